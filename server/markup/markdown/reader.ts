import { tieSpans } from '../../text/anchor.ts'
import { shiftOf } from '../../text/change.ts'
import type { Change } from '../../text/change.ts'
import type { SourceText } from '../../text/source-text.ts'
import { atOnce } from '../../text/work.ts'
import type { Work } from '../../text/work.ts'
import type { Block, DocumentTree, Fault } from '../block.ts'
import type { Reader } from '../markup.ts'
import { arrange, Known } from './arrange.ts'
import { joinedPieces } from './joined-lists.ts'
import type { Around, Part } from './part.ts'
import { Parts } from './parts.ts'
import type { PartOptions } from './parts.ts'
import { frontMatterEnd } from './passages.ts'
import { documentWhole, linesWhole } from './view.ts'

/** How often a fence may hold Markdown that holds a fence that holds Markdown … */
const rereadLimit = 5

const reread: Around['reread'] = (lines, whole) => {
  if (whole.depth >= rereadLimit) return { blocks: [], faults: [] }
  const parts = new Parts(linesWhole(lines, whole), { reread })
  atOnce(parts.read(0, 0))
  return gathered(parts.list, new Known())
}

function gathered(parts: readonly Part[], known: Known): { blocks: Block[]; faults: Fault[] } {
  const faults: Fault[] = []
  // Where much nests too deep, one line stands for all.
  const deep = parts.find(part => part.tooDeep !== null)?.tooDeep
  if (deep) faults.push(deep)
  for (const part of parts) for (const fault of part.faults) faults.push(fault)
  return { blocks: arrange(joinedPieces(parts, known.lists), known), faults }
}

const treeOf = (parts: readonly Part[], known: Known): DocumentTree => ({
  ...gathered(parts, known),
  fields: parts[0]?.fields ?? [],
  substitutions: new Set(),
})

/** Reads a document once. */
export function* readOnce(source: SourceText, options: Partial<PartOptions> = {}): Work<DocumentTree> {
  const parts = new Parts(documentWhole(source), { reread, ...options })
  yield* parts.read(0, 0)
  return treeOf(parts.list, new Known())
}

/** What a reader knows of the text that it read last. */
interface Kept {
  readonly parts: Parts
  readonly front: number
  readonly known: Known
}

/** A reader of one document that is being written. */
export function markdownReader(options: Partial<PartOptions> = {}): Reader {
  let last: Kept | null = null
  return {
    *read(source, change) {
      const front = frontMatterEnd(source.text)
      const kept = change === null ? null : last
      const parts = yield* change === null || last === null
        ? readAll(source, options)
        : readEdited(source, change, last, front, options)
      const known = kept?.known ?? new Known()
      // Nothing moves before all is read: work that is left undone changes nothing.
      parts.list.forEach((part, index) => {
        part.anchor.offset = parts.starts[index] ?? 0
      })
      last = { parts, front, known }
      return treeOf(parts.list, known)
    },
  }
}

const anchored = (options: Partial<PartOptions>): PartOptions => ({
  reread,
  ...options,
  finish: part => {
    tieSpans([part.pieces, part.faults, part.tooDeep, part.fields], part.anchor)
    options.finish?.(part)
  },
})

function* readAll(source: SourceText, options: Partial<PartOptions>): Work<Parts> {
  const parts = new Parts(documentWhole(source), anchored(options))
  yield* parts.read(0, 0)
  return parts
}

/** Reads what an edit touches, and what that changes elsewhere. */
function* readEdited(
  source: SourceText,
  change: Change,
  last: Kept,
  front: number,
  options: Partial<PartOptions>,
): Work<Parts> {
  const { list, starts, names } = last.parts
  const endOf = (index: number) => (starts[index] ?? 0) + (list[index]?.length ?? 0)
  let first = 0
  while (first < list.length && endOf(first) < change.start) first++
  let next = first
  while (next < list.length && (starts[next] ?? 0) <= change.oldEnd) next++
  // What is left out belongs to a passage that begins above it.
  while (first > 0 && (first >= list.length || list[first]?.leftOut !== null)) first--
  if (change.start <= last.front || front !== last.front) first = 0
  const shift = shiftOf(change)
  const moved = starts.map((start, index) => (index < next ? start : start + shift))
  const parts = new Parts(documentWhole(source), anchored(options), { list, starts: moved, names })
  yield* parts.read(first, next)
  return parts
}
