import { describe, expect, test } from 'vitest'
import type { Code } from '../../../server/markup/block.ts'
import { declaredPrompts, declaredShape } from '../../../server/runbook/commands/declared-prompts.ts'
import { findPrompts, noHabits } from '../../../server/runbook/commands/prompts-in-block.ts'
import { codeLines } from '../code-lines.ts'

const span = { start: 0, end: 0 }

/** A block of code with what its author wrote on it: `prompt bash $ auto`, or options. */
function block(text: string, directive: string | null, argument: string | null, options: Record<string, string> = {}) {
  const attributes = Object.entries(options).map(([name, value]) => ({ name, value, span }))
  const language = directive === null ? argument : null
  const form = directive === null ? ('fence' as const) : ('directive' as const)
  const code: Code = {
    kind: 'code',
    span,
    form,
    language,
    directive,
    argument,
    attributes,
    lines: codeLines(text),
    closed: true,
  }
  return code
}

const typed = (code: Code) => {
  const lines = code.lines.map(({ text }) => text)
  return findPrompts(lines, code.language, noHabits, declaredPrompts(code)).map((shape, index) =>
    shape === null ? null : `${shape.text}|${(lines[index] ?? '').slice(shape.length)}|${shape.language}`,
  )
}

describe('a prompt directive', () => {
  test.each<readonly [string, string, (string | null)[]]>([
    ['bash $', 'ls\n# all\ncat a', ['$|ls|sh', '$|# all|sh', '$|cat a|sh']],
    ['bash', 'ls', ['$|ls|sh']],
    ['bash #', 'ls', ['#|ls|sh']],
    ['bash', 'ls \\\n  -l\npwd', ['$|ls \\|sh', null, '$|pwd|sh']],
    ['bash hive$', 'ls', ['hive$|ls|sh']],
    ['mysql mysql>', 'SELECT 1;', ['mysql>|SELECT 1;|sql']],
    ['python >>>', 'import os', ['>>>|import os|python']],
    ['batch', 'dir', ['C:\\>|dir|batch']],
    ['powershell', 'Get-Item', ['PS C:\\>|Get-Item|powershell']],
    ['text -->', 'go', ['-->|go|program']],
    ['bash #,$ auto', '$ ls\na file\n# reboot', ['$|ls|sh', null, '#|reboot|sh']],
    ['bash (env)...$ auto', '(env)...$ ls\na file', ['(env)...$|ls|sh', null]],
    ['text -->,> auto', '--> go\n> on\ndone', ['-->|go|program', '>|on|sh', null]],
    ['bash $ auto', 'ls -l\ntotal 4', [null, null]],
    ['bash $ auto', '$ls\n$ ls', [null, '$|ls|sh']],
    ['python >>>,... auto', '>>> if a:\n...     b', ['>>>|if a:|python', '...|b|python']],
  ])('%s: %j', (argument, text, expected) => {
    expect(typed(block(text, 'prompt', argument))).toEqual(expected)
  })

  test('takes its prompt from options, which may hold blanks', () => {
    const code = block('ls', 'prompt', 'bash', { prompts: '(shop) $' })
    expect(typed(code)).toEqual(['(shop) $|ls|sh'])
    expect(typed(block('(shop) $ ls\nx', 'prompt', 'bash', { prompts: '(shop) $', modifiers: 'auto' }))).toEqual([
      '(shop) $|ls|sh',
      null,
    ])
  })

  test('draws what is no part of the document', () => {
    const [shape] = findPrompts(['  ls'], null, noHabits, declaredPrompts(block('  ls', 'prompt', 'bash $')))
    expect(shape).toMatchObject({ drawn: true, indent: 2, length: 2, text: '$' })
  })
})

describe('an attribute that names a prompt', () => {
  test.each<readonly [string | null, Record<string, string>, string, (string | null)[]]>([
    ['javascript', { 'data-prompt': '>' }, '> use shop\nswitched', ['>|use shop|javascript', null]],
    ['bash', { 'data-prompt': '$' }, '$ ls\nfile', ['$|ls|sh', null]],
    ['sh', { 'data-prompt': '"$"' }, 'ls\npwd', ['$|ls|sh', '$|pwd|sh']],
    ['sql', { prompt: 'shop>' }, 'shop> SELECT 1;\n1', ['shop>|SELECT 1;|sql', null]],
    ['console', { prompt: 'root@hive#' }, 'root@hive# ls\nfile', ['root@hive#|ls|sh', null]],
  ])('%s %j', (language, options, text, expected) => {
    expect(typed(block(text, null, language, options))).toEqual(expected)
  })

  test('is none where there is none', () => {
    expect(declaredPrompts(block('$ ls', null, 'console', { caption: 'x' }))).toBeNull()
  })
})

describe('a terminal', () => {
  test('has what is typed in its option, and shows the rest', () => {
    const code = block('Linux', 'terminal', null, { user: 'mara', host: 'hive', dir: '~/src', input: 'uname' })
    expect(declaredPrompts(code)).toMatchObject({
      how: 'input',
      prompts: ['mara@hive:~/src$'],
      inputs: [{ value: 'uname' }],
    })
    expect(typed(code)).toEqual([null])
    expect(declaredShape('mara@hive:~/src$', 'bash')).toMatchObject({ user: 'mara', host: 'hive', root: false })
  })

  test('without it, the first paragraph is typed', () => {
    expect(typed(block('uname\nhostname\n\nLinux', 'terminal', null))).toEqual([
      'user@host:~$|uname|sh',
      'user@host:~$|hostname|sh',
      null,
      null,
    ])
  })

  test('may show nothing but output', () => {
    expect(typed(block('Linux', 'terminal', null, { 'output-only': '' }))).toEqual([null])
  })
})
