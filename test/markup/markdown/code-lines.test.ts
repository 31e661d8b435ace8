import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../server/text/edit.ts'
import { allCode, read } from './tree.ts'

/** Each line of the first code block: what the reader sees, and what stands at its span. */
function lines(text: string): [string, string][] {
  const [code] = allCode(read(text))
  return (code?.lines ?? []).map(line => [line.text, text.slice(line.span.start, line.span.end)])
}

const same = (...texts: string[]): [string, string][] => texts.map(text => [text, text])

describe('every line is the end of its source line', () => {
  test.each([
    ['at the margin', '```\n$ ls\n\n  x\n```\n', same('$ ls', '', '  x')],
    ['indented fence', '  ```\n  a\n b\n   c\n  ```\n', same('a', 'b', ' c')],
    ['in nested lists', '- a\n  1. b\n\n     ```sh\n     ls\n\n       x\n     ```\n', same('ls', '', '  x')],
    ['in a quote in an item', '* > ```\n  > ls\n  >   x\n  > ```\n', same('ls', '  x')],
    ['with carriage returns', '```\r\nls\r\nx\r\n```\r\n', same('ls', 'x')],
    ['with lone carriage returns', '```\rls\rx\r```\r', same('ls', 'x')],
    ['tabs within', '```\n\tls\n\t\tx\n```\n', same('\tls', '\t\tx')],
    ['indented by a tab', 'a:\n\n\tls\n\n\tx\n', same('ls', '', 'x')],
    ['indented by more than needed', '* a\n\n        $ ls\n          out\n', same('$ ls', '  out')],
    ['with a NUL', '```\na\0b\n```\n', same('a\0b')],
    ['emoji', '> ```\n> echo 😀\n> ```\n', same('echo 😀')],
    ['behind a byte order mark', '\uFEFF```\nls\n```\n', same('ls')],
    ['trailing blanks', '```\nls  \n```\n', same('ls  ')],
    ['blank lines at either end', '```\n\n \nls\n\n```\n', same('ls')],
    ['a colon fence shown as code', '```\n::: tip A title\n:::\n```\n\n:::\n', same('::: tip A title', ':::')],
    ['marks in bulk', '```\n' + '*_[]'.repeat(1000) + '\n```\n', same('*_[]'.repeat(1000))],
    ['MkDocs', '!!! note\n    ```\n    ls\n    ```\n', same('ls')],
    ['in an alert', '> [!TIP]\n> ```\n> ls\n> ```\n', same('ls')],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected)
  })

  test('of a tab that straddles the indentation, the rest stands in front as blanks', () => {
    expect(lines('- a\n\n\t```\n\tls\n\t```\n')).toEqual([['ls', 'ls']])
    expect(lines('-  a\n\n   ```\n\tls\n   ```\n')).toEqual([[' ls', 'ls']])
  })
})

describe('fences that are never closed', () => {
  const faults = (text: string) => read(text).faults.map(({ id, span }) => [id, text.slice(span.start, span.end)])

  test.each([
    ['```sh\nls\n', '```sh'],
    ['```sh', '```sh'],
    ['```', '```'],
    ['~~~~ x\nls\n~~~\n', '~~~~ x'],
    ['````\nls\n```\n', '````'],
    ['- ```\n  ls\n\ntext\n', '```'],
    ['> ```\n> ls\n\ntext\n', '```'],
    ['```\nls\n```x\n', '```'],
  ])('%j', (text, opening) => {
    expect(faults(text)).toEqual([['fence-unclosed', opening]])
    expect(allCode(read(text)).map(({ closed }) => closed)).toEqual([false])
  })

  test.each([
    '```\n```',
    '```\nls\n```',
    '```\nls\n`````  \n',
    '~~~\nls\n~~~',
    '> ```\n> ls\n> ```',
    '    ```\n',
    '- ```\n  ```\n',
    '```\n\n```',
  ])('%j is closed', text => {
    expect(faults(text)).toEqual([])
  })

  test('the fix closes it where the document ends', () => {
    const text = '> ~~~sh\n> ls'
    const [edit] = read(text).faults[0]?.fix?.edits ?? []
    expect(edit).toEqual({ span: { start: text.length, end: text.length }, text: '\n> ~~~\n' })
    expect(read(text + (edit?.text ?? '')).faults).toEqual([])
  })

  test('there is no fix where text follows', () => {
    expect(read('- ```\n  ls\n\ntext\n').faults[0]?.fix).toBeNull()
  })
})

describe('code that stands left of its fence in a list item', () => {
  test('belongs to the fence, and is reported with the blanks it lacks', () => {
    const text = '\uFEFF1. Probe:\r\n\r\n   ```sh\r\n  nmap db1\r\nls\r\n   ```\r\n\r\n2. Next\r\n'
    const tree = read(text)
    expect(lines(text)).toEqual(same('nmap db1', 'ls'))
    expect(tree.blocks.map(({ kind }) => kind)).toEqual(['list'])
    expect(tree.faults.map(({ id, span, fix }) => [id, text.slice(span.start, span.end), fix?.edits[0]?.text])).toEqual(
      [
        ['fence-unclosed', '  nmap db1', ' '],
        ['fence-unclosed', 'ls', '   '],
      ],
    )
    const mended = applyEdits(
      text,
      tree.faults.flatMap(({ fix }) => fix?.edits ?? []),
    )
    expect(read(mended).faults).toEqual([])
    expect(lines(mended)).toEqual(same('nmap db1', 'ls'))
  })

  test.each([
    ['a fence nobody closed, then the next item', '1. a\n   ```\n   ls\n2. b\n   ```\n   x\n   ```\n'],
    ['a fence nobody closed, then prose', '1. a\n   ```\n   ls\n\nprose\n   ```\n'],
    ['a closing fence that stands elsewhere', '1. a\n   ```\nls\n```\n'],
    ['left of the fence but within the item', '- a\n\n     ```\n    ls\n     ```\n'],
    ['tabs', '1. a\n\n   ```\n\tls\n   ```\n'],
    ['a fence of an outer item', '- a\n  - b\n\n  ```\n  ls\n  ```\n'],
    ['no list', 'a\n\n  ```\nls\n  ```\n'],
  ])('not so: %s', (_, text) => {
    expect(read(text).faults.filter(({ fix }) => fix?.title === 'Indent the line')).toEqual([])
  })
})
