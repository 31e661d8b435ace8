import type { RootContent } from 'mdast'
import type { Block, CodeLine, Fault, RawAttribute } from '../block.ts'
import { Anchor } from '../../text/anchor.ts'
import type { Span } from '../../text/span.ts'
import { asksBelow, colonLinesIn, followColons } from './colon-lines.ts'
import type { ColonLine, OpenColons } from './colon-lines.ts'
import type { LeftOut } from './bulk.ts'
import { spanIn } from './inlines.ts'
import type { Row } from './joined-lists.ts'
import { allNames, definitionsFor, labelsIn, namesIn } from './names.ts'
import type { Names } from './names.ts'
import { outdentedFault, tooDeepFault, tooLazyFault } from './faults.ts'
import { piecesOf } from './pieces.ts'
import { readNodes } from './read-nodes.ts'
import { stillOpen } from './still-open.ts'
import type { StillOpen } from './still-open.ts'
import { frontMatterOf, isFrontMatter } from './front-matter.ts'
import { flatBlocksOf } from './to-blocks.ts'
import { toSource } from './view.ts'
import type { View, Whole } from './view.ts'

/** What the reading of a part depends on besides its own text. */
export interface Around {
  readonly names: Names
  /** The colon fences that are open where the part begins. */
  readonly colons: OpenColons
  /** Reads lines of the text as Markdown of their own. */
  readonly reread: (lines: readonly CodeLine[], whole: Whole) => { blocks: Block[]; faults: readonly Fault[] }
}

/** A stretch of a text, read. */
export interface Part extends Row {
  readonly anchor: Anchor
  /** In UTF-16 units of the text it is a part of. */
  readonly length: number
  /** In thousandths of a block; how large it looks. */
  readonly size: number
  /** Why nothing of it is read; null when it is. */
  readonly leftOut: LeftOut | null
  readonly faults: readonly Fault[]
  /** A line that nests too deep: of a document, one is reported. */
  readonly tooDeep: Fault | null
  readonly fields: readonly RawAttribute[]
  /** What it defines. */
  readonly names: Names
  /** What stands in brackets in it, and of that what it was taken to lead to. */
  readonly labels: ReadonlyMap<string, string>
  readonly known: Names
  readonly colons: readonly ColonLine[]
  readonly goesOn: boolean
  /** How it was read: with which of its colon lines too deep, and whether a line below closes what it opens. */
  readonly deepColons: readonly ColonLine[]
  readonly isClosedBelow: boolean
}

/** What of a part goes on below it, and from where in the whole text. */
export type Open = Omit<StillOpen, 'start'> & { readonly start: number }

/** What stands between two offsets of a text; the front matter, or anything else. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly size: number
  readonly isFrontMatter: boolean
  /** Whether text stands below it that is read, too. */
  readonly goesOn: boolean
}

/** Reads a stretch of a text, as it reads within the whole if nothing is open at its beginning. */
export function readPart(whole: Whole, stretch: Stretch, around: Around): { part: Part; open: Open | null } {
  const { start, end, size } = stretch
  // A copy: a slice would hold on to the whole text as long as anything of the part is kept.
  const text = ` ${whole.text.slice(start, end)}`.slice(1)
  const colons = [...colonLinesIn(text)]
  const isClosedBelow = asksBelow(colons) && whole.lastClosing() >= end
  const labels = labelsIn(text)
  // Front matter stands in the first line of what remark reads, and only there.
  const prefix = stretch.isFrontMatter ? '' : definitionsFor(labels, around.names) || '\n'
  const sourceOf = (offset: number) => whole.sourceOf(start + offset)
  const { view, nodes, outdented, tooDeep, tooLazy, offsetOf } = readNodes({
    text,
    prefix,
    goesOn: stretch.goesOn,
    colons: around.colons,
    isClosedBelow,
    sourceOf,
  })
  const names = namesIn(nodes)
  const known = knownOf(labels, namesIn(nodes, true), around.names)
  const faults = outdented.map(line => outdentedFault(line, text, sourceOf))
  if (tooLazy) faults.push(tooLazyFault(toSource(view, tooLazy)))
  const base = sourceOf(0)
  const sliceOf = (span: Span) =>
    whole.depth === 0 ? text.slice(span.start - base, span.end - base) : whole.textOf(span)
  const textOf = ({ span }: Block) => sliceOf(span)
  const reread = (lines: readonly CodeLine[]) => {
    const inner = around.reread(lines, { ...whole, textOf: sliceOf })
    faults.push(...inner.faults)
    return inner.blocks
  }
  const flat = flatBlocksOf(nodes, {
    reread,
    view,
    links: known,
    faults,
    quotes: 0,
    documentEnd: whole.documentEnd,
    textOf,
  })
  const [deep] = tooDeep
  const [head] = nodes
  const open = stillOpen(nodes, view)
  const part: Part = {
    anchor: new Anchor(start),
    length: end - start,
    size,
    leftOut: null,
    pieces: piecesOf(flat, textOf),
    first: markOf(head, view),
    last: markOf(nodes.at(-1), view),
    faults,
    tooDeep: deep ? tooDeepFault(toSource(view, deep)) : null,
    fields: head && isFrontMatter(head) && whole.depth === 0 ? frontMatterOf(head, view) : [],
    names,
    labels,
    known,
    colons,
    goesOn: stretch.goesOn,
    deepColons: followColons(around.colons, colons).tooDeep,
    isClosedBelow,
  }
  return { part, open: open && { ...open, start: start + offsetOf(open.start) } }
}

const nothing: ReadonlyMap<string, string> = new Map()

/** A part of which nothing is read. */
export const gap = (start: number, text: string, size: number, leftOut: LeftOut, fault: Fault): Part => ({
  anchor: new Anchor(start),
  length: text.length,
  size,
  leftOut,
  pieces: [],
  first: null,
  last: null,
  faults: [fault],
  tooDeep: null,
  fields: [],
  names: nothing,
  labels: nothing,
  known: nothing,
  colons: [...colonLinesIn(text)],
  goesOn: false,
  deepColons: [],
  isClosedBelow: false,
})

/** What the labels and own definitions of a part lead to. */
function knownOf(labels: ReadonlyMap<string, string>, own: Names, names: Names): Names {
  if (labels.size === 0) return own
  const outer = new Map<string, string>()
  for (const label of labels.keys()) {
    const target = names.get(label)
    if (target !== undefined) outer.set(label, target)
  }
  return outer.size === 0 ? own : allNames([outer, own])
}

/** What marks the items of a list: a bullet, or what stands behind the number. */
function markOf(node: RootContent | undefined, view: View): string | null {
  if (node?.type !== 'list') return null
  const { start } = spanIn(node)
  const [, delimiter, bullet] = /^(?:\d+([.)])|([-*+]))/.exec(view.lines.text.slice(start, start + 12)) ?? []
  return delimiter ?? bullet ?? null
}
