import type { Work } from '../../text/work.ts'
import { documentLimit, unit } from './bulk.ts'
import { asksBelow, followColons } from './colon-lines.ts'
import type { ColonLine, OpenColons } from './colon-lines.ts'
import type { Chapters } from './chapters.ts'
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
  readonly chapters: Chapters
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
  #hasNewNames = false

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
    yield* this.#renew(first, next)
    for (let stale = this.#stale(0); stale >= 0; stale = this.#stale(stale + 1)) yield* this.#renew(stale, stale + 1)
    if (this.#hasNewNames) yield* this.#rename()
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
    const hasNames = (part: Part) => part.names.size > 0
    this.#hasNewNames ||= fresh.some(hasNames) || this.#list.slice(first, next).some(hasNames)
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
    let begin = 0
    for (const { parts, size, depends } of this.options.chapters.of(this.#list)) {
      if (begin >= index) break
      if (begin + parts.length <= index && !depends) total += size
      else {
        for (const part of parts.slice(0, index - begin)) {
          total += part.size
          colons = followColons(colons, part.colons).open
        }
      }
      begin += parts.length
    }
    return { total, colons }
  }

  /** The first part from `from` on that would be read otherwise below or above what there is now; -1 when there is none. */
  #stale(from: number): number {
    const chapters = this.options.chapters.of(this.#list)
    const lastClosing = chapters.some(({ depends }) => depends)
      ? this.#list.findLastIndex(part => part.colons.some(({ closes }) => closes))
      : -1
    let total = 0
    let colons: OpenColons = []
    let index = -1
    for (const { parts, size, depends } of chapters) {
      if (!depends && total + size <= documentLimit * unit) {
        total += size
        index += parts.length
        continue
      }
      for (const part of parts) {
        index++
        const isTooMuch = total + part.size > documentLimit * unit
        const { open, tooDeep } = followColons(colons, part.colons)
        total += part.size
        colons = open
        if (index < from) continue
        if (isTooMuch !== (part.leftOut === 'document')) return index
        if (part.colons.length > 0 && part.leftOut === null && !isReadWith(part, tooDeep, lastClosing > index))
          return index
      }
    }
    return -1
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

/** Whether a part was read with these of its colon lines too deep, and knowing whether a line below closes a fence. */
const isReadWith = (part: Part, tooDeep: readonly ColonLine[], isClosedBelow: boolean): boolean =>
  tooDeep.length === part.deepColons.length &&
  tooDeep.every((line, index) => line === part.deepColons[index]) &&
  (!asksBelow(part.colons) || part.isClosedBelow === isClosedBelow)

const nothing = { list: [], starts: [], names: new Map<string, string>() }
