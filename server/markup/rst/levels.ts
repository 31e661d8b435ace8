import type { Piece } from './piece.ts'

/** How deep a section lies by its title. */
export interface TitleLevel {
  /** From 1. */
  readonly level: number
  /** docutils gives the section up, and its title with it. */
  readonly lost: boolean
  /** What is wrong when the title skips levels; else null. */
  readonly flaw: string | null
}

/**
 * The levels of titles by their styles, asked in the order of the text: the first style met is level 1, each new one
 * the next. A section that is lost lies one level below the current one, and the next title ends it.
 */
export class TitleLevels {
  readonly #styles: string[] = []
  #current = 0

  /** The level of the next title; `style` is null for one that is lost for its shape. */
  next(style: string | null): TitleLevel {
    const below = this.#current + 1
    if (style === null) return { level: below, lost: true, flaw: null }
    const known = this.#styles.indexOf(style) + 1
    const level = known === 0 ? this.#styles.length + 1 : known
    if (level > below) {
      const established = this.#styles.map(one => [...one].join('/')).join(' ')
      const flaw = `inconsistent title style: expected a title of level ${below} or above, found one of level ${level} (styles so far: ${established})`
      return { level: below, lost: true, flaw }
    }
    if (known === 0) this.#styles.push(style)
    this.#current = level
    return { level, lost: false, flaw: null }
  }
}

/**
 * Tells titles among the pieces of a document how deep their sections lie, all of them only where the styles of those
 * that were replaced are others. Whether there is news.
 */
export function tellLevels(pieces: readonly Piece[], removed: readonly Piece[], added: readonly Piece[]): boolean {
  const [before, now] = [removed.filter(isTitle), added.filter(isTitle)]
  const alike = before.length === now.length && before.every((piece, i) => piece.opens?.style === now[i]?.opens?.style)
  if (alike) {
    for (const [i, piece] of now.entries()) tellLevel(piece, before[i]?.level ?? null)
    return now.length > 0
  }
  const levels = new TitleLevels()
  for (const piece of pieces) if (piece.opens !== null) tellLevel(piece, levels.next(piece.opens.style))
  return true
}

const isTitle = ({ opens }: Piece): boolean => opens !== null

function tellLevel(piece: Piece, level: TitleLevel | null): void {
  const { opens, heading, level: before } = piece
  if (opens === null || level === null) return
  piece.level = level
  if (before?.flaw !== level.flaw)
    piece.levelFault =
      level.flaw === null
        ? null
        : { id: 'inconsistent-title-level', span: opens.heading, message: level.flaw, fix: null }
  if (heading !== null && heading.level !== level.level) piece.heading = { ...heading, level: level.level }
}
