import type { NestedSession } from '../../../runbook/model.ts'
import type { BashSession } from '../../session/bash-session.ts'
import type { CommandEnd } from '../../session/command.ts'
import { type NotOpened, type Opening, openLevel, type RunParameters } from '../../session/open-level.ts'
import type { WayIn } from '../../session/way-in.ts'
import { quoted } from '../../nested.ts'
import type { LiveRecord } from '../live-record.ts'

/** A level that does not go when it is told to is hung up on after this time (ms), and all that it stands in with it. */
const patience = 5000
/** So long (ms) they may take to go when the run's shell is closed. */
const farewell = 1000

/** The session that a command is typed in is not open: a sentence to show. */
export class NotInside extends Error {
  constructor(opener: string) {
    super(`it is typed inside ${quoted(opener)}, which is not open any more: run the step that opens it first`)
  }
}

/** A shell or program that a command of the document has opened, and the run has entered. */
interface Entered {
  readonly opener: string
  readonly way: WayIn
  readonly outer: BashSession
  readonly session: BashSession
  readonly ended: Promise<CommandEnd>
}

/** The shells and programs that the run stands in on one target, the outermost first. */
export class Levels {
  readonly #record: LiveRecord
  readonly #target: string
  #open: readonly Entered[] = []
  #opening: Opening | null = null

  constructor(record: LiveRecord, target: string) {
    this.#record = record
    this.#target = target
  }

  /** The innermost session; null when the run stands in none. */
  get innermost(): BashSession | null {
    return this.#open.at(-1)?.session ?? null
  }

  /** What opened them. */
  get openers(): readonly string[] {
    return this.#open.map(({ opener }) => opener)
  }

  /** A line of ours is being typed to a shell that is entered. */
  get isTyping(): boolean {
    return this.#opening?.isTyping === true
  }

  /**
   * The session that a chain of openers leads to, null for the target's own; what the document has left is left. Throws
   * {@link NotInside} when the chain is not open.
   */
  async reach(chain: readonly NestedSession[]): Promise<BashSession | null> {
    const missing = chain.find(({ opener }, index) => this.#open[index]?.opener !== opener)
    if (missing !== undefined) throw new NotInside(missing.opener)
    while (this.#open.length > chain.length) await this.#leave()
    return this.innermost
  }

  /** Runs a command that opens a session, and enters that. `opener` is its text as the document has it. */
  async enter(
    outer: BashSession,
    { opener, way }: { readonly opener: string; readonly way: WayIn },
    parameters: RunParameters,
  ): Promise<BashSession | NotOpened> {
    this.#opening = openLevel(outer, way, parameters)
    const opened = await this.#opening.opened
    this.#opening = null
    if (!('session' in opened)) return opened
    const entered = { opener, way, outer, ...opened }
    this.#open = [...this.#open, entered]
    // It may also go while no command of it runs: then there is nobody else to tell.
    void opened.ended.then(() => setImmediate(() => void this.#gone(entered)))
    return opened.session
  }

  /** A session has ended: if it was one of theirs (which is answered), it and what stood in it is open no more. */
  async ended(session: BashSession): Promise<boolean> {
    const level = this.#open.find(level => level.session === session)
    if (level !== undefined) await this.#gone(level)
    return level !== undefined
  }

  /** Comes out of all of them, as far as no command runs in them; what does not go soon goes with the run's terminal. */
  async close(): Promise<void> {
    const out = async () => {
      while (this.innermost?.idle === true) await this.#leave()
    }
    const enough = new Promise(resolve => setTimeout(resolve, farewell).unref())
    await Promise.race([out(), enough])
    this.forget()
  }

  /** The run's terminal goes, and with it all of them. */
  forget(): void {
    for (const { opener } of this.#open.toReversed()) this.#tellLeft(opener, null)
    this.#open = []
  }

  async #leave(): Promise<void> {
    const level = this.#open.at(-1)
    if (level === undefined) return
    level.outer.pass(`\x15${level.way.leaving}`)
    const stubborn = setTimeout(() => level.outer.hangUp(), patience)
    await level.ended
    clearTimeout(stubborn)
    await this.#gone(level)
  }

  async #gone(level: Entered): Promise<void> {
    const at = this.#open.indexOf(level)
    if (at < 0) return
    const left = this.#open.slice(at).toReversed()
    this.#open = this.#open.slice(0, at)
    for (const { opener, ended } of left) this.#tellLeft(opener, (await ended).status)
  }

  #tellLeft(opener: string, status: number | null): void {
    this.#record.append({ event: 'session.left', target: this.#target, opener, status })
  }
}
