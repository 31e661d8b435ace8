import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readDocument } from '../../server/cli/read-document.ts'
import type { stepsJson } from '../../server/cli/steps-json.ts'

/** What a line of JSON says: an event, or a document. Tests look at what they expect to be there. */
export interface Said extends Omit<ReturnType<typeof stepsJson>, 'steps'> {
  readonly event: string
  readonly run: string
  readonly practice: boolean
  readonly step: string
  readonly target?: string
  readonly command: number
  readonly data?: string
  readonly status?: number | null
  readonly outcome?: string
  readonly reason?: string
  readonly ms: number
  readonly steps: readonly { readonly id: string; readonly standing: string }[]
}

/** How a command of the command line ended, and what it said. */
export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Standard output as one JSON value a line. */
  readonly json: readonly Said[]
}

/** Builds the bundles as they are shipped, each test file its own; answers their folder. See {@link tidy}. */
export function buildBundles(name: string): string {
  const root = resolve(import.meta.dirname, '../..')
  const folder = join(root, 'node_modules/.cache/runbook-test', `cli-${name}-${process.pid}`)
  execFileSync(process.execPath, ['esbuild.mjs', '--outdir', folder], { cwd: root })
  return folder
}

/** An operator's desk: a workspace, records and runners of its own, and the command line that is shipped. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'rb-desk-'))
  readonly workspace = join(this.folder, 'guides')
  readonly state = join(this.folder, 'state')
  readonly environment: NodeJS.ProcessEnv
  readonly #running = new Set<ChildProcess>()

  constructor(readonly bundles: string) {
    for (const name of ['guides/.vscode', 'runtime'])
      mkdirSync(join(this.folder, name), { recursive: true, mode: 0o700 })
    this.environment = {
      ...process.env,
      XDG_STATE_HOME: this.state,
      XDG_RUNTIME_DIR: join(this.folder, 'runtime'),
      RUNBOOK_IDLE_MS: '60000',
    }
  }

  /** Puts a document into the workspace and answers its name. */
  write(name: string, content: string | Buffer): string {
    writeFileSync(join(this.workspace, name), content)
    return name
  }

  /** A command line in the workspace, at work. */
  start(args: readonly string[], options: SpawnOptions = {}): Working {
    const child = spawn(process.execPath, [join(this.bundles, 'cli.cjs'), ...args], {
      cwd: this.workspace,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    })
    this.#running.add(child)
    void once(child, 'exit').then(() => this.#running.delete(child))
    return new Working(child)
  }

  /** A command line in the workspace, from beginning to end. */
  async run(...args: string[]): Promise<Ended> {
    return this.start(args).ended
  }

  /** A command line that is told something on standard input. */
  async tell(input: string | Buffer, ...args: string[]): Promise<Ended> {
    const working = this.start(args, { stdio: ['pipe', 'pipe', 'pipe'] })
    working.child.stdin?.on('error', () => undefined)
    working.child.stdin?.end(input)
    return working.ended
  }

  /** A shell line in the workspace, in which `runbook` is the command line. */
  async shell(line: string): Promise<Ended> {
    const child = spawn('bash', ['-c', `runbook() { "$NODE" "$CLI" "$@"; }; ${line}`], {
      cwd: this.workspace,
      env: { ...this.environment, NODE: process.execPath, CLI: join(this.bundles, 'cli.cjs') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Working(child).ended
  }

  /** The ids of a document's steps. */
  ids(file: string): string[] {
    return readDocument(join(this.workspace, file)).steps.map(({ id }) => id)
  }

  /** The outcome of each of a document's steps, as `status` tells it. */
  async standings(file: string): Promise<string[]> {
    const [said] = (await this.run('status', file, '--json')).json
    return said?.steps.map(({ standing }) => standing) ?? []
  }

  /** The processes of this desk's runners: who holds the records, or a place. */
  get runners(): readonly number[] {
    const locks = [
      ...namesIn(join(this.state, 'runbook')).map(name => join(name, 'runner.lock')),
      ...namesIn(join(this.folder, 'runtime', 'runbook')).filter(name => name.endsWith('.lock')),
    ]
    const pids = locks.filter(existsSync).map(lock => Number(readFileSync(lock, 'utf8').split(' ')[0]))
    return [...new Set(pids)]
  }

  /** Ends the runners, and whatever still works, and takes everything away. */
  async close(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL')
    const { runners } = this
    for (const pid of runners) kill(pid, 'SIGTERM')
    await until(() => !runners.some(isAlive))
    // A shell whose runner was killed may write down its last word now.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

/** Closes a test file's desk and takes its bundles away. */
export async function tidy(desk: Desk): Promise<void> {
  await desk.close()
  rmSync(desk.bundles, { recursive: true, force: true })
}

const namesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : []

/** A command line at work. */
export class Working {
  readonly ended: Promise<Ended>
  #stdout = ''
  #stderr = ''

  constructor(readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text))
    this.ended = once(child, 'close').then(([status, signal]) => {
      const stdout = this.#stdout
      const lines = () => stdout.split('\n').filter(line => line !== '')
      return {
        ...{ status: status as number | null, signal: signal as NodeJS.Signals | null, stdout, stderr: this.#stderr },
        get json() {
          return lines().map(line => JSON.parse(line) as Said)
        },
      }
    })
  }

  /** Waits until it has printed a text. */
  async said(text: string): Promise<void> {
    await until(
      () => this.#stdout.includes(text),
      () => `${text} in\n${this.#stdout}\n${this.#stderr}`,
    )
  }
}

/** Waits until something is so; the test's own limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>, what = () => ''): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what()}`)
    await new Promise(done => setTimeout(done, 10))
  }
}

export function kill(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Ended already.
  }
}

/** Whether a process runs; one that has ended and that nobody has taken note of does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync(`/proc/${pid}/stat`) || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

/** A guide in Markdown with one console block for each step. */
export const guide = (...steps: readonly string[]): string =>
  `# Guide\n\n${steps.map((step, index) => `## Part ${'abcdefghij'[index]}\n\n\`\`\`console\n${step}\n\`\`\`\n`).join('\n')}`

/** What events say, without what differs from run to run. */
export const brief = (events: readonly Said[]): string[] =>
  events
    .filter(({ event }) => event !== 'output')
    .map(({ event, status, outcome, reason }) =>
      [event, status, outcome, reason].filter(part => part != null).join(' '),
    )

/** All that the programs printed. */
export const outputOf = (events: readonly Said[]): string => events.map(({ data = '' }) => data).join('')
