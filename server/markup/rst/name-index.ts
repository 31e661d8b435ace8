import type { Fault } from '../block.ts'
import type { FaultId } from './faults.ts'
import { inTicks } from './in-ticks.ts'
import type { Definition, Leads, Reference } from './mentions.ts'
import type { Piece } from './piece.ts'

/** What is said of one name. */
interface Entry {
  readonly name: string
  /** How many titles and `:name:` options give it. */
  implicit: number
  readonly definitions: Definition[]
  /** Links that bring the name along with their own URI; the first has it when nothing else does. */
  readonly embedded: Definition[]
  /** Definitions of names that lead to this one. */
  readonly aliases: Definition[]
  readonly references: Reference[]
  /** Where the name leads; undefined where nothing has it. */
  leads: Leads | undefined
}

/**
 * The names of a document: where each leads, and who refers to it. Kept up to date by what the pieces that were read
 * anew mention; nothing else is looked at.
 */
export class NameIndex {
  readonly #entries = new Map<string, Entry>()
  /** Names that are referred to and that nothing has; those with more than one definition. */
  readonly #unknown = new Set<Entry>()
  readonly #repeated = new Set<Entry>()
  /** How many pieces include other documents. */
  #including = 0
  /** Null when they are to be gathered anew. */
  #faults: readonly Fault[] | null = null

  /**
   * Replaces what pieces mentioned by what others mention, which stand where they will be found. Gives the pieces
   * that refer to names which lead elsewhere now; null when no name was touched at all.
   */
  replace(removed: readonly Piece[], added: readonly Piece[]): Set<Piece> | null {
    const including = this.#including > 0
    const touched = new Set<Entry>()
    for (const piece of removed) this.#forget(piece, touched)
    for (const piece of added) this.#learn(piece, touched)
    const changed = new Set<Entry>()
    for (const entry of touched) if (this.#settle(entry)) changed.add(entry)
    if (including !== this.#including > 0) this.#faults = null
    const asking = new Set<Piece>()
    // What is found while the set is gone through is gone through as well.
    for (const entry of changed) {
      for (const { piece } of entry.references) if (piece !== null) asking.add(piece)
      for (const { name } of entry.aliases) changed.add(this.#entry(name))
    }
    return touched.size > 0 ? asking : null
  }

  /** Whether something has a name. */
  isKnown(name: string): boolean {
    return this.#entries.get(name)?.leads !== undefined
  }

  /** Where a reference by name leads: a URI, an anchor within the document, or the name itself where nothing has it. */
  follow(name: string): string {
    let at = name
    for (let i = 0; i < hops; i++) {
      const leads = this.#entries.get(at)?.leads
      if (leads === undefined) return i === 0 ? name : at
      if (leads === null) return '#' + at.replaceAll(' ', '-')
      if ('uri' in leads) return leads.uri
      at = leads.reference
    }
    return name
  }

  /**
   * Names that lead to two places, and references to names that this document should have and does not. The same list
   * where none has come or gone.
   */
  faults(): readonly Fault[] {
    return (this.#faults ??= this.#gathered())
  }

  #gathered(): Fault[] {
    const faults: Fault[] = []
    for (const { name, definitions } of this.#repeated)
      for (const [i, definition] of definitions.entries()) {
        const before = definitions[i - 1]
        if (before !== undefined && !sameLeads(before.leads, definition.leads))
          faults.push((definition.fault ??= duplicate(name, definition.span)))
      }
    // A document that includes others may have any name.
    if (this.#including === 0)
      for (const { name, references } of this.#unknown)
        for (const reference of references) faults.push((reference.fault ??= unknown(name, reference.span)))
    return faults
  }

  #entry(name: string): Entry {
    let entry = this.#entries.get(name)
    if (entry === undefined) {
      entry = { name, implicit: 0, definitions: [], embedded: [], aliases: [], references: [], leads: undefined }
      this.#entries.set(name, entry)
    }
    return entry
  }

  #learn(piece: Piece, touched: Set<Entry>): void {
    const { implicit, references, includes } = piece.mentions
    for (const name of implicit) {
      const entry = this.#entry(name)
      entry.implicit++
      touched.add(entry)
    }
    for (const kind of namings)
      for (const definition of piece.mentions[kind]) {
        const entry = this.#entry(definition.name)
        entry[kind].push(definition)
        touched.add(entry)
        const aim = aimOf(definition)
        if (aim !== null) this.#entry(aim).aliases.push(definition)
      }
    for (const reference of references) {
      const entry = this.#entry(reference.name)
      reference.piece = piece
      entry.references.push(reference)
      touched.add(entry)
    }
    if (includes) this.#including++
  }

  #forget(piece: Piece, touched: Set<Entry>): void {
    const { implicit, references, includes } = piece.mentions
    for (const name of implicit) {
      const entry = this.#entry(name)
      entry.implicit--
      touched.add(entry)
    }
    for (const kind of namings)
      for (const definition of piece.mentions[kind]) {
        const entry = this.#entry(definition.name)
        remove(entry[kind], definition)
        touched.add(entry)
        const aim = aimOf(definition)
        if (aim === null) continue
        const other = this.#entry(aim)
        remove(other.aliases, definition)
        touched.add(other)
      }
    for (const reference of references) {
      const entry = this.#entry(reference.name)
      remove(entry.references, reference)
      touched.add(entry)
    }
    if (includes) this.#including--
  }

  /** Works out anew what follows from what is said of a name; whether it leads elsewhere than before. */
  #settle(entry: Entry): boolean {
    const { name, implicit, definitions, embedded, aliases, references } = entry
    for (const list of [definitions, embedded]) if (list.length > 1) list.sort((a, b) => a.span.start - b.span.start)
    const last = definitions.at(-1)
    const leads = last !== undefined ? last.leads : implicit > 0 ? null : embedded[0]?.leads
    const before = entry.leads
    entry.leads = leads
    const repeated = keep(this.#repeated, entry, definitions.length > 1)
    const unknown = keep(this.#unknown, entry, leads === undefined && references.length > 0)
    if (repeated || unknown) this.#faults = null
    if (leads === undefined && references.length === 0 && aliases.length === 0) this.#entries.delete(name)
    return leads === null || before === null || leads === undefined || before === undefined
      ? leads !== before
      : !sameLeads(leads, before)
  }
}

/** The ways in which a name is given along with where it leads. */
const namings = ['definitions', 'embedded'] as const

/** How many targets may lead to each other in a row. */
const hops = 16

const aimOf = ({ leads }: Definition): string | null =>
  leads !== null && 'reference' in leads ? leads.reference : null

function remove<T>(list: T[], item: T): void {
  const at = list.indexOf(item)
  if (at >= 0) list.splice(at, 1)
}

/** Whether an item belongs to a set, or did. */
function keep<T>(set: Set<T>, item: T, belongs: boolean): boolean {
  if (!belongs) return set.delete(item)
  set.add(item)
  return true
}

/** Whether two targets lead to the same place; places in the document itself are two. */
function sameLeads(a: Leads, b: Leads): boolean {
  if (a === null || b === null) return false
  if ('uri' in a) return 'uri' in b && a.uri === b.uri
  return 'reference' in b && a.reference === b.reference
}

const fault = (id: FaultId, span: Fault['span'], message: string): Fault => ({ id, span, message, fix: null })

const duplicate = (name: string, span: Fault['span']): Fault =>
  fault(
    'duplicate-explicit-target',
    span,
    `duplicate target: expected ${inTicks(name)} to be defined once, found it again with another destination`,
  )

const unknown = (name: string, span: Fault['span']): Fault =>
  fault(
    'unknown-target',
    span,
    `unknown target: expected a target or section ${inTicks(name)}, found none in this document`,
  )
