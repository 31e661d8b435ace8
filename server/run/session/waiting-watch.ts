import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { asksInWords } from './asking-words.ts'
import type { Waiting } from './input-watch.ts'
import type { ShellProcesses } from './shell-processes.ts'

/** After this much silence (ms) a command may be waiting for the operator. */
const silence = 300
/** So much of what a command printed last is looked at for a question, in bytes. */
const most = 400
/** What was printed before a look has come to us after this time (ms) and a turn of the event loop. */
const arrival = 50

/** What is done about a command that waits. */
export interface WaitingListener {
  /** It waits for the operator, or (null) no longer does. */
  waits(waiting: Waiting): void
  /** Whether the terminal is another shell's by now, which the command has opened: then it waits for nobody. */
  carries(): Promise<boolean>
  /** Nobody is there, and it waits; `sure` unless that is a guess from its words. Told again while it goes on. */
  unanswered(waiting: NonNullable<Waiting>, sure: boolean): void
}

/** Finds out, whenever a command has been silent for a while, whether it waits for the operator. */
export class WaitingWatch {
  readonly #processes: ShellProcesses
  readonly #listener: WaitingListener
  /** Nobody is there to answer. */
  readonly #alone: boolean
  #timer: NodeJS.Timeout | undefined
  #lastOutput = 0
  #tail: Buffer = Buffer.alloc(0)
  #waiting: Waiting = null

  constructor(processes: ShellProcesses, alone: boolean, listener: WaitingListener) {
    this.#processes = processes
    this.#alone = alone
    this.#listener = listener
  }

  get waiting(): Waiting {
    return this.#waiting
  }

  /** The command has begun, or goes on. */
  begin(): void {
    this.#lastOutput = performance.now()
    this.#watch(silence)
  }

  /** The command printed something. */
  heard(data: Buffer): void {
    this.#lastOutput = performance.now()
    const tail = data.length >= most ? data : Buffer.concat([this.#tail, data])
    this.#tail = Buffer.from(tail.subarray(-most))
  }

  /** It is known what it waits for, or (null) that it does no longer. */
  say(waiting: Waiting): void {
    if (this.#waiting === waiting) return
    this.#waiting = waiting
    // What was answered is asked no more.
    if (waiting === null) this.#tail = Buffer.alloc(0)
    this.#listener.waits(waiting)
  }

  /** The operator has answered: what was seen before counts no more. */
  answered(): void {
    this.say(null)
    this.begin()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #watch(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), delay)
  }

  async #look(): Promise<void> {
    const timer = this.#timer
    const quiet = performance.now() - this.#lastOutput
    if (quiet < silence) return this.#watch(silence - quiet)
    const isCarrying = await this.#listener.carries()
    if (this.#timer !== timer) return
    if (isCarrying) return this.#watch(silence)
    const known = await this.#processes.waitsFor()
    if (this.#timer !== timer) return
    if (known !== null) {
      // What waits may be the shell at its prompt, its last word on the way: a key of ours would be meant for the shell.
      await sleep(arrival).then(() => setImmediate())
      if (this.#timer !== timer) return
    }
    this.#watch(silence)
    // It has gone on since.
    if (performance.now() - this.#lastOutput < silence) return
    const waiting = known === undefined ? asksInWords(this.#tail.toString()) : known
    if (waiting !== null && this.#alone) this.#listener.unanswered(waiting, known !== undefined)
    else this.say(waiting)
  }
}
