import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseRst } from '../../../server/markup/rst/parse.ts'
import { skeleton } from '../../../server/markup/rst/skeleton.ts'
import type { RstInline, RstNode } from '../../../server/markup/rst/tree.ts'
import { SourceText } from '../../../server/text/source-text.ts'

const shared = new URL('../../../../shared/', import.meta.url)
const casesFile = new URL('docutils/dev-cases.json', shared)
const documentsFile = new URL('docutils/dev-documents.json', shared)

interface Case {
  readonly id: string
  readonly input: string
  readonly skeleton: unknown
  readonly runbook: boolean
  readonly tree: Element
}

/** An element of docutils' tree: its name, attributes and children, of which strings are text. */
interface Element {
  readonly t: string
  readonly c?: readonly (Element | string)[]
}

interface Reading {
  readonly file: string
  readonly sections: { readonly level: number; readonly line: number }[]
  readonly directives: { readonly name: string; readonly line: number }[]
  readonly literal_blocks: { readonly text: string }[]
  readonly enumerated_lists: { readonly items: number }[]
  readonly bullet_lists: number[]
}

/** What a file holds; what it would hold without entries when it is not there, for blocks of skipped tests are read too. */
const json = <T>(url: URL, none: T): T => (existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as T) : none)

describe.skipIf(!existsSync(casesFile))("docutils' own cases", () => {
  const { cases } = json<{ cases: Case[] }>(casesFile, { cases: [] })
  const differs = ({ input, skeleton: wanted }: Case) =>
    JSON.stringify(skeleton(new SourceText(input))) !== JSON.stringify(wanted)

  test('those without opaque directives have the same skeleton', () => {
    const own = cases.filter(one => one.runbook)
    const wrong = own.filter(differs).map(one => one.id)
    // The two that differ include a file, which the parser does not read.
    expect(wrong.length / own.length, wrong.join('\n')).toBeLessThan(0.01)
  })

  test('nearly all have the same skeleton', () => {
    const wrong = cases.filter(differs).map(one => one.id)
    expect(wrong.length / cases.length, wrong.join('\n')).toBeLessThan(0.01)
  })
})

/** Elements whose text is compared; blanks matter in those that are shown as they stand. */
const texts = new Set(['title', 'paragraph', 'literal_block', 'doctest_block', 'term', 'field_name', 'attribution'])
const shownAs = (kind: string, text: string): string =>
  `${kind} ${kind.endsWith('_block') ? text : text.replace(/\s+/g, ' ').trim()}`

/** docutils' text of an element, in which NUL stands for a backslash. */
const textIn = (node: Element | string): string =>
  typeof node === 'string' ? node.replace(/\0[ \n]?/g, '') : (node.c ?? []).map(textIn).join('')

function* textsIn(node: Element): Generator<string> {
  for (const child of node.c ?? []) {
    if (typeof child === 'string' || child.t === 'system_message') continue
    if (texts.has(child.t)) yield shownAs(child.t, textIn(child))
    yield* textsIn(child)
  }
}

/** Text as docutils has it before it numbers footnotes. */
const numbered = ({ kind, text }: RstInline): string =>
  kind === 'footnote_reference' && /^[#*]/.test(text) ? '' : text

/** Our text of the same elements. */
function* textsOf(nodes: readonly RstNode[]): Generator<string> {
  for (const node of nodes) {
    if (node.kind === 'section' && node.lost) yield* textsOf(node.children.slice(1))
    else {
      if (texts.has(node.kind)) {
        const pieces = 'inlines' in node ? node.inlines.map(numbered) : []
        yield shownAs(node.kind, 'lines' in node ? node.lines.map(line => line.text).join('\n') : pieces.join(''))
      }
      yield* textsOf(node.children)
    }
  }
}

describe.skipIf(!existsSync(casesFile))("the text of docutils' own cases", () => {
  const { cases } = json<{ cases: Case[] }>(casesFile, { cases: [] })
  // What directives and roles make of their text is theirs.
  const plain = cases.filter(one => !/\.\. .*::|:`|`:/.test(one.input) && !/LINE_LENGTH|line-length/i.test(one.id))

  test('titles, paragraphs and literal blocks have the same text', () => {
    const wrong = plain.flatMap(({ id, input, tree }) => {
      const wanted = [...textsIn(tree)]
      const got = [...textsOf(parseRst(new SourceText(input)).root.children)]
      return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`${id}\n${got.join('|')}\n${wanted.join('|')}`]
    })
    expect(plain.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})

function* within(nodes: readonly RstNode[]): Generator<RstNode> {
  for (const node of nodes) {
    yield node
    // Directives are opaque in the reading to compare with, and so are substitution definitions.
    if (node.kind !== 'directive' && node.kind !== 'substitution_definition') yield* within(node.children)
  }
}

describe.skipIf(!existsSync(documentsFile))('real documents as docutils reads them', () => {
  const { documents } = json<{ documents: Reading[] }>(documentsFile, { documents: [] })
  const read = documents.map(wanted => {
    const source = new SourceText(readFileSync(new URL(`corpus/dev/rst/${wanted.file}`, shared), 'utf8'))
    return { wanted, source, nodes: [...within(parseRst(source).root.children)] }
  })

  /** Of all entries wanted, how many stand in both lists. */
  function agreement(pairs: readonly (readonly [got: readonly string[], wanted: readonly string[]])[]): number {
    let total = 0
    let hits = 0
    for (const [got, wanted] of pairs) {
      const left = [...got]
      total += Math.max(wanted.length, got.length)
      for (const entry of wanted) {
        const at = left.indexOf(entry)
        if (at >= 0) hits += left.splice(at, 1).length
      }
    }
    return hits / total
  }

  test('sections stand at the same lines', () => {
    const pairs = read.map(({ wanted, source, nodes }) => {
      const got = nodes.filter(node => node.kind === 'section' && !node.lost)
      return [
        got.map(node => String(source.lineAt(node.kind === 'section' ? node.heading.end : 0))),
        wanted.sections.map(section => String(section.line)),
      ] as const
    })
    expect(agreement(pairs)).toBe(1)
  })

  test('directives stand at the same lines', () => {
    const pairs = read.map(({ wanted, source, nodes }) => {
      const got = nodes.flatMap(node =>
        node.kind === 'directive' ? [`${node.name} ${source.lineAt(node.span.start)}`] : [],
      )
      return [got, wanted.directives.map(({ name, line }) => `${name} ${line}`)] as const
    })
    expect(agreement(pairs)).toBeGreaterThan(0.998)
  })

  test('literal blocks have the same text', () => {
    // docutils quotes the titles that it complains about in literal blocks of its messages.
    const title = /^[^\n]+\n([^\w\s])\1+$/
    const pairs = read.map(({ wanted, nodes }) => {
      const got = nodes.flatMap(node =>
        node.kind === 'literal_block' ? [node.lines.map(line => line.text).join('\n')] : [],
      )
      return [got, wanted.literal_blocks.map(block => block.text).filter(text => !title.test(text))] as const
    })
    expect(agreement(pairs)).toBe(1)
  })

  test('lists have as many items', () => {
    const pairs = read.map(({ wanted, nodes }) => {
      const got = nodes.filter(node => node.kind === 'enumerated_list' || node.kind === 'bullet_list')
      return [
        got.map(node => `${node.kind} ${node.children.length}`),
        [
          ...wanted.enumerated_lists.map(list => `enumerated_list ${list.items}`),
          ...wanted.bullet_lists.map(items => `bullet_list ${items}`),
        ],
      ] as const
    })
    expect(agreement(pairs)).toBeGreaterThan(0.995)
  })
})
