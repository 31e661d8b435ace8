import type { BootAnswer } from '../session/ask-boot.ts'
import type { BashSession } from '../session/bash-session.ts'
import { quoted } from '../session/bootstrap.ts'
import type { Become } from '../target/become.ts'
import { type Target, targetName } from '../target/target.ts'
import { Levels } from './step/levels.ts'
import { RunSession, type SessionPlace } from './run-session.ts'
import type { RunRequest } from './wire.ts'

/** The living shells of a run on one target: the operator's own, and root's when he becomes root for some commands. */
export class TargetSessions {
  /** As it is written. */
  readonly target: string
  /** What its commands have opened, and the run has entered. */
  readonly levels: Levels
  readonly #place: SessionPlace
  readonly #where: Target
  readonly #own: RunSession
  #root: { readonly become: Become; readonly session: RunSession; folder: string | null } | null = null
  /** The one that a command runs in, or that is being opened. */
  #current: RunSession

  constructor(place: SessionPlace, where: Target) {
    this.target = targetName(where)
    this.levels = new Levels(place.record, this.target)
    this.#place = place
    this.#where = where
    this.#own = this.#current = new RunSession(place, where, null)
  }

  /** What the shell in which the current command runs is called in the record. */
  get session(): string {
    return this.#current.name
  }

  /** Whether that is the shell in which the operator has become root. */
  get isRoots(): boolean {
    return this.#current !== this.#own
  }

  /** Whether a connection is being made, which may ask something. */
  get connecting(): boolean {
    return this.#current.connecting
  }

  input(data: string): void {
    if (!this.levels.isTyping) (this.levels.innermost ?? this.#current).input(data)
  }

  interrupt(insistence: number): void {
    const inner = this.levels.innermost ?? this.#current
    inner.interrupt(insistence)
  }

  resize(columns: number, rows: number): void {
    this.#own.resize(columns, rows)
    this.#root?.session.resize(columns, rows)
  }

  /** The operator's own shell, opened if need be; rejects with a sentence to show when there can be none. */
  ensure(request: RunRequest): Promise<BashSession> {
    this.#current = this.#own
    return this.#own.ensure(request)
  }

  /**
   * Root's shell, as the operator becomes root. It goes where his own shell has gone since, as if he had typed `sudo`
   * there. `id` is a number for a command of ours, not above that of the next.
   */
  async ensureRoot(request: RunRequest, become: Become, id: number): Promise<BashSession> {
    const own = await this.ensure(request)
    if (own.root) return own
    if (this.#root?.become !== become) {
      await this.#root?.session.close()
      this.#root = { become, session: new RunSession(this.#place, this.#where, become), folder: null }
    }
    const root = this.#root
    this.#current = root.session
    const session = await root.session.ensure(request)
    const { folder } = own
    if (folder !== null && folder !== root.folder) {
      const silent = { output: () => undefined, waiting: () => undefined }
      const { status } = await session.run(id, `builtin cd -- ${quoted(folder)}`, silent, true)
      if (status !== 0) throw new Error(`root's shell cannot go to ${folder}, where your own shell is`)
      root.folder = folder
    }
    return session
  }

  /** In which start of the machine the operator's own shell lives (empty when nobody can tell); null without a living one. */
  get boot(): string | null {
    return this.#own.boot
  }

  /** In which start the machine is. */
  askBoot(request: RunRequest): Promise<BootAnswer> {
    return this.#own.askBoot(request)
  }

  /** Lets go of all shells, for the machine has been started anew. */
  async hangUp(): Promise<void> {
    this.levels.forget()
    if (this.#root !== null) this.#root.folder = null
    await Promise.all([this.#own.hangUp(), this.#root?.session.hangUp()])
  }

  async close(): Promise<void> {
    await this.levels.close()
    await Promise.all([this.#own.close(), this.#root?.session.close()])
  }
}
