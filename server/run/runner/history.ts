import type { Recorded } from '../event.ts'

/** An output record is not made longer than this by what follows it, in UTF-16 units. */
const piece = 16 * 1024

/** What a record that is no output counts for. */
const weight = 128

const sizeOf = (record: Recorded) => (record.event === 'output' ? record.data.length : weight)

/** The end of what happened in a run, with what its commands printed: whoever comes later draws the terminal from it. */
export class History {
  #records: Recorded[] = []
  #size = 0

  /** @param limit How much is kept, in UTF-16 units of output. */
  constructor(
    readonly limit: number,
    before: readonly Recorded[],
  ) {
    for (const record of before) this.push(record)
  }

  get records(): readonly Recorded[] {
    this.#shorten()
    return this.#records
  }

  push(record: Recorded): void {
    this.#size += sizeOf(record)
    const last = this.#records.at(-1)
    const goesOn =
      record.event === 'output' &&
      last?.event === 'output' &&
      last.step === record.step &&
      last.command === record.command &&
      last.target === record.target &&
      last.data.length < piece
    if (goesOn) this.#records[this.#records.length - 1] = { ...record, data: last.data + record.data }
    else this.#records.push(record)
    if (this.#size > 2 * this.limit) this.#shorten()
  }

  #shorten(): void {
    let dropped = 0
    while (this.#size > this.limit && dropped < this.#records.length - 1) {
      const record = this.#records[dropped++]
      if (record) this.#size -= sizeOf(record)
    }
    if (dropped > 0) this.#records = this.#records.slice(dropped)
    const first = this.#records[0]
    if (dropped === 0 || first?.event !== 'output') return
    // What was cut begins with a line of its own.
    const data = first.data.slice(first.data.indexOf('\n') + 1)
    this.#size -= first.data.length - data.length
    this.#records[0] = { ...first, data }
  }
}
