import { dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { findPracticeFunctions, practiceSession } from '../practice.ts'
import type { BashSession } from '../session/bash-session.ts'
import { openLocal } from '../session/open-local.ts'
import { cleanEnvironment, type Environment } from '../session/environment.ts'
import { folderOf } from '../workspace.ts'
import type { LiveRecord } from './live-record.ts'
import type { RunRequest } from './wire.ts'

/** The living shell of a run on the local target: opened when a step needs it, and again when it has gone. */
export class RunSession {
  readonly #record: LiveRecord
  /** Without number: `<runtime folder>/<run>`. */
  readonly #folder: string
  readonly #file: string
  #session: BashSession | null = null
  #opened = 0
  #environment: Environment = {}

  constructor(record: LiveRecord, folder: string, file: string) {
    this.#record = record
    this.#folder = folder
    this.#file = file
  }

  get open(): BashSession | null {
    return this.#session?.alive === true ? this.#session : null
  }

  /** The shell, opened if need be; rejects with a sentence to show when there can be none. */
  async ensure(request: RunRequest): Promise<BashSession> {
    const before = this.#session
    if (before?.alive === true) return before
    if (before === null) this.#environment = cleanEnvironment(request.environment ?? process.env)
    const folder = `${this.#folder}.${this.#opened++}`
    const session = await openLocal({
      folder,
      start: request.practice ? scratch(folder) : folderOf(this.#file),
      environment: this.#environment,
      columns: request.columns,
      rows: request.rows,
      snapshot: request.practice ? null : (before?.snapshot ?? null),
      practice: request.practice ? practice(folder) : null,
    })
    if (before === null && this.#record.commands > 0) {
      const message = 'a new shell: variables, functions and the folder of the one before are lost'
      this.#record.append({ event: 'session.lost', target: 'local', message })
    }
    this.#session = session
    this.#record.append({ event: 'session.opened', target: 'local', pid: session.pid, note: session.note })
    if (before !== null) await before.close()
    return session
  }

  async close(): Promise<void> {
    await this.#session?.close()
    this.#session = null
  }
}

function scratch(folder: string): string {
  const path = join(folder, 'scratch')
  makeFolder(path)
  return path
}

function practice(folder: string): string {
  const functions = findPracticeFunctions(process.env.RUNBOOK_PRACTICE ?? dirname(process.argv[1] ?? '.'))
  if (functions === null) throw new Error('practice mode: expected its stand-ins beside the program, found none')
  const empty = join(folder, 'no-programs')
  makeFolder(empty)
  return practiceSession(functions, empty)
}
