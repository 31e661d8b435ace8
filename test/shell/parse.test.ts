import fc from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { parseShell } from '../../server/shell/parse.ts'

const statements = (text: string) => parseShell(text).statements.map(({ start, end }) => text.slice(start, end))
const names = (text: string) => parseShell(text).commands.map(({ name }) => name?.text ?? null)

describe('a command that waits for more lines', () => {
  test.each([
    'apt-get install \\',
    'echo "abc',
    "echo 'it",
    'cat <<EOF\nfoo',
    'if true; then',
    'for x in 1 2; do',
    'while read line',
    'case $x in',
    'ps aux |',
    'make &&',
    '(cd /srv',
    'echo $(date',
    'f() {',
    '[[ -f x',
  ])('%s', text => expect(parseShell(text).complete).toBe(false))
})

test.each(['$(', '{ ', '(', '$((', '<('])('nesting beyond all sense cannot be read, and takes no time: %s', open => {
  const began = performance.now()
  const { complete, errors } = parseShell(open.repeat(100_000))
  expect(complete && errors.length === 0).toBe(false)
  expect(performance.now() - began).toBeLessThan(2000)
})

describe('what a later line must hold for a command to be whole', () => {
  test.each([
    ['if true; then', 'fi'],
    ['for x in 1 2', 'done'],
    ['case $x in a)', 'esac'],
    ['f() {', '}'],
    ['(cd /srv', ')'],
    ['[[ -f x', ']]'],
    ['echo "abc', '"'],
    ["echo 'it", "'"],
    ['echo `date', '`'],
    ['echo ${x', '}'],
    ['echo $((1', ')'],
    ['diff <(ls', ')'],
    ['ps aux |', null],
    ['cat <<EOF', null],
    ['ls', null],
  ])('%s waits for %s', (text, closer) => expect(parseShell(text).closer).toBe(closer))

  test('without it, it is not', () => {
    const open = fc.constantFrom(
      'if a; then',
      'for x in 1 2; do',
      'f() {',
      '(cd /srv',
      'echo "abc',
      'echo $(date',
      '[[ a',
    )
    const line = fc.constantFrom('ls', 'fi', 'done', '}', ')', ']]', '"', 'echo "a"', '$(b)', 'c | d', '# e', '')
    fc.assert(
      fc.property(open, fc.array(line, { maxLength: 6 }), (first, rest) => {
        const { closer } = parseShell(first)
        const { complete, errors } = parseShell([first, ...rest].join('\n'))
        expect(complete && errors.length === 0 && !rest.some(each => each.includes(closer!))).toBe(false)
      }),
    )
  })
})

describe('a command that is whole, right or wrong', () => {
  test.each([
    'ls',
    'echo a\\\\',
    'cat <<EOF\nfoo\nEOF',
    'true; fi',
    'a ;; b',
    'kill <pid>',
    'if true; then ls; fi',
    "echo a # isn't open",
    '',
  ])('%s', text => expect(parseShell(text).complete).toBe(true))
})

test('statements on one line are one, here-documents belong to theirs, comments to none', () => {
  expect(statements('a; b && c | d\n# why\ncat <<EOF > f\nbody\nEOF\nlast \\\n  arg')).toEqual([
    'a; b && c | d',
    'cat <<EOF > f\nbody\nEOF',
    'last \\\n  arg',
  ])
})

test('simple commands are found wherever they stand', () => {
  expect(names('FOO=1 a $(b) | c; for x in 1; do d; done; (e) && { f; }; g() { h; }')).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'h',
  ])
})

test('a word is known only when nothing has to be looked up', () => {
  const [command] = parseShell(`rm -rf "$HOME" 'a b' "c"d *.log ~/x > /tmp/out`).commands
  expect(command!.arguments.map(({ text }) => text)).toEqual(['-rf', null, 'a b', 'cd', null, null])
  expect(command!.redirections.map(({ operator, target }) => [operator, target?.text])).toEqual([['>', '/tmp/out']])
})

test('an error says what was expected, and where', () => {
  expect(parseShell('kill <pid>').errors).toEqual([{ message: 'expected redirect target', offset: 10 }])
})

test('any text has an answer whose spans lie in the text', () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '"',
    "'",
    '`',
    '$(',
    ')',
    '((',
    '))',
    '{',
    '}',
    '<<E\n',
    'E\n',
    '\\',
    '|',
    '&',
    ';',
    '<',
    '>',
    'if ',
    'fi',
    'do ',
    '${',
    '[[ ',
    '\0',
    '\ud800',
    '#',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
      const text = parts.join('')
      const { statements, commands, redirections } = parseShell(text)
      for (const { start, end } of [...statements, ...[...commands, ...redirections].map(({ span }) => span)])
        expect(0 <= start && start <= end && end <= text.length).toBe(true)
    }),
    { numRuns: 2000, examples: [[['((', '`', '\\']]] },
  )
})
