import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { blocksIn } from '../../../server/markup/blocks-in.ts'
import type { Runbook } from '../../../server/runbook/model.ts'
import fc from '../../support/fast-check.ts'
import { corpus, hasCorpus, isReadable, readCorpus, runbookOf } from '../shared-corpus.ts'

/** Lines of all kinds: typed, shown, broken, hostile, in several languages. */
const pieces = [
  ...[
    'apt update',
    '$ ls -l',
    '# id',
    'root@db1:~# psql',
    'SELECT 1;',
    '>>> print(1)',
    'mysql> SHOW TABLES;',
    'frob it',
  ],
  ...['deploy', 'cat <<EOF', 'EOF', 'echo "open', 'echo (a', 'for x in a; do', 'done', 'x \\', '| a | b |', '{"a": 1}'],
  ...[
    'NAME   READY',
    '-rw-r--r-- 1 a b',
    '2026-01-02 INFO x',
    '# note',
    '',
    '   ',
    '\tindented',
    'The end.',
    'A=1',
    '...',
  ],
  ...[
    '> quoted',
    'é è',
    '🙂 🙂',
    '➜  x y',
    '```',
    '::',
    '.. x::',
    '<pid>',
    '[a|b]',
    '%APPDATA%',
    'irb(main):001:0> x',
    '\u200b# z',
  ],
]
const languages = [
  'bash',
  'sh',
  'console',
  'text',
  '',
  'sql',
  'python',
  'yaml',
  'powershell',
  'bat',
  'fish',
  'shel',
  'prompt',
]

/** Every line of every block of code has a role, and commands and doubts are the roles' fold. */
function expectWhole(runbook: Runbook): void {
  const { source, tree, blocks, steps } = runbook
  const read = new Set(blocks.map(({ block }) => block))
  for (const block of blocksIn(tree.blocks)) if (block.kind === 'code') expect(read.has(block)).toBe(true)
  const byId = new Map(steps.map(step => [step.id, step]))
  for (const { account, block, step, nature } of blocks) {
    if (block.kind === 'code' && block.directive !== 'terminal')
      expect(account.readings.length).toBe(block.lines.length)
    const count = (role: string) => account.readings.filter(reading => reading.role === role).length
    const own = step === null ? undefined : byId.get(step)
    if (own?.kind !== 'command') {
      // A step that a list's or section's own step replaced has none; nothing of it may look as if it ran.
      if (step !== null) expect(count('command')).toBe(0)
      continue
    }
    expect(own.commands.length).toBe(count('command'))
    expect(own.commands.flatMap(({ lines }) => lines).length).toBe(count('command') + count('continued'))
    expect(own.doubts.flatMap(({ command }) => command.lines).length).toBe(count('unread'))
    expect(nature).toBe(count('command') > 0 ? 'commands' : 'unread')
    for (const { command } of own.doubts) expect(source.slice(command.span)).not.toBe('')
  }
}

describe('no line is lost', () => {
  test('in blocks of random lines, in every language and both markups', () => {
    const block = fc.record({
      lines: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }),
      language: fc.constantFrom(...languages),
      lead: fc.constantFrom(
        'Run this:',
        'The output looks like this:',
        'Add this to `/etc/x`:',
        'Text.',
        'Do not run:',
      ),
    })
    fc.assert(
      fc.property(block, ({ lines, language, lead }) => {
        expectWhole(runbookOf('x.md', `# T\n\n${lead}\n\n~~~~${language}\n${lines.join('\n')}\n~~~~\n`))
        const directive =
          language === '' ? '::' : language === 'prompt' ? '.. prompt:: bash $' : `.. code-block:: ${language}`
        const body = lines.map(line => `   ${line}`).join('\n')
        expectWhole(runbookOf('x.rst', `T\n=\n\n${lead}\n\n${directive}\n\n${body}\n`))
      }),
      { numRuns: 400 },
    )
  })

  test.skipIf(!hasCorpus)(
    'in real documents',
    () => {
      for (const folder of ['dev/rst', 'dev/md', 'more/rst', 'more/md', 'seeds'])
        for (const name of readdirSync(`${corpus}${folder}`).filter(isReadable))
          expectWhole(runbookOf(name, readCorpus(`${folder}/${name}`)))
    },
    120_000,
  )
})
