import { describe, expect, test } from 'vitest'
import { blocksOf as blocksWithin, neighboursOf } from '../../../server/check/blocks.ts'
import { waysOut, writingOut, type DoubtfulBlock } from '../../../server/check/doubt/meaning.ts'
import { doubtfulIn } from '../../../server/check/doubt/statements.ts'
import { markups } from '../../../server/markup/index.ts'
import type { MarkupId } from '../../../server/markup/markup.ts'
import { Ledger } from '../../../server/runbook/account/ledger.ts'
import type { BlockReading, Runbook } from '../../../server/runbook/model.ts'
import { readRunbook } from '../../../server/runbook/read.ts'
import { applyEdits } from '../../../server/text/edit.ts'
import { SourceText } from '../../../server/text/source-text.ts'

const read = (text: string, id: MarkupId): Runbook =>
  readRunbook(
    new SourceText(text),
    markups.find(markup => markup.id === id)!,
  )

/** Every block of code of a document, where it stands. */
function blocksOf(runbook: Runbook): DoubtfulBlock[] {
  const { source, markup } = runbook
  let last = null as DoubtfulBlock['before']
  return runbook.stretches.flatMap(({ passages }) =>
    passages.flatMap(passage => {
      const found = [...neighboursOf(passage, { blocks: blocksWithin(passage), before: last })].flatMap(
        ({ block, before }) => {
          const reading = passage.blocks.find(each => each.block === block)
          return reading === undefined ? [] : [{ reading, source, markup, before }]
        },
      )
      last = passage.block.kind === 'section' ? null : passage.block
      return found
    }),
  )
}

/** The block as one of which every line is in doubt. */
function wholly(block: DoubtfulBlock): DoubtfulBlock {
  const { lines } = block.reading.block
  const ledger = new Ledger(lines, 0)
  for (const index of lines.keys()) ledger.unread(index, 1, { language: 'sh', prompt: null }, 'It could be either.')
  const reading: BlockReading = { ...block.reading, nature: 'unread', account: ledger.done() }
  return { ...block, reading }
}

/** What a reader takes a document for, apart from what is in doubt. */
const said = ({ steps }: Runbook) =>
  steps.map(({ kind, title, hosts, timeout, commands, doubts }) => ({
    ...{ kind, title, hosts, timeout },
    commands: commands.map(({ text, language }) => [language, text]),
    doubts: doubts.map(({ command }) => command.text),
  }))

/** A command, two lines that are in doubt whatever else is known, and a command over two lines. */
const body = ['kubectl get pods', '| web | 1/1 | Running |', '{"level":"info","msg":"x"}']

const fence = (info: string, lines = body) => ['```' + info, ...lines, '```']
const within = (indent: string, lines: readonly string[]) => lines.map(line => (line === '' ? '' : indent + line))

/** Every way that such a block stands in a document. */
const places: Record<string, readonly [MarkupId, readonly string[]]> = {
  'a fence': ['markdown', ['# A', '', 'Run it:', '', ...fence('bash')]],
  'a fence with words of its own': ['markdown', ['# A', '', 'Run it:', '', ...fence('bash {host=db1 timeout=5m}')]],
  'a fence whose braces are a renderer’s': ['markdown', ['# A', '', ...fence('bash title="x}" {1,3}')]],
  'a fence of tildes in an item': [
    'markdown',
    ['# A', '', '1. Run it:', '', ...within('   ', ['~~~sh', ...body, '~~~']), '2. Reboot.'],
  ],
  'a fence behind an item’s marker': ['markdown', ['# A', '', '- ```bash', ...within('  ', [...body, '```'])]],
  'a fence in nested items': [
    'markdown',
    ['# A', '', '- First', '', '  1. Run it:', ...within('     ', fence('bash')), '', '  2. Then wait.'],
  ],
  'a fence in a quote': ['markdown', ['# A', '', '> Run it:', '>', ...within('> ', fence('bash'))]],
  'a fence in an admonition': ['markdown', ['# A', '', ':::{note}', 'Run it:', '', ...fence('bash'), ':::']],
  'a fence that Pandoc reads': ['markdown', ['# A', '', 'Run it:', '', ...fence('{.bash #x}')]],
  'MyST’s directive': ['markdown', ['# A', '', 'Run it:', '', ...fence('{code-block} bash')]],
  'MyST’s directive with options': [
    'markdown',
    ['# A', '', 'Run it:', '', ...fence('{code-block} bash', [':class: wide', ':linenos:', '', ...body])],
  ],
  'MyST’s colon fence': ['markdown', ['# A', '', 'Run it:', '', ':::{code-block} bash', ...body, ':::']],
  'a directive': ['rst', ['A', '=', '', 'Run it:', '', '.. code-block:: bash', '', ...within('   ', body)]],
  'a directive with options': [
    'rst',
    ['A', '=', '', '.. code-block:: bash', '   :linenos:', '   :caption: Look', '', ...within('   ', body)],
  ],
  'a directive with a class': [
    'rst',
    ['A', '=', '', '.. code-block:: bash', '   :class: wide', '', ...within('   ', body)],
  ],
  'a directive with words of its own': [
    'rst',
    ['A', '=', '', '.. code-block:: bash', '   :class: runbook host=db1', '', ...within('   ', body)],
  ],
  'a directive in an item': [
    'rst',
    ['A', '=', '', '1. Run it:', '', '   .. code-block:: bash', '', ...within('      ', body), '', '2. Reboot.'],
  ],
  'a directive behind an item’s marker': [
    'rst',
    ['A', '=', '', '* .. code-block:: bash', '', ...within('     ', body), ''],
  ],
  'a directive in an admonition, with tabs': [
    'rst',
    ['A', '=', '', '.. note::', '', '\tRun it:', '', '\t.. code-block:: bash', '', ...within('\t\t', body)],
  ],
  'a literal block': [
    'rst',
    ['A', '=', '', '.. highlight:: bash', '', 'First a word.', '', 'Run it::', '', ...within('    ', body)],
  ],
  'a literal block behind a marker of its own': [
    'rst',
    ['A', '=', '', '.. highlight:: bash', '', 'Run it', '', '::', '', ...within('    ', body)],
  ],
  'a literal block in an item': [
    'rst',
    [
      'A',
      '=',
      '',
      '.. highlight:: bash',
      '',
      '1. Run it,',
      '   please::',
      '',
      ...within('     ', body),
      '',
      '2. Wait.',
    ],
  ],
  'a literal block in a definition': [
    'rst',
    ['A', '=', '', '.. highlight:: bash', '', 'The pods', '  Run it::', '', ...within('    ', body)],
  ],
}

const ends: Record<string, string> = { LF: '\n', CRLF: '\r\n' }

describe.each(Object.entries(ends))('%s', (_, end) => {
  describe.each(Object.entries(places))('%s', (_, [markup, lines]) => {
    const text = lines.join(end) + end
    const before = read(text, markup)
    const block = blocksOf(before).find(({ reading }) => reading.account.lines.length === body.length)!

    const edited = (fix: ReturnType<typeof writingOut>) => {
      if (fix === null) throw new Error('expected an edit, found none')
      const after = applyEdits(text, fix.edits)
      // One kind of line break throughout, and nothing taken away.
      expect(after.replaceAll(end, '').match(/[\r\n]/)).toBeNull()
      for (const line of lines) for (const word of line.split(/\s+/)) expect(after).toContain(word.replace(/\}$/, ''))
      return { after, runbook: read(after, markup) }
    }

    test('a block that is output says so, and is no step any more', () => {
      const { runbook } = edited(writingOut(wholly(block), ['output', 'output', 'output']))
      expect(said(runbook).flatMap(({ commands, doubts }) => [...commands, ...doubts])).toEqual([])
      const others = (steps: ReturnType<typeof said>) => steps.filter(({ kind }) => kind === 'manual')
      expect(others(said(runbook)).map(({ title }) => title)).toEqual(
        expect.arrayContaining(others(said(before)).map(({ title }) => title)),
      )
    })

    test('prompts tell what is typed, and nothing else changes', () => {
      const { statements } = doubtfulIn(block.reading)
      expect(statements.length).toBeGreaterThan(0)
      const { runbook } = edited(
        writingOut(
          block,
          statements.map(() => 'output'),
        ),
      )
      expect(said(runbook)).toEqual(said(before).map(step => ({ ...step, doubts: [] })))
    })

    test('that all of it is typed is said where output is', () => {
      const run = applyEdits(text, writingOut(wholly(block), ['run', 'run', 'run'])!.edits)
      const output = applyEdits(text, writingOut(wholly(block), ['output', 'output', 'output'])!.edits)
      expect(run).toBe(output.replace(/\boutput\b/, 'run'))
    })
  })
})

test('each way out says exactly what it writes', () => {
  const [block] = blocksOf(read(`# A\n\n${fence('bash').join('\n')}\n`, 'markdown'))
  const titles = (of: DoubtfulBlock) => waysOut(of).map(({ title }) => title)
  expect(titles(block!)).toEqual([
    "Put '$' before the commands: the rest is output",
    'Mark the block as commands: every line is typed',
  ])
  expect(titles(wholly(block!))).toEqual([
    'Mark the block as output',
    'Mark the block as commands: every line is typed',
  ])
})

test('some of it typed, some printed: the typed ones are given a prompt', () => {
  const text = `# A\n\n${fence('bash').join('\n')}\n`
  const [block] = blocksOf(read(text, 'markdown'))
  const fix = writingOut(wholly(block!), ['run', 'output', 'run'])!
  expect(applyEdits(text, fix.edits)).toBe(
    `# A\n\n${fence('bash', [`$ ${body[0]}`, body[1]!, `$ ${body[2]}`]).join('\n')}\n`,
  )
})

test('a comment of an indented block stands where the text around it does, or nowhere', () => {
  const indented = (lines: readonly string[]) => {
    const text = `${lines.join('\n')}\n`
    const fix = writingOut(wholly(blocksOf(read(text, 'markdown'))[0]!), ['output'])
    return fix === null ? null : applyEdits(text, fix.edits).split('\n')
  }
  expect(indented(['# A', '', 'Run it:', '', '    kubectl get pods'])).toContain('<!-- runbook: output -->')
  expect(indented(['# A', '', '- Run it:', '', '      kubectl get pods'])).toContain('  <!-- runbook: output -->')
  expect(indented(['# A', '', '-     kubectl get pods'])).toBeNull()
})

test('what a comment would swallow is not given one', () => {
  const text = 'A\n=\n\nThe pods.\n\n    $ kubectl get pods\n'
  const [block] = blocksOf(read(text, 'rst'))
  expect(block?.reading.block.kind).toBe('quote')
  expect(writingOut(wholly(block!), ['output'])).toBeNull()
})
