import type { Recorded } from '../run/event.ts'
import type { Begun } from '../run/runner/wire.ts'

/**
 * The events of one selection, in order. Whoever follows a document is told of other selections' events, too: those
 * that came before ours has begun are held back until it is known which one is ours.
 */
export class SelectionEvents {
  #held: Recorded[] | null = []
  /** The newest place in the record that was told. */
  #seq = -1

  constructor(readonly tell: (record: Recorded) => void) {}

  get seq(): number {
    return this.#seq
  }

  add(record: Recorded): void {
    if (this.#held !== null) this.#held.push(record)
    else this.#tell(record)
  }

  /** Another selection is asked for: what comes is held back until it has begun. */
  hold(): void {
    this.#held = []
  }

  /** Ours has begun there: what was told before is another's. */
  begin({ run, seq }: Begun): void {
    const held = this.#held ?? []
    const from = held.findIndex(record => record.event === 'run.started' && record.run === run && record.seq === seq)
    this.#release(held.slice(Math.max(0, from)))
  }

  /** Ours is one that goes on already, of which `before` has happened. */
  join(before: readonly Recorded[]): void {
    this.#release([...before, ...(this.#held ?? [])])
  }

  /** Ours is the one that began, by somebody else's request, while we waited for the answer to ours; false when none did. */
  joinNewest(): boolean {
    const held = this.#held ?? []
    const from = held.findLastIndex(({ event }) => event === 'run.started')
    if (from !== -1) this.#release(held.slice(from))
    return from !== -1
  }

  #release(records: readonly Recorded[]): void {
    this.#held = null
    for (const record of records) this.#tell(record)
  }

  #tell(record: Recorded): void {
    this.#seq = record.seq
    this.tell(record)
  }
}
