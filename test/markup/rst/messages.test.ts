import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rst } from '../../../server/markup/rst/rst.ts'
import { SourceText } from '../../../server/text/source-text.ts'

const casesFile = new URL('../../../../shared/docutils/dev-cases.json', import.meta.url)

interface Case {
  readonly id: string
  readonly input: string
  readonly expected: string
  readonly levels: readonly number[]
}

interface Message {
  readonly level: number
  readonly line: number
  readonly text: string
}

/** docutils' messages in a tree as it prints it. */
function messagesOf(tree: string): Message[] {
  return [...tree.matchAll(/<system_message ([^>]*)>\n *<paragraph>\n((?: +[^ <].*\n)*)/g)].map(match => ({
    level: Number(/level="(\d)"/.exec(match[1] ?? '')?.[1]),
    line: Number(/line="(\d+)"/.exec(match[1] ?? '')?.[1]),
    text: (match[2] ?? '').trim().replace(/\s+/g, ' '),
  }))
}

/** What docutils reports and we leave out on purpose. */
const leftOut: readonly (readonly [why: string, pattern: RegExp])[] = [
  [
    'Sphinx and its extensions have more directives, options and roles',
    /^Unknown |: unknown option: |"role" directive/,
  ],
  ['a directive that only a substitution can hold is no fault of the text', /^Invalid context: /],
  [
    'it follows from the fault of the directive within',
    /^Substitution definition ".*" empty or invalid|^Problematic content/,
  ],
  ['a topic within a list is shown', /may not be used within topics or body elements/],
  [
    'tables of other syntax and character codes are only read for the tree',
    /csv-table|widths do not match|^Invalid character code/,
  ],
  ['what a role makes of its text', /^RFC number|^Invalid argument for "role"/],
  [
    'what a figure is made of',
    /^Figure |exactly one table expected|single paragraph only|valid value for the "align" option/,
  ],
  ['document-too-large says it where it matters', /exceeds the line-length-limit/],
]

/** What docutils puts at the first or last line of a construct, and we at the line of it that is wrong. */
const elsewhere = /^Error in ".*" directive: (?:invalid option|no content)|^(?:Footnote|Citation) content/

describe.skipIf(!existsSync(casesFile))("docutils' messages in its own cases", () => {
  const { cases } = existsSync(casesFile)
    ? (JSON.parse(readFileSync(casesFile, 'utf8')) as { cases: Case[] })
    : { cases: [] }
  const read = cases.map(one => {
    const source = new SourceText(one.input)
    const faults = rst.parse(source).faults.map(fault => ({ id: fault.id, line: source.lineAt(fault.span.start) }))
    return { one, faults, messages: messagesOf(one.expected) }
  })

  test('warnings and errors have each a fault on their line', () => {
    const missing = read.flatMap(({ one, faults, messages }) => {
      const left = faults.map(fault => fault.line)
      return messages
        .filter(({ level, text }) => level > 1 && !leftOut.some(([, pattern]) => pattern.test(text)))
        .filter(({ line, text }) => {
          const at = left.findIndex(found => (elsewhere.test(text) ? Math.abs(found - line) < 4 : found === line))
          if (at >= 0) left.splice(at, 1)
          return at < 0
        })
        .map(({ line, text }) => `${one.id} ${line} ${text}`)
    })
    expect(missing).toEqual([])
  })

  test('where it is silent so are we, but for what only all of a document shows', () => {
    // docutils looks for the targets of references after it has read the document.
    const own = new Set(['unknown-target'])
    const extra = read
      .filter(({ one }) => one.levels.length === 0)
      .flatMap(({ one, faults }) =>
        faults.filter(({ id }) => !own.has(id)).map(({ id, line }) => `${one.id} ${line} ${id}`),
      )
    expect(extra).toEqual([])
  })
})
