import { dirname } from 'node:path'
import type { RunEvent } from '../event.ts'
import { readRun } from '../journal/read.ts'
import type { LiveRecord } from './live-record.ts'
import { interruptLeft, isLiving, type LeftShell } from './left-shell.ts'
import { lostEvents, removeSessions } from './recover.ts'

/** How often it is looked whether the shell has ended, in milliseconds. */
const pause = 500

/** A step that another runner started and that goes on without it: waited for, until the record can say how it ended. */
export class LeftStep {
  readonly #shell: LeftShell
  readonly #record: LiveRecord
  readonly #run: string
  readonly #runtimes: readonly string[]
  #insistence = 0
  #timer: NodeJS.Timeout | undefined

  /** @param runtimes The folders where runners had their sessions. */
  constructor(shell: LeftShell, record: LiveRecord, run: string, runtimes: readonly string[]) {
    this.#shell = shell
    this.#record = record
    this.#run = run
    this.#runtimes = runtimes
  }

  /** Looks until the shell has ended; writes down how the step did, and tells `ended`. */
  watch(ended: () => void): void {
    this.#timer = setTimeout(() => {
      if (isLiving(this.#shell)) return this.watch(ended)
      const record = readRun(dirname(this.#record.folder), this.#run)
      const events = record === null ? [] : lostEvents(record, this.#runtimes)
      for (const event of events) this.#record.append(this.#insistence > 0 ? asCanceled(event) : event)
      removeSessions(this.#runtimes, this.#run)
      ended()
    }, pause)
  }

  cancel(): void {
    interruptLeft(this.#shell, ++this.#insistence)
  }

  /** This runner ends, too: the next one takes it up. */
  leave(): void {
    clearTimeout(this.#timer)
  }
}

/** How a step ended that was canceled meanwhile, unless it had passed all the same. */
const asCanceled = (event: RunEvent): RunEvent =>
  event.event === 'step.finished' && event.outcome !== 'passed' ? { ...event, outcome: 'canceled', why: null } : event
