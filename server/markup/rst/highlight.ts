import type { Piece } from './piece.ts'

/** The language of literal blocks below a piece. */
const below = ({ mentions, language }: Piece): string | null =>
  mentions.highlight === undefined ? language : mentions.highlight

/**
 * Tells pieces which language `highlight` said above them: those that were added, one after the other, and those behind
 * for which it is news; where that matters, they are added to `stale`.
 */
export function tellLanguages(pieces: readonly Piece[], from: number, added: number, stale: Set<Piece>): void {
  const above = pieces[from - 1]
  let language = above === undefined ? null : below(above)
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i]
    if (piece === undefined || (i >= from + added && piece.language === language)) return
    piece.language = language
    if (piece.mentions.literal) stale.add(piece)
    language = below(piece)
  }
}
