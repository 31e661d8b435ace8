import { tieSpans } from '../../text/anchor.ts'
import { shiftOf } from '../../text/change.ts'
import type { Change } from '../../text/change.ts'
import type { SourceText } from '../../text/source-text.ts'
import { atOnce } from '../../text/work.ts'
import type { Work } from '../../text/work.ts'
import type { Block, DocumentTree, Fault } from '../block.ts'
import type { Reader } from '../markup.ts'
import { arrange, Known } from './arrange.ts'
import { Chapters } from './chapters.ts'
import type { Chapter } from './chapters.ts'
import { joinedPieces } from './joined-lists.ts'
import type { Around, Part } from './part.ts'
import { Parts } from './parts.ts'
import type { PartOptions } from './parts.ts'
import { beginningOf, frontMatterEnd } from './passages.ts'
import { documentWhole, linesWhole } from './view.ts'

/** How often a fence may hold Markdown that holds a fence that holds Markdown … */
const rereadLimit = 5

const reread: Around['reread'] = (lines, whole) => {
  if (whole.depth >= rereadLimit) return { blocks: [], faults: [] }
  const chapters = new Chapters()
  const parts = new Parts(linesWhole(lines, whole), { reread, chapters })
  atOnce(parts.read(0, 0))
  return gathered(chapters.of(parts.list), new Known())
}

function gathered(chapters: readonly Chapter[], known: Known): { blocks: Block[]; faults: Fault[] } {
  const faults: Fault[] = []
  // Where much nests too deep, one line stands for all.
  const deep = chapters.find(chapter => chapter.tooDeep !== null)?.tooDeep
  if (deep) faults.push(deep)
  for (const chapter of chapters) faults.push(...chapter.faults)
  const rows = chapters.map(chapter => chapter.row(known))
  return { blocks: arrange(joinedPieces(rows, known.lists), known), faults }
}

const treeOf = (chapters: readonly Chapter[], known: Known): DocumentTree => ({
  ...gathered(chapters, known),
  fields: chapters[0]?.parts[0]?.fields ?? [],
  substitutions: new Set(),
})

/** What tests may have otherwise. */
export type ReadingOptions = Pick<PartOptions, 'finish' | 'partLength'>

/** Reads a document once. */
export function* readOnce(source: SourceText, options: ReadingOptions = {}): Work<DocumentTree> {
  const chapters = new Chapters()
  const parts = new Parts(documentWhole(source), { ...options, reread, chapters })
  yield* parts.read(0, 0)
  return treeOf(chapters.of(parts.list), new Known())
}

/** What a reader knows of the text that it read last. */
interface Kept {
  readonly parts: Parts
  readonly front: number
  readonly known: Known
}

/** A reader of one document that is being written. */
export function markdownReader({ finish, ...options }: ReadingOptions = {}): Reader {
  let last: Kept | null = null
  const tied = (part: Part) => {
    tieSpans([part.pieces, part.faults, part.tooDeep, part.fields], part.anchor)
    finish?.(part)
  }
  return {
    *read(source, change) {
      const front = frontMatterEnd(source.text)
      const before = change === null ? null : last
      const chapters = before?.parts.options.chapters ?? new Chapters()
      const how = { ...options, reread, chapters, finish: tied }
      const parts = new Parts(documentWhole(source), how, before && change ? moved(before.parts, change) : undefined)
      const { first, next } = before && change ? touched(before, change, front) : { first: 0, next: 0 }
      yield* parts.read(first, next)

      // Nothing moves before all is read: work that is left undone changes nothing.
      const known = before?.known ?? new Known()
      last = { parts, front, known }
      const now = chapters.of(parts.list)
      let start = beginningOf(source.text)
      for (const chapter of now) {
        chapter.moveTo(start)
        start += chapter.length
      }
      return treeOf(now, known)
    },
  }
}

/** The parts with those below a change where they are now. */
const moved = ({ list, starts, names }: Parts, change: Change): Pick<Parts, 'list' | 'starts' | 'names'> => ({
  list,
  starts: starts.map(start => (start <= change.oldEnd ? start : start + shiftOf(change))),
  names,
})

/** The first part that a change reaches, and the first below it that it does not. */
function touched({ parts, front: before }: Kept, change: Change, front: number): { first: number; next: number } {
  const { list, starts } = parts
  let next = 0
  while (next < starts.length && (starts[next] ?? 0) <= change.oldEnd) next++
  // What is left out belongs to a passage that begins above it.
  let first = Math.max(0, next - 1)
  while (first > 0 && ((starts[first] ?? 0) >= change.start || list[first]?.leftOut !== null)) first--
  if (change.start <= before || front !== before) first = 0
  return { first, next }
}
