import { type Target, targetName } from '../target/target.ts'
import type { LiveRecord } from './live-record.ts'
import type { SessionPlace } from './run-session.ts'
import { TargetSessions } from './target-sessions.ts'

/** The living shells of a run: those of each target that it has come to. */
export class RunSessions {
  readonly #place: SessionPlace
  readonly #sessions = new Map<string, TargetSessions>()

  constructor(record: LiveRecord, runtime: string, run: string, file: string) {
    this.#place = { record, runtime, run, file, opened: 0 }
  }

  at(target: Target): TargetSessions {
    const name = targetName(target)
    let session = this.#sessions.get(name)
    if (session === undefined) {
      session = new TargetSessions(this.#place, target)
      this.#sessions.set(name, session)
    }
    return session
  }

  resize(columns: number, rows: number): void {
    for (const session of this.#sessions.values()) session.resize(columns, rows)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map(session => session.close()))
    this.#sessions.clear()
  }
}
