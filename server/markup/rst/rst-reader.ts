import { shiftOf, type Change } from '../../text/change.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Work } from '../../text/work.ts'
import type { DocumentTree, Fault } from '../block.ts'
import { sizeAfter, type Size } from '../document-size.ts'
import type { Reader } from '../markup.ts'
import { firstNewline } from './body.ts'
import { Composition } from './composition.ts'
import { endOfPiece, indexFrom } from './piece.ts'
import { nodesOf, readPieces, usualWindow } from './pieces.ts'
import { openWindow, wholeWindow, type Extent } from './window.ts'

/** How many blocks of a document are read; five megabytes of real guides have eighty thousand. */
const documentLimit = 400_000

/** What was read last. */
interface Last {
  readonly composition: Composition
  readonly document: Extent
  readonly size: Size
}

/**
 * Reads reStructuredText piece by piece. After an edit it reads on from the first piece that looked at an edited line,
 * until one begins, behind the edit, where one began before: from there on all is as it was.
 */
export class RstReader implements Reader {
  #last: Last | null = null

  /** With `moving` spans move along with edits; without, a text is read once. */
  constructor(readonly moving: boolean) {}

  *read(source: SourceText, change: Change | null): Work<DocumentTree> {
    yield
    const known = change === null ? null : this.#last
    const size = sizeAfter(documentLimit, source, change, known?.size ?? null)
    const end = size.rest?.start ?? source.length
    const document: Extent = { source, end, newline: firstNewline(source, end) }
    const composition =
      known === null || change === null || known.document.newline !== document.newline
        ? yield* this.#readWhole(document)
        : yield* this.#readAround(document, known, change)
    this.#last = { composition, document, size }
    const tree = composition.tree()
    return size.rest === null ? tree : { ...tree, faults: [...tree.faults, leftOut(source, end)] }
  }

  *#readWhole(document: Extent): Work<Composition> {
    const composition = new Composition(this.moving)
    const window = this.moving ? openWindow(document, 0, usualWindow) : wholeWindow(document)
    const pieces = yield* readPieces(document, window, this.moving, () => false)
    yield* composition.begin(pieces, piece => nodesOf(document, piece))
    return composition
  }

  *#readAround(document: Extent, { composition, document: before }: Last, whole: Change): Work<Composition> {
    const change = within(whole, before.end, document.end)
    const shift = shiftOf(change)
    const { pieces } = composition
    const from = composition.firstThatLookedAt(change.start)
    const above = pieces[from - 1]
    const start = above === undefined ? 0 : endOfPiece(above)
    let to = indexFrom(pieces, change.oldEnd)
    const edited = pieces[to - 1]
    const reach = Math.max(change.newEnd, edited === undefined ? 0 : endOfPiece(edited) + shift)
    let met = false
    const isKnown = (place: number): boolean => {
      for (let piece = pieces[to]; piece && piece.anchor.offset + shift < place; piece = pieces[++to]);
      met = pieces[to]?.anchor.offset === place - shift
      return met
    }
    const added = yield* readPieces(document, openWindow(document, start, reach + ahead), this.moving, isKnown)
    // Nothing is given to others from here on until all is as the text is now.
    this.#last = null
    composition.replace(from, met ? to : pieces.length, added, shift, piece => nodesOf(document, piece))
    return composition
  }
}

/** How much is read ahead behind an edit, so that the construct there is met. */
const ahead = 500

/** A change within what is read of a text, which may end before the text does: there, and now here. */
function within({ start, oldEnd, newEnd }: Change, endBefore: number, endNow: number): Change {
  const inside = { start, oldEnd: Math.min(oldEnd, endBefore), newEnd: Math.min(newEnd, endNow) }
  if (start <= endBefore && endBefore - inside.oldEnd === endNow - inside.newEnd) return inside
  return { start: Math.min(start, endBefore, endNow), oldEnd: endBefore, newEnd: endNow }
}

/** Says that a line and all below are not read. */
const leftOut = (source: SourceText, end: number): Fault => ({
  id: 'document-too-large',
  span: source.lineSpan(source.lineAt(end)),
  message: `expected at most ${documentLimit} blocks in the document, found more: this line and all below are left out`,
  fix: null,
})
