import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { reach } from './line.ts'
import { type Place, placeOf } from './place.ts'
import { versionOf } from './version.ts'
import type { RunState } from '../state.ts'
import type { Recorded } from '../event.ts'
import type { RunSummary } from './run-summary.ts'
import type { Begun, Followed, PlannedStep, RunRequest, SettleRequest } from './wire.ts'

/** Told of every event of a followed document, with the run's state after it. */
export type Listener = (state: RunState | null, record: Recorded) => void

/**
 * A client's line to the runner of a workspace. Every method rejects with an `Error` whose message is fit to be shown:
 * a document that cannot be read, a run that is at work, a runner that is gone.
 */
export interface RunnerConnection {
  /** Starts what `request` selects and answers as soon as it has begun; what happens then comes as events. */
  run(request: RunRequest): Promise<Begun>
  /** What `run` would do, step by step, without doing it. */
  plan(request: RunRequest): Promise<readonly PlannedStep[]>
  /** Ctrl-C for the step that runs; a second time TERM, then KILL. Answers whether anything ran. */
  cancel(file: string): Promise<boolean>
  /** The operator's keys, for the step that runs; dropped while none does. */
  input(file: string, data: string): Promise<void>
  resize(file: string, columns: number, rows: number): Promise<void>
  /** Gives the values a step in phase `asking` needs; rejects when one cannot stand where it is needed. */
  answer(file: string, values: Readonly<Record<string, string>>): Promise<void>
  /** Settles a step by hand. */
  settle(request: SettleRequest): Promise<void>
  /** Closes the document's run and its sessions; the next one begins from nothing. */
  startOver(file: string): Promise<void>
  /**
   * Where the document's run stands, and `listener` for all that happens from then on, until `unfollow`. Without
   * `output` no output events come. Follow before `run`, so that nothing is missed.
   */
  follow(file: string, listener: Listener, options?: { readonly output?: boolean }): Promise<Followed>
  unfollow(file: string, listener: Listener): void
  /** The document's newest runs, to choose from. */
  list(file: string): Promise<readonly RunSummary[]>
  /**
   * The same line, on which all that is asked about a document is about one run of it, whatever others see. A name that
   * nobody has begun yet (see `newRunName`) is begun by `run` or `settle`.
   */
  ofRun(run: string): RunnerConnection
  /** Told once when the line is lost, with a sentence to show; not when `close` was called. */
  onLost(listener: (message: string) => void): void
  /** Hangs up. What runs goes on. */
  close(): void
}

export interface ConnectOptions {
  /** Absolute path of the workspace (see `workspaceOf`). */
  readonly workspace: string
  /** Absolute path of the runner's bundle (`dist/runner.cjs`). */
  readonly runnerPath: string
  /** Whether to start a runner when none answers (the default); else the promise is null then. */
  readonly spawn?: boolean
}

/**
 * The line to a workspace's runner, which is started when none answers. Null when none answers and none was to be
 * started. Rejects with a sentence to show when it cannot be started.
 */
export function connect(options: ConnectOptions & { readonly spawn?: true }): Promise<RunnerConnection>
export function connect(options: ConnectOptions): Promise<RunnerConnection | null>
export async function connect(options: ConnectOptions): Promise<RunnerConnection | null> {
  const version = versionOf(options.runnerPath)
  const deadline = Date.now() + patience
  let child: ChildProcess | null = null
  for (;;) {
    // Another client may have started one elsewhere in the meantime.
    const place = placeOf(options.workspace)
    const line = await reach(place)
    if (line !== null) {
      // One that ends at this moment does not answer any more.
      const greeting = await inTime(line.hello(version).catch(() => null))
      if (greeting === 'late') {
        line.close()
        throw new Error('the runner of this workspace does not answer: it reads a very long document, or hangs')
      }
      if (greeting?.version === version) return line
      if (greeting?.busy === true) {
        line.close()
        throw new Error(
          'a runner of another version of Runbook is running a step of this workspace: wait for it to end',
        )
      }
      await line.retire().catch(() => undefined)
      line.close()
    } else if (options.spawn === false) return null
    if (child === null || (line === null && child.exitCode !== null)) {
      // A second one only after the first has ended: it may have found that another had the lock.
      if (child !== null && child.exitCode !== 0) throw new Error(await failureOf(place))
      child = start(options, place)
    }
    if (Date.now() > deadline) throw new Error(await failureOf(place))
    // One that lives and cannot be found puts its door up again in a while.
    const pause = Date.now() > deadline - patience + 1000 ? 250 : 10
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}

/** How long a runner may take to come up, in milliseconds. */
const patience = 15_000
/** How long one may take to answer: while it reads a document it does nothing else. */
const longestSilence = 60_000

async function inTime<T>(promise: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => (timer = setTimeout(() => resolve('late'), longestSilence)))
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function start({ runnerPath, workspace }: ConnectOptions, { log }: Place): ChildProcess {
  const output = openSync(log, 'w', 0o600)
  try {
    const child = spawn(process.execPath, [runnerPath, workspace], {
      detached: true,
      stdio: ['ignore', output, output],
      cwd: '/',
      // In the editor, process.execPath is the editor itself.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    })
    child.on('error', () => undefined)
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

async function failureOf({ log }: Place): Promise<string> {
  const said = await readFile(log, 'utf8').catch(() => '')
  const [line = ''] = said.split('\n').filter(text => text.trim() !== '' && !/^\s+at /.test(text))
  return `the runner did not start: ${line === '' ? 'it does not answer' : line}`
}
