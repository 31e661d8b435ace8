import { describe, expect, test } from 'vitest'
import { allBlocks, printed, read } from './tree.ts'

describe('MkDocs', () => {
  test('an admonition holds what is indented below it', () => {
    expect(
      printed('!!! warning "Mind *this*"\n    First:\n\n    ```sh\n    ls\n    ```\n\n        indented\n\nAfter.\n'),
    ).toBe(`
admonition warning: Mind *this*
  paragraph: First:
  code sh
    | ls
  code -
    | indented
paragraph: After.
`)
  })

  test('tabs, within a list item and with an admonition in them', () => {
    expect(
      printed(
        '1. Install:\n\n    === "Debian"\n\n        ```sh\n        apt\n        ```\n\n    === "RHEL"\n\n        !!! tip\n            yum\n',
      ),
    ).toBe(`
list ordered
  item 1
    paragraph: Install:
    directive tab Debian
      code sh
        | apt
    directive tab RHEL
      admonition tip
        paragraph: yum
`)
  })

  test.each(['a\n=== \nb', '!!! \n', '!!!\n    x\n', '=== Tab\n', '!!! a "b\n', 'Really!!! Yes\n'])(
    '%j opens none',
    text => {
      expect(allBlocks(read(text).blocks).filter(({ kind }) => kind === 'admonition' || kind === 'directive')).toEqual(
        [],
      )
    },
  )
})

describe('front matter is fields', () => {
  const fields = (text: string) => read(text).fields.map(({ name, value }) => [name, value])

  test('each at the margin, and those one level below', () => {
    const text =
      '---\ntitle: "Upgrade: now"\nlist:\n  - a\n  - "b"\nrunbook: # ours\n  hosts: [db1, db2] # both\n  deep:\n    er: 1\n  run: false\nlast.key: x\n---\n\ntext\n'
    expect(fields(text)).toEqual([
      ['title', 'Upgrade: now'],
      ['list', 'a, b'],
      ['runbook', null],
      ['runbook.hosts', '[db1, db2]'],
      ['runbook.deep', null],
      ['runbook.run', 'false'],
      ['last.key', 'x'],
    ])
    expect(read(text).fields.map(({ span }) => text.slice(span.start, span.end))).toContain('hosts: [db1, db2] # both')
  })

  test('in TOML, too', () => {
    expect(fields('+++\ntitle = "x"\n[runbook]\nhosts = ["db1"]\n[other]\na = 1\n+++\n\ntext\n')).toEqual([
      ['title', 'x'],
      ['runbook.hosts', '["db1"]'],
      ['other.a', '1'],
    ])
  })
})
