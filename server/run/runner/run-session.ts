import { dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { startOf } from '../process-life.ts'
import { findPracticeFunctions, practiceSession } from '../practice.ts'
import { askBoot, type BootAnswer } from '../session/ask-boot.ts'
import type { BashSession } from '../session/bash-session.ts'
import { cleanEnvironment, type Environment } from '../session/environment.ts'
import { openCarried } from '../session/open-carried.ts'
import { openLocal } from '../session/open-local.ts'
import { asRoot, type Become } from '../target/become.ts'
import { reachOf } from '../target/reach.ts'
import { type Target, targetName } from '../target/target.ts'
import { folderOf } from '../workspace.ts'
import type { LiveRecord } from './live-record.ts'
import { sessionName } from './session-name.ts'
import type { RunRequest } from './wire.ts'

/** What the sessions of one run have in common. */
export interface SessionPlace {
  readonly record: LiveRecord
  /** The runner's own folder (0700). */
  readonly runtime: string
  readonly run: string
  /** The document. */
  readonly file: string
  /** How many shells the run has had on this machine, each with a folder `<runtime>/<run>.<number>`. */
  opened: number
}

/** A living shell of a run on one target: opened when a step needs it, and again when it has gone. */
export class RunSession {
  /** What the record calls it: the target, and whose it is where that is not the operator's own. */
  readonly name: string
  readonly #place: SessionPlace
  readonly #where: Target
  readonly #become: Become | null
  #session: BashSession | null = null
  #environment: Environment = {}
  /** Its machine was said to be started anew since the shell was open. */
  #wasHungUp = false
  /** While it is let go of. */
  #hangingUp: Promise<void> | null = null
  /** While a connection is made: where keys go. */
  #connecting: { write(data: string): void; giveUp(): void } | null = null

  /** @param become How to become root there; null for the operator's own shell. */
  constructor(place: SessionPlace, where: Target, become: Become | null) {
    this.#place = place
    this.#where = where
    this.#become = become
    this.name = sessionName(targetName(where), become !== null)
  }

  /** Whether a connection is being made, which may ask something. */
  get connecting(): boolean {
    return this.#connecting !== null
  }

  /** Types for the operator, to the step or to the program that connects. */
  input(data: string): void {
    if (this.#connecting === null) this.#open?.input(data)
    else this.#connecting.write(data)
  }

  /** See {@link BashSession.interrupt}; a connection that is being made is given up. */
  interrupt(insistence: number): void {
    if (this.#connecting === null) this.#open?.interrupt(insistence)
    else this.#connecting.giveUp()
  }

  resize(columns: number, rows: number): void {
    this.#open?.resize(columns, rows)
  }

  /** The shell, opened if need be; rejects with a sentence to show when there can be none. */
  async ensure(request: RunRequest): Promise<BashSession> {
    await this.#hangingUp
    this.#hangingUp = null
    const before = this.#session
    if (before?.alive === true) return before
    if (before === null) this.#environment = environmentOf(request)
    const { record } = this.#place
    const { name: target } = this
    const snapshot = before?.snapshot ?? null
    record.secrets.exported(this.#environment)
    const own = this.#where.kind === 'local' && this.#become === null
    const session = own ? await this.#here(request, snapshot) : await this.#there(request, snapshot)
    if (before === null && record.hasHadShell(target)) {
      const message = 'a new shell: variables, functions and the folder of the one before are lost'
      record.append({ event: 'session.lost', target, message })
    }
    const isExpected = this.#wasHungUp
    this.#wasHungUp = false
    if (before !== null && isExpected && before.boot === session.boot && session.boot !== '') {
      const message = 'the machine was to be rebooted, and is in the same start as before: it has not been'
      record.append({ event: 'session.lost', target, message })
    }
    const isAnew = before !== null && before.boot !== session.boot
    if (isAnew && !isExpected) record.append({ event: 'session.lost', target, message: startedAnew })
    this.#session = session
    const note = [isAnew && isExpected ? startedAnew : null, session.note].filter(text => text !== null).join('; ')
    record.append({ event: 'session.opened', target, ...identityOf(session, this.#where), note: note || null })
    // What it wrote down is of no more use. One elsewhere wrote nothing, and the new one may go over its connection.
    if (before !== null && own) await before.close()
    return session
  }

  /** Lets go of a shell whose machine has been started anew, and of its connection; the next is restored from what it exported. */
  async hangUp(): Promise<void> {
    this.#wasHungUp = this.#session !== null
    this.#hangingUp = this.#session?.close() ?? null
    await this.#hangingUp
  }

  /** In which start of the machine it lives, empty when nobody can tell; null when it does not. */
  get boot(): string | null {
    return this.#open?.boot ?? null
  }

  /** In which start the machine is. */
  askBoot(request: RunRequest): Promise<BootAnswer> {
    const environment = this.#session === null ? environmentOf(request) : this.#environment
    return askBoot(reachOf(this.#where, this.#place.runtime), environment)
  }

  async close(): Promise<void> {
    this.#connecting?.giveUp()
    await this.#session?.close()
    this.#session = null
  }

  get #open(): BashSession | null {
    return this.#session?.alive === true ? this.#session : null
  }

  #here({ practice, columns, rows }: RunRequest, snapshot: string | null): Promise<BashSession> {
    const { runtime, run, file } = this.#place
    const folder = join(runtime, `${run}.${this.#place.opened++}`)
    return openLocal({
      folder,
      start: practice ? scratch(folder) : folderOf(file),
      environment: this.#environment,
      columns,
      rows,
      snapshot: practice ? null : snapshot,
      practice: practice ? standIns(folder) : null,
    })
  }

  async #there({ interactive, columns, rows }: RunRequest, snapshot: string | null): Promise<BashSession> {
    const { record, runtime, file } = this.#place
    const { name: target } = this
    const reach = reachOf(this.#where, runtime)
    try {
      return await openCarried(
        {
          reach: this.#become === null ? reach : asRoot(reach, this.#become),
          ...{ interactive, columns, rows, snapshot },
          start: folderOf(file),
          environment: this.#environment,
        },
        {
          said: data => void record.tellOnly({ event: 'session.opening', target, data: data.toString() }),
          opened: keys => (this.#connecting = keys),
        },
      )
    } finally {
      this.#connecting = null
    }
  }
}

const startedAnew = 'the machine has been started anew since: only exported variables and the folder are as they were'

const environmentOf = ({ environment }: RunRequest): Environment => cleanEnvironment(environment ?? process.env)

/** By what a later runner knows whether the shell still lives: a number may be given to another process. */
function identityOf({ pid, boot }: BashSession, { kind }: Target) {
  const start = kind === 'local' ? startOf(pid) : ''
  return { pid, ...(start === '' ? {} : { start }), ...(boot === '' ? {} : { boot }) }
}

function scratch(folder: string): string {
  const path = join(folder, 'scratch')
  makeFolder(path)
  return path
}

function standIns(folder: string): string {
  const functions = findPracticeFunctions(process.env.RUNBOOK_PRACTICE ?? dirname(process.argv[1] ?? '.'))
  if (functions === null) throw new Error('practice mode: expected its stand-ins beside the program, found none')
  const empty = join(folder, 'no-programs')
  makeFolder(empty)
  return practiceSession(functions, empty)
}
