import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Recorded } from '../../server/run/event.ts'
import { connect, type RunnerConnection } from '../../server/run/runner/connect.ts'
import { holderOf } from '../../server/run/runner/lock.ts'
import { placeOf } from '../../server/run/runner/place.ts'
import type { RunRequest, Selection } from '../../server/run/runner/wire.ts'

/** A guide in a workspace of its own, run by a real runner as it ships. */
export class BenchRun {
  readonly home = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
  readonly #file = join(this.home, 'guide.md')
  readonly #more: Partial<RunRequest>
  readonly #count: number
  #connection: RunnerConnection | null = null
  #ended: (events: readonly Recorded[]) => void = () => undefined
  #events: Recorded[] = []

  constructor(commands: readonly string[], more: Partial<RunRequest> = {}) {
    this.#more = more
    this.#count = commands.length
    mkdirSync(join(this.home, '.vscode'))
    mkdirSync(join(this.home, 'runtime'), { mode: 0o700 })
    process.env['XDG_STATE_HOME'] = join(this.home, 'state')
    process.env['XDG_RUNTIME_DIR'] = join(this.home, 'runtime')
    const sections = commands.map((command, n) => `## ${n + 1}. Step\n\n\`\`\`console\n${command}\n\`\`\`\n`)
    writeFileSync(this.#file, `# Steps\n\n${sections.join('\n')}`)
  }

  /** Runs what is selected to its end, and answers what happened. */
  async run(select: Selection): Promise<readonly Recorded[]> {
    this.#connection ??= await this.#connect()
    this.#events = []
    const end = new Promise<readonly Recorded[]>(ended => (this.#ended = ended))
    await this.#connection.run({
      ...{ file: this.#file, select, seen: null, values: {}, targets: {}, trusted: true, practice: false },
      ...{ interactive: false, columns: 80, rows: 24, ...this.#more },
    })
    return end
  }

  /** The first step, which opens the session, and then all others: milliseconds for it and for each of them, and how they ended. */
  async all(): Promise<{ readonly first: number; readonly each: number; readonly outcome: string }> {
    const opening = performance.now()
    await this.run({ kind: 'next' })
    const first = performance.now() - opening
    const start = performance.now()
    const events = await this.run({ kind: 'all' })
    const each = (performance.now() - start) / (this.#count - 1)
    return { first, each, outcome: outcomeOf(events) }
  }

  async close(): Promise<void> {
    await this.#connection?.startOver(this.#file)
    this.#connection?.close()
    // The runner would wait for other clients, and put its door up again where it finds it gone.
    const ended = endOf(placeOf(this.home).lock)
    while (!ended()) await new Promise(resolve => setTimeout(resolve, 10))
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  async #connect(): Promise<RunnerConnection> {
    const connection = await connect({ workspace: this.home, runnerPath: resolve('dist/runner.cjs') })
    await connection.follow(this.#file, (_state, record) => {
      this.#events.push(record)
      if (record.event === 'run.finished') this.#ended([...this.#events])
    })
    return connection
  }
}

/** Has the holder of a lock end; answers whether it has. */
function endOf(lock: string): () => boolean {
  const pid = Number(readFileSync(lock, 'latin1').split(' ')[0])
  process.kill(pid, 'SIGTERM')
  return () => holderOf(lock)?.alive !== true
}

/** How the last of the events says that it all went. */
export function outcomeOf(events: readonly Recorded[]): string {
  const last = events.at(-1)
  return last?.event === 'run.finished' ? last.outcome : 'not at its end'
}
