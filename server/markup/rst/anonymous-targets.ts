import type { Leads } from './mentions.ts'
import type { NameIndex } from './name-index.ts'
import type { Piece } from './piece.ts'

/** Which anonymous target each anonymous reference takes: the first the first, and so on. */
export class AnonymousTargets {
  /** Whether one leads to a name, which may lead elsewhere one day. */
  #byName = false

  constructor(readonly names: NameIndex) {}

  /** Tells the pieces of a document where their references lead; those for which that is news are added to `stale`. */
  answer(
    pieces: readonly Piece[],
    removed: readonly Piece[],
    added: readonly Piece[],
    namesChanged: boolean,
    stale: Set<Piece>,
  ): void {
    if (!(namesChanged && this.#byName) && !removed.some(mentionsAny) && !added.some(mentionsAny)) return
    const targets: Leads[] = []
    for (const { mentions } of pieces) for (const leads of mentions.anonymous) targets.push(leads)
    this.#byName = targets.some(leads => leads !== null && 'reference' in leads)
    let taken = 0
    for (const piece of pieces) {
      const count = piece.mentions.anonymousReferences
      if (count === 0) continue
      const answers = targets.slice(taken, taken + count).map(leads => this.#where(leads))
      taken += count
      if (answers.length === piece.answers.length && answers.every((answer, i) => answer === piece.answers[i])) continue
      piece.answers = answers
      stale.add(piece)
    }
  }

  #where(leads: Leads): string | null {
    if (leads === null) return null
    return 'uri' in leads ? leads.uri : this.names.follow(leads.reference)
  }
}

const mentionsAny = ({ mentions }: Piece): boolean => mentions.anonymous.length + mentions.anonymousReferences > 0
