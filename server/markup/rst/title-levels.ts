import { levelOf, noTitles, sameStyles, type TitleLevel } from './levels.ts'
import type { Piece } from './piece.ts'

/** Where the levels of titles are news: up to a piece (exclusive), and the least level that is or was there. */
export interface Relevelled {
  readonly to: number
  /** Infinite where no title is. */
  readonly least: number
}

/**
 * Tells titles among the pieces of a document how deep their sections lie: those from `from` to `to` (exclusive), which
 * stand there now for those that were `removed`, and those behind for which it is news.
 */
export function tellLevels(pieces: readonly Piece[], removed: readonly Piece[], from: number, to: number): Relevelled {
  let least = Infinity
  const note = (level: TitleLevel | null) => {
    if (level !== null) least = Math.min(least, level.level)
  }
  for (const { level } of removed) note(level)
  let told = to
  let above = from - 1
  while (above >= 0 && pieces[above]?.level === null) above--
  let styles = pieces[above]?.level?.after ?? noTitles
  for (let i = from; i < to || least !== Infinity; i++) {
    const piece = pieces[i]
    if (piece === undefined) break
    if (piece.opens === null) continue
    const before = piece.level
    const level = levelOf(piece.opens.style, styles)
    styles = level.after
    const settled = i >= to && before !== null && sameStyles(before.after, styles)
    if (settled && before.level === level.level && before.flaw === level.flaw) break
    note(before)
    note(level)
    tell(piece, level)
    told = Math.max(told, i + 1)
    if (settled) break
  }
  return { to: told, least }
}

function tell(piece: Piece, level: TitleLevel): void {
  const { opens, heading, level: before } = piece
  piece.level = level
  if (opens !== null && (before?.flaw ?? null) !== level.flaw)
    piece.levelFault =
      level.flaw === null ? null : { id: 'inconsistent-title-level', span: opens.title, message: level.flaw, fix: null }
  if (heading !== null && heading.level !== level.level) piece.heading = { ...heading, level: level.level }
}
