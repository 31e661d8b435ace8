import type { Recorded } from '../event.ts'
import { outputPathOf } from '../journal/read.ts'

type Output = Extract<Recorded, { readonly event: 'output' }>

/** Output is held in records of this length, in UTF-16 units, each up to the end of a line. */
const piece = 16 * 1024
/** A line's end is not waited for any longer than this. */
const longestPiece = 4 * piece

/** What a record that is no output counts for. */
const weight = 128

/** How much room a record takes, in UTF-16 units. */
export const sizeOf = (record: Recorded): number => ('data' in record ? record.data.length : weight)

/** They tell of a moment; once that is long past, nobody needs them. */
const passing = new Set<Recorded['event']>(['step.waiting', 'step.resumed', 'input.sent'])

/** What happened since a step has started, and what it printed. */
export class StepHistory {
  #records: Recorded[] = []
  #size = 0

  /**
   * @param folder The run's folder.
   * @param start The step's place among all that have started in the run.
   * @param targets Those of a step for several hosts.
   */
  constructor(
    readonly folder: string,
    readonly start: number,
    readonly targets: readonly string[],
  ) {}

  get records(): readonly Recorded[] {
    return this.#records
  }

  get size(): number {
    return this.#size
  }

  push(record: Recorded): void {
    this.#size += sizeOf(record)
    const last = this.#records.at(-1)
    if (record.event !== 'output') return void this.#records.push(record)
    if (last?.event !== 'output' || record.missing !== undefined || voiceOf(record) !== voiceOf(last))
      return this.#add(record)
    const end = endOfPiece(last.data, record.data)
    if (end > 0) this.#records[this.#records.length - 1] = { ...last, data: last.data + record.data.slice(0, end) }
    if (end < record.data.length) this.#add({ ...record, data: record.data.slice(end) })
  }

  /**
   * Leaves out the beginning of what was printed until the size is `limit`, or nothing is left that was printed. What is
   * left begins with a line, and its first record of each command says what is missing there.
   */
  shorten(limit: number): void {
    let excess = this.#size - limit
    if (excess <= 0) return
    const kept: Recorded[] = []
    /** By command: the record that says what is missing, while nothing is behind it yet. */
    const notes = new Map<string, Output>()
    const moved = new Set<Recorded>()
    for (const record of this.#records) {
      if (record.event !== 'output') {
        if (excess <= 0 || !passing.has(record.event)) kept.push(record)
        else excess -= weight
        continue
      }
      const voice = voiceOf(record)
      const note = notes.get(voice)
      const end = excess <= 0 ? 0 : beginningOfLine(record.data, excess)
      excess -= end
      let rest: Output = { ...record, data: record.data.slice(end) }
      const before = (note?.missing?.bytes ?? 0) + (record.missing?.bytes ?? 0)
      const bytes = before + Buffer.byteLength(record.data.slice(0, end))
      if (bytes > 0) rest = { ...rest, missing: { bytes, file: this.#fileOf(record) } }
      if (note !== undefined) moved.add(note)
      if (rest.data === '') notes.set(voice, rest)
      else notes.delete(voice)
      kept.push(rest)
    }
    this.#records = moved.size === 0 ? kept : kept.filter(record => !moved.has(record))
    this.#size = limit + excess
  }

  /** In pieces, of which the first says what is missing before it. */
  #add({ missing, data, ...where }: Output): void {
    let at = 0
    do {
      const next = at + endOfPiece('', data.slice(at))
      const here = at === 0 && missing !== undefined ? { missing } : {}
      this.#records.push({ ...where, data: data.slice(at, next), ...here })
      at = next
    } while (at < data.length)
  }

  #fileOf(record: Output): string {
    return outputPathOf(this.folder, this.start, this.targets, record)
  }
}

const voiceOf = ({ step, command, target = '' }: Output): string => `${command} ${target} ${step}`

/** How much of what comes next still belongs to a piece: what makes it full, up to the end of a line. */
function endOfPiece(before: string, next: string): number {
  const room = piece - before.length
  if (next.length <= room) return next.length
  if (room <= 0 && before.endsWith('\n')) return 0
  const end = next.indexOf('\n', Math.max(0, room - 1)) + 1
  const most = longestPiece - before.length
  if (end > 0 && end <= most) return end
  return most < next.length ? betweenCharacters(next, Math.max(0, most)) : next.length
}

/** Where the first line begins at or behind a place of a text; the place itself when no line ends there. */
function beginningOfLine(text: string, place: number): number {
  if (place >= text.length) return text.length
  const end = text.indexOf('\n', place - 1) + 1
  return end > 0 ? end : betweenCharacters(text, place)
}

/** A place of a text, or the one behind it: half a character (a surrogate) is none. */
const betweenCharacters = (text: string, place: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(place)) ? place + 1 : place
