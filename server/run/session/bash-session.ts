import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { bootstrap, quoted } from './bootstrap.ts'
import { type Environment, findProgram } from './environment.ts'
import { foregroundGroup, hasHeard, sendSignal } from './foreground.ts'
import type { CommandEnd, CommandWatcher, Current } from './command.ts'
import { type Waiting, whatIsWaitedFor } from './input-watch.ts'
import { MarkerScanner } from './marker-scanner.ts'
import { chooseTerminal } from './pty.ts'
import { ready } from './shell-start.ts'
import { signalOfStatus } from './signal-name.ts'
import { removeFile, Snapshots } from './snapshots.ts'
import type { Terminal, TerminalExit } from './terminal.ts'

export interface SessionOptions {
  /** A folder of this session alone; made with mode 0700. */
  readonly folder: string
  /** Where the shell begins. */
  readonly start: string
  readonly environment: Environment
  readonly columns: number
  readonly rows: number
  /** What the shell before this one wrote down, to go on from; null to begin anew. */
  readonly snapshot: string | null
  /** Shell text for practice mode, else null. */
  readonly practice: string | null
  /** Which terminal to use; the best there is when left out. */
  readonly terminal?: Terminal['kind']
}

/** After this much silence (ms) a command may be waiting for the operator. */
const silence = 300
/** A shell that does not take up a command within this time (ms) is lost. */
const patience = 20_000

/**
 * One living bash. Each command's text goes into a file, and one short line has the shell source it at its top level,
 * so that what a command changes (folder, variables, functions) is there for the next. The text itself is never typed.
 */
export class BashSession {
  /** The shell's process. */
  readonly pid: number
  /** What the operator must know about the terminal; null when there is nothing. */
  readonly note: string | null
  readonly #terminal: Terminal
  readonly #options: SessionOptions
  readonly #scanner: MarkerScanner
  #current: Current | null = null
  #ended = false
  readonly #gone = settleable()
  readonly #snapshots: Snapshots
  /** The operator typed something since the last command: the line may hold the rest of it. */
  #typed = false

  private constructor(terminal: Terminal, scanner: MarkerScanner, pid: number, options: SessionOptions) {
    this.#terminal = terminal
    this.#scanner = scanner
    this.#options = options
    this.#snapshots = new Snapshots(options.folder, options.snapshot)
    this.pid = pid
    this.note = terminal.note
    terminal.onData(data => this.#take(data))
    terminal.onExit(exit => this.#end(exit))
  }

  /** Starts a bash. Rejects with a sentence to show when there is none, or it is too old, or does not answer. */
  static async open(options: SessionOptions): Promise<BashSession> {
    const { folder, environment, snapshot, practice } = options
    const program = findProgram('bash', environment)
    if (program === null)
      throw new Error(`expected bash on the PATH, found none (PATH is ${environment.PATH ?? 'empty'})`)
    const maker = await chooseTerminal(environment, options.terminal ?? null)
    makeFolder(folder)
    const nonce = randomBytes(12).toString('hex')
    const rc = join(folder, 'rc')
    const how = { terminal: maker.kind !== 'pipes', borrowed: maker.kind !== 'pty' }
    writeFileSync(rc, bootstrap({ nonce, folder, snapshot, practice, ...how }), { mode: 0o600 })
    const terminal = maker.open({
      program,
      arguments: ['--noprofile', '--rcfile', rc, '--noediting', '-i'],
      folder: options.start,
      // What a snapshot does not hold was unset by the operator.
      environment: snapshot === null ? environment : { PATH: environment.PATH ?? '' },
      columns: options.columns,
      rows: options.rows,
    })
    const scanner = new MarkerScanner(nonce)
    const pid = await ready(terminal, scanner)
    return new BashSession(terminal, scanner, pid, options)
  }

  get alive(): boolean {
    return !this.#ended
  }

  /** The newest file of exports and folder that a shell can be restored from; null when there is none. */
  get snapshot(): string | null {
    return this.#snapshots.newest
  }

  /**
   * Runs a command's text, which must be complete. `id` must rise from command to command. With `endOfInput` the
   * command's standard input is at its end, and what it asks of the terminal itself is answered by an end of input.
   */
  run(id: number, text: string, watcher: CommandWatcher, endOfInput: boolean): Promise<CommandEnd> {
    if (this.#current !== null) throw new Error('a command is running in this session')
    const file = join(this.#options.folder, `${id}.sh`)
    // Whoever tidies temporary folders may have taken ours away.
    makeFolder(this.#options.folder)
    writeFileSync(file, `${text}\n`, { mode: 0o600 })
    return new Promise(settle => {
      const now = performance.now()
      const timer = setTimeout(() => this.#lose(), patience)
      this.#current = {
        ...{ id, file, watcher, endOfInput, settle, timer, started: now, begun: false, silent: true, leaving: null },
        ...{ lastOutput: now, waiting: null, hints: 0, interrupted: 0 },
      }
      if (this.#ended) return this.#finish({ status: null, signal: null, cwd: null, shell: 'died' })
      const input = endOfInput || this.#terminal.kind === 'pipes' ? ' </dev/null' : ''
      // Ctrl-U takes away what the operator typed and nobody read.
      const clear = this.#typed ? '\x15' : ''
      this.#typed = false
      this.#terminal.write(`${clear}__rb_start ${id}; builtin . ${quoted(file)}${input}; { __rb_done; } 2>/dev/null\n`)
    })
  }

  /** The operator's keys for the command that runs; dropped while none does, for the shell would run them. */
  input(data: string): void {
    const current = this.#current
    if (current === null || !current.begun || this.#terminal.kind === 'pipes') return
    this.#typed = true
    if (/[\r\n\x03\x04]/.test(data)) this.#waits(current, null)
    this.#terminal.write(data)
  }

  /**
   * Interrupts the command that runs: the first time as Ctrl-C does, the second time by TERM to the programs in the
   * foreground, then by KILL, which takes the shell itself when it is the shell that runs.
   */
  interrupt(insistence: number): void {
    const current = this.#current
    if (current === null) return
    if (!current.begun) {
      // Ctrl-C would take the typed line away before the shell has read it.
      current.interrupted = insistence
      return
    }
    if (insistence <= 1) {
      this.#press(current, 20)
      return
    }
    const group = foregroundGroup(this.pid)
    const target = group === null ? this.pid : -group
    sendSignal(target, insistence === 2 ? 'SIGTERM' : 'SIGKILL')
  }

  resize(columns: number, rows: number): void {
    if (!this.#ended) this.#terminal.resize(columns, rows)
  }

  /** Hangs up, and takes the session's folder away once the shell has gone: it holds the operator's exports. */
  async close(): Promise<void> {
    if (!this.#ended) {
      this.#terminal.kill()
      const stubborn = setTimeout(() => this.#lose(), 2000)
      await this.#gone.promise
      clearTimeout(stubborn)
    }
    await rm(this.#options.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  /**
   * Ctrl-C, and SIGINT to the shell soon after: a program may take Ctrl-C for itself and end as if nothing had been.
   * Pressed again while what runs has not heard it.
   */
  #press(current: Current, times: number): void {
    const before = foregroundGroup(this.pid)
    this.#terminal.write('\x03')
    setTimeout(() => {
      if (this.#current !== current) return
      sendSignal(this.pid, 'SIGINT')
      if (times > 0 && !hasHeard(this.pid, before)) this.#press(current, times - 1)
    }, 100).unref()
  }

  #take(data: Buffer): void {
    for (const piece of this.#scanner.scan(data)) {
      const current = this.#current
      if (piece.kind === 'marker') this.#mark(piece.name, piece.fields)
      else if (current?.begun === true) {
        const data = current.silent ? withoutTrace(piece.data) : piece.data
        current.silent = false
        current.lastOutput = performance.now()
        if (data.length > 0) current.watcher.output(data)
      }
    }
  }

  #mark(name: string, [id = '', status = '', ...path]: readonly string[]): void {
    // The shell waits for this before it goes, so that nothing it printed is lost.
    if (name === 'X' && this.#terminal.kind !== 'pipes') this.#terminal.write('\n')
    const current = this.#current
    if (current === null || Number(id) !== current.id) return
    if (name === 'C') {
      current.begun = true
      current.started = current.lastOutput = performance.now()
      clearTimeout(current.timer)
      this.#watch(current, silence)
      if (current.interrupted > 0) this.interrupt(current.interrupted)
      return
    }
    const cwd = path.join(';')
    this.#snapshots.take(current.id)
    if (name === 'X') current.leaving = { status: Number(status), cwd }
    if (name === 'D') {
      this.#finish({ status: Number(status), signal: signalOfStatus(Number(status)), cwd, shell: 'alive' })
    }
  }

  #finish(end: Omit<CommandEnd, 'ms'>): void {
    const current = this.#current
    if (current === null) return
    this.#current = null
    clearTimeout(current.timer)
    // It may hold a secret that a placeholder was filled with.
    removeFile(current.file)
    current.settle({ ...end, ms: performance.now() - current.started })
  }

  #end(exit: TerminalExit): void {
    if (this.#ended) return
    this.#ended = true
    this.#gone.settle()
    const rest = this.#scanner.rest()
    const current = this.#current
    if (current === null) return
    if (current.begun && rest.length > 0) current.watcher.output(rest)
    // Its last word may have been lost with the terminal.
    if (current.leaving === null) this.#snapshots.salvage(current.id)
    const { leaving } = current
    // A status of 0 says nothing when a signal ended the shell.
    if (exit.signal !== 0) {
      const status = 128 + exit.signal
      this.#finish({ status, signal: signalOfStatus(status), cwd: leaving?.cwd ?? null, shell: 'died' })
    } else if (leaving !== null) {
      const { status, cwd } = leaving
      this.#finish({ status, signal: signalOfStatus(status), cwd, shell: 'left' })
    } else {
      this.#finish({ status: exit.status, signal: signalOfStatus(exit.status), cwd: null, shell: 'died' })
    }
  }

  /** The shell does not answer: it is ended, and how the command ended is unknown. */
  #lose(): void {
    this.#ended = true
    this.#gone.settle()
    sendSignal(this.pid, 'SIGKILL')
    this.#terminal.kill()
    this.#finish({ status: null, signal: null, cwd: null, shell: 'died' })
  }

  #watch(current: Current, delay: number): void {
    current.timer = setTimeout(() => void this.#look(current), delay)
  }

  /** Once the command has been silent for a while: does it wait for the operator? */
  async #look(current: Current): Promise<void> {
    const quiet = performance.now() - current.lastOutput
    if (quiet < silence) return this.#watch(current, silence - quiet)
    const waiting = await whatIsWaitedFor(this.pid)
    if (this.#current !== current) return
    this.#watch(current, silence)
    if (waiting !== null && current.endOfInput) {
      current.hints++
      if (current.hints <= 3) this.#terminal.write('\x04')
      else this.interrupt(current.hints - 3)
    } else this.#waits(current, waiting)
  }

  #waits(current: Current, waiting: Waiting): void {
    if (current.waiting === waiting) return
    current.waiting = waiting
    current.watcher.waiting(waiting)
  }
}

/** Under `set -x` the shell shows our own line that sources the file before the command's. */
function withoutTrace(data: Buffer): Buffer {
  if (data[0] !== 0x2b) return data
  const line = /^\++ builtin \. \S*\/\d+\.sh\r?\n/.exec(data.toString('latin1', 0, 4200))
  return line === null ? data : data.subarray(line[0].length)
}

function settleable(): { readonly promise: Promise<void>; readonly settle: () => void } {
  let settle = () => {}
  const promise = new Promise<void>(resolve => (settle = resolve))
  return { promise, settle }
}
