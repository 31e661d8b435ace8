import { tieSpans } from '../../text/anchor.ts'
import { atOnce, type Work } from '../../text/work.ts'
import type { Block, DocumentTree, Fault } from '../block.ts'
import { nestSections, type Heading, type KnownSections } from '../sections.ts'
import { AnonymousTargets } from './anonymous-targets.ts'
import { mostFaults } from './context.ts'
import { docinfo } from './docinfo.ts'
import { tellLanguages } from './highlight.ts'
import { tellLevels } from './levels.ts'
import { anonymousReferencesIn } from './mentions.ts'
import { NameIndex } from './name-index.ts'
import type { Piece, PieceNodes } from './piece.ts'
import { proseMaker } from './prose.ts'
import { substitutionsOf } from './substitutions.ts'
import { toBlocks } from './to-blocks.ts'

/** A piece that is made anew is read again: its nodes are not kept. */
type ReadAgain = (piece: Piece) => PieceNodes

/** The pieces of a document, and what follows from all of them together. */
export class Composition {
  readonly #names = new NameIndex()
  readonly #anonymous = new AnonymousTargets(this.#names)
  readonly #sections: KnownSections = new WeakMap()
  #pieces: readonly Piece[] = []
  #substitutions: ReadonlySet<string> = new Set()
  #faults: readonly Fault[] | null = null

  /** With `moving` its spans move along with the text. */
  constructor(readonly moving: boolean) {}

  get pieces(): readonly Piece[] {
    return this.#pieces
  }

  /** Takes the first pieces of a document. */
  *begin(pieces: readonly Piece[], readAgain: ReadAgain): Work<void> {
    yield* this.#compose(pieces, [], 0, pieces, readAgain)
  }

  /** Replaces pieces from `from` to `to` (exclusive) by others; those behind have moved by `shift`. */
  replace(from: number, to: number, added: readonly Piece[], shift: number, readAgain: ReadAgain): void {
    const removed = this.#pieces.slice(from, to)
    const behind = this.#pieces.slice(to)
    if (shift !== 0) for (const { anchor } of behind) anchor.offset += shift
    const pieces = this.#pieces.slice(0, from).concat(added, behind)
    atOnce(this.#compose(pieces, removed, from, added, readAgain))
  }

  *#compose(
    pieces: readonly Piece[],
    removed: readonly Piece[],
    from: number,
    added: readonly Piece[],
    readAgain: ReadAgain,
  ): Work<void> {
    this.#pieces = pieces
    const asking = this.#names.replace(removed, added)
    const stale = asking ?? new Set<Piece>()
    yield
    this.#anonymous.answer(pieces, removed, added, asking !== null, stale)
    tellLanguages(pieces, from, added.length, stale)
    const relevelled = tellLevels(pieces, removed, added)
    const changed = [removed, added]
    this.#substitutions = substitutionsOf(pieces, changed, this.#substitutions)
    const faulty = changed.some(those => those.some(({ faults }) => faults.length > 0))
    if (relevelled || asking !== null || faulty) this.#faults = null
    for (const piece of stale) if (piece.unmade === null) this.#make(piece, readAgain(piece))
    for (const piece of added) {
      yield
      if (piece.unmade !== null) this.#make(piece, piece.unmade)
      piece.unmade = null
    }
  }

  #make(piece: Piece, { nodes, title, base }: PieceNodes): void {
    const { mentions, anchor, level, language } = piece
    const order = mentions.anonymousReferences > 0 ? anonymousReferencesIn(title ? [title.title] : nodes) : []
    const prose = proseMaker({
      named: name => this.#names.follow(name),
      anonymous: reference => piece.answers[order.indexOf(reference)] ?? null,
    })
    const blocks = toBlocks(nodes, prose, language)
    const heading: Heading | null = title && {
      kind: 'heading',
      span: title.heading,
      level: level?.level ?? 1,
      title: prose([title.title], title.title.span),
    }
    if (this.moving) tieSpans([blocks, heading], anchor, base)
    piece.blocks = blocks
    piece.heading = heading
  }

  tree(): DocumentTree {
    const flat: (Block | Heading)[] = []
    for (const { heading, blocks } of this.#pieces) {
      if (heading !== null) flat.push(heading)
      for (const block of blocks) flat.push(block)
    }
    return {
      blocks: nestSections(flat, this.#sections),
      faults: (this.#faults ??= this.#allFaults()),
      fields: docinfo(this.#pieces),
      substitutions: this.#substitutions,
    }
  }

  #allFaults(): readonly Fault[] {
    const all: Fault[] = []
    for (const { faults, levelFault } of this.#pieces) {
      if (levelFault !== null) all.push(levelFault)
      for (const fault of faults) all.push(fault)
    }
    for (const fault of this.#names.faults()) all.push(fault)
    return all.length > mostFaults ? all.slice(0, mostFaults) : all
  }
}
