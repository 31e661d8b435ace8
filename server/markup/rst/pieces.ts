import { Anchor, tieSpans } from '../../text/anchor.ts'
import type { Work } from '../../text/work.ts'
import { shownBy } from './docinfo.ts'
import { mentionsOf } from './mentions.ts'
import type { Piece, PieceNodes } from './piece.ts'
import type { Reading } from './reading.ts'
import { lineOf } from './region.ts'
import { openWindow, type Extent, type Window } from './window.ts'

/** How much of a long text is copied and read at a time. */
export const usualWindow = 65_536

/** So many pieces are read before others have their turn. */
const turn = 32

/**
 * Reads a document's pieces from `window` on, whose first line none of the pieces before has; further windows are opened
 * where it ends before the document does. No more is read where `isKnown` says so of the place where a piece begins.
 */
export function* readPieces(
  document: Extent,
  window: Window,
  moving: boolean,
  isKnown: (start: number) => boolean,
): Work<Piece[]> {
  const pieces: Piece[] = []
  let size = window.end - window.base
  for (let open = window; ;) {
    let line = 0
    let beyond = false
    while (line < open.region.to && !beyond) {
      if (isBlankLine(open, line)) {
        line++
        continue
      }
      if (isKnown(startOf(open, line))) return pieces
      const read = readPiece(open, line, moving)
      beyond = read === null
      if (read === null) break
      pieces.push(read.piece)
      line = read.next
      if (pieces.length % turn === 0) yield
    }
    if (!beyond && open.last) return pieces
    // A construct that fills a window needs a larger one.
    size = line === 0 ? size * 4 : Math.min(size * 4, usualWindow)
    const from = line < open.region.to ? startOf(open, line) : open.end
    open = openWindow(document, from, from + size)
  }
}

const isBlankLine = ({ region }: Window, line: number): boolean => region.lines.all[line]?.text === ''

const startOf = ({ base, region }: Window, line: number): number => base + (region.lines.all[line]?.start ?? 0)

/**
 * A reading asks whether there is a line, at most, behind the last one that it looks at:
 *
 *     Title           the first line
 *     =====           the farthest that was looked at
 *                     there is one, or the text ends
 */
const margin = 1

/** The piece that begins on a line; null when it may go on behind the end of the window. */
function readPiece(window: Window, line: number, moving: boolean): { piece: Piece; next: number } | null {
  const { context, region, last, end } = window
  const { lines } = region
  const { all } = lines
  lines.farthest = line
  const reading = context.construct(region, line)
  const faults = context.faults.splice(0)
  const free = lines.farthest + margin + 1
  if (free > all.length && !last) return null
  const next = Math.max(reading.next, line + 1)
  const base = all[line]?.start ?? 0
  const anchor = new Anchor(window.base + base)
  const offset = (index: number) => (all[index]?.start ?? end - window.base) - base
  const { nodes, opens } = reading
  const piece: Piece = {
    anchor,
    length: offset(next),
    reach: free >= all.length && last ? Infinity : offset(free),
    faults,
    mentions: mentionsOf(nodes, opens?.title ?? null, context.source),
    opens: opens ? { style: opens.style, title: opens.title.span } : null,
    shows: opens ? 'title' : shownBy(nodes),
    unmade: unmadeOf(reading, base),
    blocks: [],
    heading: null,
    branch: null,
    level: null,
    levelFault: null,
    language: null,
    answers: noAnswers,
  }
  if (moving) tieSpans([faults, piece.mentions, piece.opens, piece.shows], anchor, base)
  return { piece, next }
}

const noAnswers: readonly (string | null)[] = []

const unmadeOf = ({ nodes, opens }: Reading, base: number): PieceNodes => ({ nodes, title: opens ?? null, base })

/** The nodes of a piece, read again from where it stands now. */
export function nodesOf(document: Extent, { anchor, reach }: Piece): PieceNodes {
  const window = openWindow(document, anchor.offset, anchor.offset + reach)
  const { context, region } = window
  return unmadeOf(context.construct(region, 0), lineOf(region, 0).start)
}
