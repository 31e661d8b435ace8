import { randomBytes } from 'node:crypto'
import type { BashSession } from './bash-session.ts'
import type { CommandEnd, CommandWatcher } from './command.ts'
import type { Waiting } from './input-watch.ts'
import { MarkerScanner } from './marker-scanner.ts'
import { endsInPrompt, withoutEscapes } from './prompt-look.ts'
import type { Terminal, TerminalExit } from './terminal.ts'
import type { WayIn } from './way-in.ts'

/** Silence (ms) behind what looks like a prompt, where the program that shows it cannot be seen. */
const unseenSilence = 1000
/** With nobody there, what shows no prompt within this silence (ms) is asked for no longer. */
const loneSilence = 2000
/** What is typed at a prompt is shown within this time (ms); at a password it never is. */
const echoPatience = 3000
/** A shell that has been greeted answers within this time (ms). */
const answerPatience = 10_000

/**
 * Watches a command that opens a shell or a program, until that waits at its prompt; then greets it by one short line,
 * which is only sent once it has been seen to be echoed. Whatever is asked before is the operator's to answer. When no
 * answer comes, nothing more is typed, and the terminal is the operator's.
 */
export class Entrance implements CommandWatcher {
  readonly #outer: BashSession
  readonly #way: WayIn
  readonly #watcher: CommandWatcher
  readonly #answered: (terminal: Terminal) => void
  readonly #isAlone: boolean
  #phase: 'outside' | 'greeting' | 'inside' | 'declined' | 'over' = 'outside'
  /** What it was last said to wait for. */
  #told: Waiting = null
  /** The end of what was printed. */
  #printed = ''
  #lastOutput = performance.now()
  #held: Buffer[] = []
  #heard: ((data: Buffer) => void)[] = []
  #left: ((exit: TerminalExit) => void)[] = []

  /**
   * @param answered Given the terminal of the shell within, once it has answered.
   * @param isAlone Nobody is there to type.
   */
  constructor(
    outer: BashSession,
    way: WayIn,
    watcher: CommandWatcher,
    answered: (terminal: Terminal) => void,
    isAlone: boolean,
  ) {
    this.#outer = outer
    this.#way = way
    this.#watcher = watcher
    this.#answered = answered
    this.#isAlone = isAlone
  }

  /** Our own line is being typed: a key between its letters would make another of it. */
  get isTyping(): boolean {
    return this.#phase === 'greeting'
  }

  output(data: Buffer): void {
    this.#lastOutput = performance.now()
    if (this.#phase === 'inside') {
      for (const listener of this.#heard) listener(data)
    } else if (this.#phase === 'greeting') this.#listen(data)
    else {
      this.#printed = (this.#printed + data.toString()).slice(-2000)
      this.#watcher.output(data)
    }
  }

  waiting(waiting: Waiting): void {
    this.#told = waiting
    this.#watcher.waiting(waiting)
  }

  async carries(): Promise<boolean> {
    if (this.#phase !== 'outside') return this.#phase === 'greeting' || this.#phase === 'inside'
    const isAtPrompt = await this.#isAtPrompt()
    if (this.#phase === 'outside' && isAtPrompt === true) this.#greet()
    // An end of input ends a shell that is only slow to show its prompt.
    const isSlow = this.#isAlone && performance.now() - this.#lastOutput < loneSilence
    return isAtPrompt !== false || isSlow
  }

  /** The command that opened it has ended. */
  ended({ status, signal }: CommandEnd): void {
    if (this.#phase === 'inside') {
      const exit = { status: status ?? 255, signal: 0, lost: status === null && signal === null }
      for (const listener of this.#left) listener(exit)
    } else if (this.#phase === 'greeting') this.#decline()
    this.#phase = 'over'
  }

  /** Null while that cannot be told yet. */
  async #isAtPrompt(): Promise<boolean | null> {
    if (!endsInPrompt(this.#printed, this.#way.prompt)) return false
    const { processes } = this.#outer
    const programs = processes.programs?.() ?? null
    const own = programs?.find(({ name }) => this.#way.programs.test(name))
    if (own === undefined) {
      if (programs !== null && !programs.some(({ carries }) => carries)) return false
      if (performance.now() - this.#lastOutput < unseenSilence) return null
    } else if (!own.waits) return null
    return (await processes.waitsFor()) !== 'password'
  }

  #greet(): void {
    const nonce = randomBytes(12).toString('hex')
    this.#phase = 'greeting'
    this.#held = []
    const scanner = new MarkerScanner(nonce)
    const hello = this.#way.hello(`H;${nonce};`)
    // A terminal that is not known to the shell shows no more than the end of a long line.
    const end = inked(hello).slice(-16)
    let echoed = ''
    const giveUp = (keys: string) => {
      // With nobody there to go on by hand, it is left.
      this.#outer.pass(this.#isAlone ? `${keys}\x04` : keys)
      this.#decline()
    }
    let timer = setTimeout(() => giveUp('\x15'), echoPatience)
    this.#listen = data => {
      this.#held.push(data)
      const pieces = scanner.scan(data)
      if (pieces.some(({ kind }) => kind === 'marker')) {
        clearTimeout(timer)
        this.#welcome()
        return
      }
      const wasEchoed = echoed.includes(end)
      echoed += inked(withoutEscapes(data.toString()))
      if (wasEchoed || !echoed.includes(end)) return
      clearTimeout(timer)
      timer = setTimeout(() => giveUp(''), answerPatience)
      this.#outer.pass('\r')
    }
    this.#stop = () => clearTimeout(timer)
    this.#outer.pass(hello)
  }

  #listen: (data: Buffer) => void = () => undefined
  #stop: () => void = () => undefined

  /** What came meanwhile is the operator's to see. */
  #decline(): void {
    this.#stop()
    this.#phase = 'declined'
    for (const data of this.#held) this.#watcher.output(data)
    this.#held = []
  }

  #welcome(): void {
    this.#phase = 'inside'
    this.#held = []
    if (this.#told !== null) this.waiting(null)
    this.#answered({
      kind: 'pty',
      note: null,
      write: data => this.#outer.pass(data),
      // It is as large as the terminal around it.
      resize: () => undefined,
      pause: () => this.#outer.pause(),
      resume: () => this.#outer.resume(),
      kill: () => this.#phase === 'inside' && this.#outer.hangUp(),
      onData: listener => void this.#heard.push(listener),
      onExit: listener => void this.#left.push(listener),
    })
  }
}

/** What of a text leaves ink: a long line is broken, and drawn anew, in ways of its own. */
const inked = (text: string): string => text.replace(/[\s\x08]/g, '')
