import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { Recorded } from '../../../server/run/event.ts'
import { journalFolder } from '../../../server/run/journal/location.ts'
import { latestRun, type RunRecord } from '../../../server/run/journal/read.ts'
import { connect, type RunnerConnection } from '../../../server/run/runner/connect.ts'
import { placeOf } from '../../../server/run/runner/place.ts'
import type { RunRequest, Selection } from '../../../server/run/runner/wire.ts'
import type { RunState } from '../../../server/run/state.ts'

/** The records of tests are no operator's. */
process.env.XDG_STATE_HOME = mkdtempSync(join(tmpdir(), 'rb-state-'))
process.on('exit', () => rmSync(process.env.XDG_STATE_HOME ?? '', { recursive: true, force: true }))

/** Builds the runner into a cache inside node_modules, where it finds the pty; answers its path. */
export async function buildRunner(name: string): Promise<string> {
  const outfile = resolve(import.meta.dirname, `../../../node_modules/.cache/runbook-test/${name}-${process.pid}.cjs`)
  await build({
    entryPoints: [resolve(import.meta.dirname, '../../../server/run/runner/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['@lydell/node-pty'],
    logLevel: 'error',
  })
  return outfile
}

/** What a click selects. */
export const all = { kind: 'all' } as const
export const next = { kind: 'next' } as const

/** A workspace with one document, a runner of its own, and what it told. */
export class Bench {
  readonly workspace = mkdtempSync(join(tmpdir(), 'rb-ws-'))
  readonly file: string
  readonly events: Recorded[] = []
  state: RunState | null = null
  onEvent: (event: Recorded) => void = () => undefined
  connection: RunnerConnection | null = null

  constructor(
    readonly runnerPath: string,
    text: string,
    name = 'guide.md',
  ) {
    mkdirSync(join(this.workspace, '.vscode'))
    this.file = join(this.workspace, name)
    writeFileSync(this.file, text)
  }

  async connect(): Promise<RunnerConnection> {
    this.connection = await connect({ workspace: this.workspace, runnerPath: this.runnerPath })
    await this.follow(this.connection)
    return this.connection
  }

  async follow(connection: RunnerConnection): Promise<readonly Recorded[]> {
    const { state, history } = await connection.follow(
      this.file,
      (after, record) => {
        this.state = after
        this.events.push(record)
        this.onEvent(record)
      },
      { output: true },
    )
    this.state = state
    return history
  }

  request(select: Selection, more: Partial<RunRequest> = {}): RunRequest {
    return {
      ...{ file: this.file, select, seen: null, values: {}, targets: {}, trusted: true, practice: false },
      ...{ interactive: false, columns: 80, rows: 24 },
      ...more,
    }
  }

  /** Runs to the end of the selection and answers the events of this run of it. */
  async run(select: Selection, more: Partial<RunRequest> = {}): Promise<readonly Recorded[]> {
    const from = this.events.length
    await (this.connection ?? (await this.connect())).run(this.request(select, more))
    await this.until(event => event.event === 'run.finished', from)
    return this.events.slice(from)
  }

  async until(condition: (event: Recorded) => boolean, from = 0): Promise<Recorded> {
    for (;;) {
      const found = this.events.slice(from).find(condition)
      if (found !== undefined) return found
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

  /** Where the runs of the workspace are recorded. */
  get runs(): string {
    return journalFolder(this.workspace, process.env)
  }

  /** The record of the document's newest run. */
  get latest(): RunRecord {
    const record = latestRun(this.runs, this.file)
    if (record === null) throw new Error('expected a record')
    return record
  }

  /** The steps that have started in it, in order. */
  get startedSteps(): string[] {
    return this.latest.events.flatMap(event => (event.event === 'step.started' ? [event.step as string] : []))
  }

  get pid(): number {
    return Number(readFileSync(placeOf(this.workspace).lock, 'latin1').split(' ')[0])
  }

  /** Ends the runner and takes the workspace away. */
  close(): void {
    this.connection?.close()
    try {
      process.kill(this.pid, 'SIGTERM')
    } catch {
      // Ended already.
    }
    rmSync(this.workspace, { recursive: true, force: true })
  }
}

/** How each step ended, and why. */
export const ended = (events: readonly Recorded[]): string[] =>
  events.flatMap(event => (event.event === 'step.finished' ? [`${event.outcome}: ${event.why}`] : []))

export const outputOf = (events: readonly Recorded[]): string =>
  events
    .map(event => (event.event === 'output' ? event.data : ''))
    .join('')
    .replaceAll('\r\n', '\n')

/** Events without what differs from run to run. */
export const brief = (events: readonly Recorded[]): string[] =>
  events.flatMap(event => {
    switch (event.event) {
      case 'step.finished':
        return [`${event.event} ${event.outcome}`]
      case 'step.refused':
        return [`${event.event} ${event.reason}`]
      case 'run.finished':
        return [`${event.event} ${event.outcome}`]
      case 'command.finished':
        return [`${event.event} ${event.status}`]
      case 'output':
        return []
      default:
        return [event.event]
    }
  })

/** A Markdown guide of sections with one console block each. */
export const guide = (...steps: readonly string[]): string =>
  '# Guide\n\n' + steps.map((text, i) => `## Step ${i}\n\n\`\`\`console\n${text}\n\`\`\`\n`).join('\n')
