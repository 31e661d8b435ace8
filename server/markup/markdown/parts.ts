import type { Work } from '../../text/work.ts'
import { documentLimit, unit } from './bulk.ts'
import { asksBelow, followColons } from './colon-lines.ts'
import type { OpenColons } from './colon-lines.ts'
import { readNext } from './divide.ts'
import { allNames } from './names.ts'
import type { Names } from './names.ts'
import { readPart } from './part.ts'
import type { Around, Part } from './part.ts'
import { beginningOf, beginsPassage } from './passages.ts'
import type { Whole } from './view.ts'

/** How long a part is at least, in UTF-16 units, if there is more text: each costs something by itself. */
const partLength = 1000

/** How parts are read. */
export interface PartOptions {
  readonly reread: Around['reread']
  /** What is done to each part that was read. */
  readonly finish?: (part: Part) => void
  readonly partLength?: number
}

/**
 * The parts of a text while it is read, in order; together they are the text but for its byte order mark. Those that
 * were read before are kept as long as they would be read alike.
 */
export class Parts {
  #list: readonly Part[]
  /** Where each part begins. */
  #starts: readonly number[]
  #names: Names

  constructor(
    readonly whole: Whole,
    readonly options: PartOptions,
    kept: { readonly list: readonly Part[]; readonly starts: readonly number[]; readonly names: Names } = nothing,
  ) {
    this.#list = kept.list
    this.#starts = kept.starts
    this.#names = kept.names
  }

  get list(): readonly Part[] {
    return this.#list
  }

  get starts(): readonly number[] {
    return this.#starts
  }

  get names(): Names {
    return this.#names
  }

  /**
   * Reads the text anew from where the part `first` begins, up to a place below where a part that is kept begins: `next`
   * or a later one. What else depends on the new parts is read again, too.
   */
  *read(first: number, next: number): Work<void> {
    const before = this.#list
    yield* this.#renew(first, next)
    for (let stale = this.#stale(0); stale >= 0; stale = this.#stale(stale + 1)) yield* this.#renew(stale, stale + 1)
    const kept = new Set(before)
    const now = new Set(this.#list)
    const hasNames = (part: Part) => part.names.size > 0
    if (
      before.some(part => !now.has(part) && hasNames(part)) ||
      this.#list.some(part => !kept.has(part) && hasNames(part))
    )
      yield* this.#rename()
  }

  *#renew(first: number, next: number): Work<void> {
    const { text } = this.whole
    let { total, colons } = this.#above(first)
    let start = first === 0 ? beginningOf(text) : (this.#starts[first] ?? text.length)
    const fresh: Part[] = []
    const starts: number[] = []
    for (;;) {
      while (next < this.#list.length && !this.#isGoal(next, start)) next++
      const goal = this.#starts[next] ?? text.length
      if (start >= goal) break
      const around = { names: this.#names, colons, reread: this.options.reread }
      for (const part of readNext(this.whole, start, goal, total, around, this.options.partLength ?? partLength)) {
        this.options.finish?.(part)
        fresh.push(part)
        starts.push(start)
        start += part.length
        total += part.size
        colons = followColons(colons, part.colons).open
      }
      yield
    }
    this.#list = this.#list.slice(0, first).concat(fresh, this.#list.slice(next))
    this.#starts = this.#starts.slice(0, first).concat(starts, this.#starts.slice(next))
  }

  /** Whether the reading may go over into a part that was read before. */
  #isGoal(index: number, start: number): boolean {
    const offset = this.#starts[index] ?? 0
    return offset >= start && this.#list[index]?.leftOut === null && beginsPassage(this.whole.text, offset)
  }

  /** How much stands above a part, and which colon fences are open there. */
  #above(index: number): { total: number; colons: OpenColons } {
    let total = 0
    let colons: OpenColons = []
    for (let i = 0; i < index; i++) {
      const part = this.#list[i]
      if (!part) break
      total += part.size
      colons = followColons(colons, part.colons).open
    }
    return { total, colons }
  }

  /** The first part from `from` on that would be read otherwise below or above what there is now; -1 when there is none. */
  #stale(from: number): number {
    let total = 0
    let colons: OpenColons = []
    const lastClosing = this.#list.findLastIndex(part => part.colons.some(({ closes }) => closes))
    return this.#list.findIndex((part, index) => {
      const isTooMuch = total + part.size > documentLimit * unit
      const followed = followColons(colons, part.colons)
      total += part.size
      colons = followed.open
      if (index < from) return false
      if (isTooMuch !== (part.leftOut === 'document')) return true
      if (part.colons.length === 0 || part.leftOut !== null) return false
      const { deepColons, isClosedBelow } = part
      const isSame =
        followed.tooDeep.length === deepColons.length && followed.tooDeep.every((line, i) => line === deepColons[i])
      return !isSame || (asksBelow(part.colons) && isClosedBelow !== lastClosing > index)
    })
  }

  /** Reads those parts again that use a name which leads elsewhere now. */
  *#rename(): Work<void> {
    const names = (this.#names = allNames(this.#list.map(part => part.names)))
    const list: Part[] = []
    let colons: OpenColons = []
    for (const [index, part] of this.#list.entries()) {
      const isStale = [...part.labels.keys()].some(label => names.get(label) !== part.known.get(label))
      if (!isStale) list.push(part)
      else {
        const start = this.#starts[index] ?? 0
        const { size, goesOn } = part
        const stretch = { start, end: start + part.length, size, isFrontMatter: false, goesOn }
        const again = readPart(this.whole, stretch, { names, colons, reread: this.options.reread }).part
        this.options.finish?.(again)
        list.push(again)
        yield
      }
      colons = followColons(colons, part.colons).open
    }
    this.#list = list
  }
}

const nothing = { list: [], starts: [], names: new Map<string, string>() }
