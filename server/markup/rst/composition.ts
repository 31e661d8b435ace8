import { tieSpans } from '../../text/anchor.ts'
import { atOnce, type Work } from '../../text/work.ts'
import type { DocumentTree, Fault } from '../block.ts'
import { SectionTree } from '../section-tree.ts'
import type { Heading } from '../sections.ts'
import { AnonymousTargets } from './anonymous-targets.ts'
import { mostFaults } from './context.ts'
import { docinfo } from './docinfo.ts'
import { tellLanguages } from './highlight.ts'
import { anonymousReferencesIn } from './mentions.ts'
import { NameIndex } from './name-index.ts'
import { endOfPiece, indexFrom, looksFar, usualLook, type Piece, type PieceNodes } from './piece.ts'
import { proseMaker, type Links } from './prose.ts'
import { Substitutions } from './substitutions.ts'
import { tellLevels, type Relevelled } from './title-levels.ts'
import { toBlocks } from './to-blocks.ts'
import type { RstNode } from './tree.ts'

/** A piece that is made anew is read again: its nodes are not kept. */
type ReadAgain = (piece: Piece) => PieceNodes

/** The pieces of a document, and what follows from all of them together. */
export class Composition {
  readonly #names = new NameIndex()
  readonly #anonymous = new AnonymousTargets(this.#names)
  readonly #substitutions = new Substitutions()
  readonly #links: Links = {
    named: name => this.#names.follow(name),
    anonymous: () => null,
    isKnown: name => this.#names.isKnown(name),
    substituted: name => this.#substitutions.textOf(name),
  }
  readonly #sections = new SectionTree()
  /** Pieces that look far. */
  readonly #far = new Set<Piece>()
  #pieces: Piece[] = []
  readonly #faulty = new Set<Piece>()
  /** What is wrong with the pieces one by one; null when it is to be gathered anew. */
  #own: readonly Fault[] | null = null
  #faults: Faults = { own: [], names: [], all: [] }

  /** With `moving` its spans move along with the text. */
  constructor(readonly moving: boolean) {}

  get pieces(): readonly Piece[] {
    return this.#pieces
  }

  /** The index of the first piece that looked at something at or behind an offset. */
  firstThatLookedAt(offset: number): number {
    const pieces = this.#pieces
    const looked = ({ anchor, reach }: Piece) => anchor.offset + reach >= offset
    let first = indexFrom(pieces, offset)
    let near = first
    for (let piece = pieces[near - 1]; piece && endOfPiece(piece) + usualLook >= offset; piece = pieces[near - 1]) {
      near--
      if (looked(piece)) first = near
    }
    for (const piece of this.#far) if (looked(piece)) first = Math.min(first, indexFrom(pieces, piece.anchor.offset))
    return first
  }

  /** Takes the first pieces of a document. */
  *begin(pieces: Piece[], readAgain: ReadAgain): Work<void> {
    this.#pieces = pieces
    const stale = this.#tellAll([], 0, pieces).stale
    yield
    yield* this.#makeAll(stale, pieces, readAgain)
    this.#sections.replace(pieces, 0, pieces.length, 1)
  }

  /** Replaces pieces from `from` to `to` (exclusive) by others; those behind have moved by `shift`. */
  replace(from: number, to: number, added: readonly Piece[], shift: number, readAgain: ReadAgain): void {
    if (shift !== 0) moveBy(shift, this.#pieces, to)
    const removed = this.#exchange(from, to - from, added)
    const pieces = this.#pieces
    const { stale, levels } = this.#tellAll(removed, from, added)
    const elsewhere = [...stale].filter(({ unmade }) => unmade === null)
    atOnce(this.#makeAll(stale, added, readAgain))
    if (elsewhere.length > most) {
      this.#sections.replace(pieces, 0, pieces.length, 1)
      return
    }
    this.#sections.replace(pieces, from, levels.to, levels.least)
    for (const { anchor, heading } of elsewhere) {
      const index = indexFrom(pieces, anchor.offset)
      this.#sections.replace(pieces, index, index + 1, heading?.level ?? Infinity)
    }
  }

  #exchange(from: number, count: number, added: readonly Piece[]): readonly Piece[] {
    if (added.length < 1000) return this.#pieces.splice(from, count, ...added)
    const removed = this.#pieces.slice(from, from + count)
    this.#pieces = this.#pieces.slice(0, from).concat(added, this.#pieces.slice(from + count))
    return removed
  }

  /** Tells pieces what others make of them: those that are `stale` now, and where levels of titles are news. */
  #tellAll(
    removed: readonly Piece[],
    from: number,
    added: readonly Piece[],
  ): { stale: ReadonlySet<Piece>; levels: Relevelled } {
    const pieces = this.#pieces
    for (const piece of removed) this.#far.delete(piece)
    for (const piece of added) if (looksFar(piece)) this.#far.add(piece)
    const asking = this.#names.replace(removed, added)
    const stale = asking ?? new Set<Piece>()
    this.#anonymous.answer(pieces, removed, added, asking !== null, stale)
    tellLanguages(pieces, from, added.length, stale)
    const levels = tellLevels(pieces, removed, from, from + added.length)
    this.#substitutions.replace(pieces, [removed, added], stale)
    this.#noteFaulty(removed, from, levels.to)
    return { stale, levels }
  }

  #noteFaulty(removed: readonly Piece[], from: number, to: number): void {
    let faulty = false
    for (const piece of removed) faulty = this.#faulty.delete(piece) || faulty
    for (let i = from; i < to; i++) {
      const piece = this.#pieces[i]
      if (piece === undefined) continue
      if (isFaulty(piece)) this.#faulty.add(piece)
      else if (!this.#faulty.delete(piece)) continue
      faulty = true
    }
    if (faulty) this.#own = null
  }

  *#makeAll(stale: ReadonlySet<Piece>, added: readonly Piece[], readAgain: ReadAgain): Work<void> {
    for (const piece of stale) if (piece.unmade === null) this.#make(piece, readAgain(piece))
    for (const piece of added) {
      yield
      if (piece.unmade !== null) this.#make(piece, piece.unmade)
      piece.unmade = null
    }
  }

  #make(piece: Piece, { nodes, title, base }: PieceNodes): void {
    const { mentions, anchor, level, language } = piece
    const links = mentions.anonymousReferences > 0 ? this.#linksOf(piece, title ? [title.title] : nodes) : this.#links
    const blocks = toBlocks(nodes, links, language)
    const heading: Heading | null = title && {
      kind: 'heading',
      span: title.heading,
      level: level?.level ?? 1,
      title: proseMaker(links)([title.title], title.title.span),
    }
    if (this.moving) tieSpans([blocks, heading], anchor, base)
    piece.blocks = blocks
    piece.heading = heading
  }

  /** The links of a piece's nodes that hold anonymous references. */
  #linksOf({ answers }: Piece, nodes: readonly RstNode[]): Links {
    const order = new Map(anonymousReferencesIn(nodes).map((reference, i) => [reference, i]))
    return { ...this.#links, anonymous: reference => answers[order.get(reference) ?? -1] ?? null }
  }

  tree(): DocumentTree {
    return {
      blocks: this.#sections.blocks,
      faults: this.#allFaults(),
      fields: docinfo(this.#pieces),
      substitutions: this.#substitutions.names,
    }
  }

  #allFaults(): readonly Fault[] {
    const own = (this.#own ??= faultsOf(this.#faulty))
    const names = this.#names.faults()
    if (own !== this.#faults.own || names !== this.#faults.names)
      this.#faults = { own, names, all: [...own, ...names].slice(0, mostFaults) }
    return this.#faults.all
  }
}

/** What is wrong with the pieces one by one, with names, and with both. */
interface Faults {
  readonly own: readonly Fault[]
  readonly names: readonly Fault[]
  readonly all: readonly Fault[]
}

/** More pieces than this are not looked for one by one. */
const most = 100

function moveBy(shift: number, pieces: readonly Piece[], from: number): void {
  for (let i = from; i < pieces.length; i++) {
    const anchor = pieces[i]?.anchor
    if (anchor) anchor.offset += shift
  }
}

const isFaulty = ({ faults, levelFault }: Piece): boolean => faults.length > 0 || levelFault !== null

function faultsOf(pieces: Iterable<Piece>): Fault[] {
  const all: Fault[] = []
  for (const { faults, levelFault } of pieces) {
    if (levelFault !== null) all.push(levelFault)
    for (const fault of faults) all.push(fault)
  }
  return all
}
