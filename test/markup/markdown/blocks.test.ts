import { describe, expect, test } from 'vitest'
import { allBlocks, allCode, printed, read } from './tree.ts'

describe('info strings', () => {
  const attributes = (info: string) => {
    const text = '```' + info + '\nls\n```\n'
    const [code] = allCode(read(text))
    return {
      language: code?.language,
      attributes: code?.attributes.map(({ name, value, span }) => [name, value, text.slice(span.start, span.end)]),
    }
  }

  test.each([
    ['bash', 'bash', []],
    ['Bash', 'bash', []],
    ['', null, []],
    ['shell-session', 'shell-session', []],
    ['c++', 'c++', []],
    [
      'bash {host=db1 timeout=5m confirm}',
      'bash',
      [
        ['host', 'db1', 'host=db1'],
        ['timeout', '5m', 'timeout=5m'],
        ['confirm', null, 'confirm'],
      ],
    ],
    ['bash{confirm}', 'bash', [['confirm', null, 'confirm']]],
    [
      'bash title="a b" x',
      'bash',
      [
        ['title', 'a b', 'title="a b"'],
        ['x', null, 'x'],
      ],
    ],
    ["sh when='x y'", 'sh', [['when', 'x y', "when='x y'"]]],
    ['rust,ignore', 'rust', [['ignore', null, 'ignore']]],
    ['{.bash host=db1}', 'bash', [['host', 'db1', 'host=db1']]],
    ['{bash, eval=FALSE}', 'bash', [['eval', 'FALSE', 'eval=FALSE']]],
    ['{bash}', 'bash', []],
    [
      'sh ports=80,443 next',
      'sh',
      [
        ['ports', '80,443', 'ports=80,443'],
        ['next', null, 'next'],
      ],
    ],
  ])('%j', (info, language, expected) => {
    expect(attributes(info)).toEqual({ language, attributes: expected })
  })
})

test.each([
  ['below an indented block', 'Do it:\n\n    $ a\n\n2. Then this.\n3. Then that.\n', [2, 3]],
  ['in a quote', '> Do it:\n>\n>     $ a\n>\n> 10) Then this.\n>     And more.\n', [10]],
  ['not within a paragraph', 'The year was\n1986. What a year.\n', []],
])('a numbered item: %s', (_what, text, numbers) => {
  const items = allBlocks(read(text).blocks).filter(block => block.kind === 'item')
  expect(items.map(({ number }) => number)).toEqual(numbers)
})

describe('colon fences', () => {
  test.each([
    [':::note\nx\n:::', 'admonition note'],
    [':::note[A title]\nx\n:::', 'admonition note: A title'],
    [':::note A title\nx\n:::', 'admonition note: A title'],
    ['::: tip A title\nx\n:::', 'admonition tip: A title'],
    [':::{warning} A title\nx\n:::', 'admonition warning: A title'],
    ['::: {.caution host=db1}\nx\n:::', 'admonition caution'],
    [':::details More\nx\n:::', 'directive details More'],
    [':::{only} html\nx\n:::', 'directive only html'],
  ])('%j', (text, head) => {
    expect(printed(text)).toBe(`\n${head}\n  paragraph: x\n`)
  })

  test('a code directive shows its content', () => {
    expect(printed(':::{code-block} console\n:caption: c\n\n$ ls\n# not a heading\n:::\n')).toBe(`
code console caption=c
  | $ ls
  | # not a heading
`)
  })

  test('longer fences hold shorter ones', () => {
    expect(printed('::::tabs\n:::tab[One]\nA\n:::\n:::tab[Two]\nB\n:::\n::::\nafter\n')).toBe(`
directive tabs
  directive tab One
    paragraph: A
  directive tab Two
    paragraph: B
paragraph: after
`)
  })

  test.each(['::: tip without an end\n\ntext', ':::row:::\n\n:::\n', 'a ::: b', '```\n::: tip x\n```\n\n:::\n'])(
    '%j loses no text',
    text => {
      const lines = text.split('\n').filter(line => /\w/.test(line))
      for (const line of lines) expect(printed(text)).toContain(line)
    },
  )
})

describe('MyST fences', () => {
  test('the content of an admonition is Markdown, with spans of the document', () => {
    const text = '- item\n\n  ````{note} A title\n  Some *text*:\n\n  ```sh\n  ls  -l\n  ```\n  ````\n'
    expect(printed(text)).toBe(`
list bullet
  item
    paragraph: item
    admonition note: A title
      paragraph: Some *text*:
      code sh
        | ls  -l
`)
    const [line] = allCode(read(text))[0]?.lines ?? []
    expect(line && text.slice(line.span.start, line.span.end)).toBe('ls  -l')
  })

  test('options as fields and as YAML', () => {
    expect(printed('```{code-block} sh\n---\ncaption: x\nlineno-start: 3\n---\n\nls\n```')).toBe(
      '\ncode sh caption=x lineno-start=3\n  | ls\n',
    )
  })

  test('roles', () => {
    expect(printed('See {ref}`the label` and {command}`ls`.')).toBe(
      '\nparagraph: See :ref:`the label:ref:` and :command:`ls:command:`.\n',
    )
  })
})

describe('quotes and alerts', () => {
  test('an alert is an admonition; its marker is no text', () => {
    expect(printed('> [!CAUTION]\n> Do *not*\n> go on.\n>\n> Really.\n')).toBe(`
admonition caution
  paragraph: Do *not* go on.
  paragraph: Really.
`)
  })

  test('a title on the line of the marker', () => {
    expect(printed('> [!tip]- A title\n> Text.\n')).toBe('\nadmonition tip: A title\n  paragraph: Text.\n')
  })

  test('a quote keeps its lines', () => {
    const text = '- > $ ls\n  > a  b\n  >     c\n'
    const quote = allBlocks(read(text).blocks).find(block => block.kind === 'quote')
    expect(
      quote?.kind === 'quote' && quote.lines.map(line => [line.text, text.slice(line.span.start, line.span.end)]),
    ).toEqual([
      ['$ ls', '$ ls'],
      ['a  b', 'a  b'],
      ['    c', '    c'],
    ])
  })
})

describe('HTML', () => {
  test('what stands between tags is read as Markdown', () => {
    expect(printed('<details open>\n<summary>On <b>Debian</b></summary>\n\n```sh\napt\n```\n\n</details>\n\nAfter.\n'))
      .toBe(`
directive details On Debian open
  code sh
    | apt
paragraph: After.
`)
  })

  test('tags within each other', () => {
    expect(printed('<Tabs>\n<TabItem value="a">\n\nA\n\n</TabItem>\n<TabItem value="b">\n\nB\n\n</TabItem>\n</Tabs>\n'))
      .toBe(`
directive tabs
  directive tabitem value=a
    paragraph: A
  directive tabitem value=b
    paragraph: B
`)
  })

  test('a tag without its partner changes nothing', () => {
    expect(printed('<div>\n\n# Heading\n\ntext\n')).toBe('\nother\nsection 1: Heading\n  paragraph: text\n')
  })

  test('comments, several in a block', () => {
    expect(printed('<!-- one --> <!-- two -->\n\n<!-- three\nlines -->\n')).toBe(
      '\ncomment: one\ncomment: two\ncomment: three / lines\n',
    )
  })
})

describe('prose', () => {
  test.each(['At 10:30 or 10:30:45.', 'Use host:port and a:b.', 'A :smile: and :name[label]{a=b}.', 'C++ std::string'])(
    '%j is text',
    text => {
      expect(printed(text)).toBe(`\nparagraph: ${text}\n`)
    },
  )

  test('references lead where they are defined, in nested containers too', () => {
    expect(printed('See [a], [b][A] and [c].\n\n> [a]: https://example.com\n')).toContain(
      'See a <https://example.com>, b <https://example.com> and [c].',
    )
  })

  test('the content of a code span', () => {
    const text = 'a `` b`c `` d `e`'
    const [block] = read(text).blocks
    const spans = block?.kind === 'paragraph' ? block.prose.inlines.filter(({ kind }) => kind === 'code') : []
    expect(
      spans.map(({ content, span }) => [text.slice(content.start, content.end), text.slice(span.start, span.end)]),
    ).toEqual([
      ['b`c', '`` b`c ``'],
      ['e', '`e`'],
    ])
  })
})

test('footnotes and definitions are kept', () => {
  expect(printed('Text[^1].\n\n[^1]: Note:\n\n    ```sh\n    ls\n    ```\n')).toBe(`
paragraph: Text[^1].
other
  paragraph: Note:
  code sh
    | ls
`)
})

test('numbers as written', () => {
  const items = allBlocks(read('7. a\n7. b\n9. c\n').blocks).filter(block => block.kind === 'item')
  expect(items.map(item => item.kind === 'item' && item.number)).toEqual([7, 7, 9])
})
