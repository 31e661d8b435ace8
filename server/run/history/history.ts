import type { Recorded } from '../event.ts'
import { StepHistory } from './step-history.ts'

/** How much of what was printed is told to whoever comes later, in UTF-16 units. */
export interface HistoryLimits {
  /** Of the step that runs, or ended last. */
  readonly newest: number
  /** Of all steps before it. */
  readonly older: number
}

export const replayed: HistoryLimits = { newest: 4 << 20, older: 256 << 10 }

/**
 * What happened in a run, with what its commands printed: whoever comes later draws the terminal from it. The newest step
 * is there from its first byte, up to a limit of its own; of those before it the oldest give way first.
 */
export class History {
  /** The newest last; the first one holds what happened before any. */
  readonly #steps: StepHistory[]
  #starts: number

  /**
   * @param folder The run's folder, for the files that hold the whole output.
   * @param starts How many steps of the run had started before.
   */
  constructor(
    readonly folder: string,
    readonly limits: HistoryLimits = replayed,
    starts = 0,
  ) {
    this.#starts = starts
    this.#steps = [new StepHistory(folder, starts - 1, [])]
  }

  get records(): readonly Recorded[] {
    this.#steps.at(-1)?.shorten(this.limits.newest)
    return this.#steps.flatMap(({ records }) => records)
  }

  push(record: Recorded): void {
    if (record.event === 'step.started') {
      this.#giveWay()
      this.#steps.push(new StepHistory(this.folder, this.#starts++, record.targets ?? []))
    }
    const newest = this.#steps.at(-1)
    newest?.push(record)
    // Not at every push: it goes over all that is held.
    if (newest !== undefined && newest.size > 1.25 * this.limits.newest) newest.shorten(this.limits.newest)
  }

  /** Makes room for a step that starts. */
  #giveWay(): void {
    let excess = this.#steps.reduce((sum, { size }) => sum + size, 0) - this.limits.older
    for (let [oldest] = this.#steps; oldest !== undefined && excess > 0; [oldest] = this.#steps) {
      const { size } = oldest
      oldest.shorten(size - excess)
      excess -= size - oldest.size
      if (excess > 0) {
        excess -= oldest.size
        this.#steps.shift()
      }
    }
  }
}
