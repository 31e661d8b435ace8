import { type CommandEnd, type CommandWatcher, type Current, notBegun } from './command.ts'
import { pressCtrlC } from './ctrl-c.ts'
import { endCommand } from './end-command.ts'
import { OperatorKeys } from './operator-keys.ts'
import { settleable } from './settleable.ts'
import type { Shell } from './shell.ts'
import { endAlive, endOfShell, type ShellEnd, unknownEnd } from './shell-end.ts'
import type { ShellProcesses } from './shell-processes.ts'
import type { Waiting } from './input-watch.ts'
import { StoppedJobs } from './stopped-jobs.ts'
import { hangUp, type TerminalExit } from './terminal.ts'
import { withoutTrace } from './trace.ts'
import { WaitingWatch } from './waiting-watch.ts'

/** A shell that does not take up a command within this time (ms) is lost. */
const patience = 20_000

/**
 * One living bash, here or elsewhere. Each command's text is delivered to it whole, and one short line has the shell take
 * it up at its top level, so that what a command changes (folder, variables, functions) is there for the next. The text
 * itself is never typed.
 */
export class BashSession {
  readonly #shell: Shell
  #current: Current | null = null
  #ended = false
  #folder: string | null = null
  readonly #gone = settleable()
  readonly #stopped = new StoppedJobs()
  readonly #keys: OperatorKeys

  constructor(shell: Shell) {
    this.#shell = shell
    this.#keys = new OperatorKeys(data => shell.terminal.write(data))
    shell.terminal.onData(data => this.#take(data))
    shell.terminal.onExit(exit => this.#end(exit))
  }

  /** The shell's process, where it lives. */
  get pid(): number {
    return this.#shell.pid
  }

  /** Whether the shell's user is root. */
  get root(): boolean {
    return this.#shell.root
  }

  /** Which start of its machine the shell lives in; empty when nobody can tell. */
  get boot(): string {
    return this.#shell.boot
  }

  /** What the operator must know about the terminal and the shell; null when there is nothing. */
  get note(): string | null {
    return [this.#shell.terminal.note, this.#shell.note].filter(note => note != null).join('; ') || null
  }

  get alive(): boolean {
    return !this.#ended
  }

  /** Where the shell was after the newest command; null before the first. */
  get folder(): string | null {
    return this.#folder
  }

  /** What another shell in this one's place can be restored from; null when there is nothing. */
  get snapshot(): string | null {
    return this.#shell.snapshots.newest
  }

  /**
   * Runs a command's text, which must be complete. `id` must rise from command to command. With `endOfInput` the
   * command's standard input is at its end, and what it asks of the terminal itself is answered by an end of input.
   */
  run(id: number, text: string, watcher: CommandWatcher, endOfInput: boolean): Promise<CommandEnd> {
    if (this.#current !== null) throw new Error('a command is running in this session')
    const { terminal, delivery } = this.#shell
    // What opens a shell needs the terminal, whoever is there.
    const isEmpty = endOfInput && watcher.carries === undefined
    const input = isEmpty || terminal.kind === 'pipes' ? ' </dev/null' : ''
    const typed = delivery.typed(id, text, input)
    return new Promise(settle => {
      const watch = new WaitingWatch(this.#shell.processes, endOfInput, {
        waits: waiting => watcher.waiting(waiting),
        carries: () => watcher.carries?.() ?? Promise.resolve(false),
        unanswered: (waiting, sure) => this.#unanswered(waiting, sure),
      })
      const timer = setTimeout(() => this.#lose(), patience)
      this.#current = { ...notBegun, id, watcher, endOfInput, settle, timer, watch }
      if (this.#ended) return this.#finish(unknownEnd)
      this.#shell.processes.begins()
      terminal.write(this.#keys.clear() + typed)
    })
  }

  /** The operator's keys for the command that runs; dropped while none does, for the shell would run them. */
  input(data: string): void {
    const current = this.#current
    if (current === null || !current.begun || this.#shell.terminal.kind === 'pipes') return
    if (current.watch.waiting === 'suspended') {
      // These keys are for us: Enter continues what is stopped, Ctrl-C ends it.
      if (data.includes('\x03')) this.interrupt(1)
      else if (/[\r\n]/.test(data)) this.#continue(current)
      return
    }
    if (/[\r\n\x03\x04]/.test(data)) current.watch.answered()
    this.#keys.pass(data, () => this.#current === current)
  }

  /** Writes for the shell that the command that runs has opened (see entrance.ts); nothing while none runs. */
  pass(data: string): void {
    if (this.#current?.begun === true) this.#shell.terminal.write(data)
  }

  /** No command runs in it. */
  get idle(): boolean {
    return this.#current === null
  }

  get processes(): ShellProcesses {
    return this.#shell.processes
  }

  /** Hangs up: what runs ends, and nobody knows how. */
  hangUp(): void {
    if (!this.#ended) hangUp(this.#shell.terminal)
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
    if (current.held || current.watch.waiting === 'suspended') {
      current.ending = insistence
      this.#continue(current)
      if (!current.begun) return void (current.interrupted = insistence)
    }
    const runs = () => this.#current === current
    if (insistence <= 1) return pressCtrlC(this.#shell, current.id, runs, 20)
    void endCommand(this.#shell, current, insistence, runs, () => this.#lose())
  }

  resize(columns: number, rows: number): void {
    if (!this.#ended) this.#shell.terminal.resize(columns, rows)
  }

  /** Lets its programs wait until those who are told what they print have taken it. */
  holdUntil(taken: Promise<void>): void {
    this.pause()
    void taken.catch(() => undefined).then(() => this.resume())
  }

  /** Takes nothing more from the terminal until `resume`: meanwhile nobody knows whether the command has ended. */
  pause(): void {
    this.#shell.terminal.pause()
    this.#current?.watch.stop()
  }

  resume(): void {
    if (this.#ended) return
    this.#shell.terminal.resume()
    if (this.#current?.begun === true && !this.#current.held) this.#current.watch.begin()
  }

  /** Hangs up, and takes away what the shell wrote down once it has gone: that holds the operator's exports. */
  async close(): Promise<void> {
    if (!this.#ended) {
      await this.#shell.hangUp?.()
      this.#shell.terminal.kill()
      const stubborn = setTimeout(() => this.#lose(), 2000)
      await this.#gone.promise
      clearTimeout(stubborn)
    }
    await this.#shell.tidy()
  }

  #take(data: Buffer): void {
    const { scanner, snapshots } = this.#shell
    for (const piece of scanner.scan(data)) {
      const current = this.#current
      if (piece.kind === 'marker') this.#mark(piece.name, piece.fields)
      else if (snapshots.reading) snapshots.read(piece.data)
      else if (this.#stopped.reading) this.#stopped.read(piece.data)
      // What comes after the last word of a shell elsewhere is said by the program that carried it.
      else if (current?.begun === true && !current.over && !(this.#shell.carried && current.leaving !== null)) {
        const data = current.silent ? withoutTrace(piece.data) : piece.data
        current.silent = false
        current.watch.heard(data)
        if (data.length > 0) current.watcher.output(data)
      }
    }
  }

  #mark(name: string, [id = '', status = '', ...path]: readonly string[]): void {
    if (name === 'E' || name === 'F') return this.#shell.snapshots.mark(name)
    // The shell waits for this before it goes, so that nothing it printed is lost.
    if (name === 'X' && this.#shell.terminal.kind !== 'pipes') this.#shell.terminal.write('\n')
    const current = this.#current
    if (current === null || Number(id) !== current.id) return
    if (name === 'J') return this.#stopped.begin()
    if (name === 'C') {
      current.begun = true
      current.started ||= performance.now()
      clearTimeout(current.timer)
      current.watch.begin()
      if (current.interrupted > 0) this.interrupt(current.interrupted)
      return
    }
    if (name === 'Z') current.over = true
    const cwd = path.join(';')
    this.#shell.snapshots.take(current.id)
    if (name === 'X') current.leaving = { status: Number(status), cwd }
    // A program that says it at its every prompt has said it of the one before, too.
    if (name === 'D' && current.begun) {
      if (this.#stopped.end()) return this.#hold(current)
      this.#finish(endAlive(status, cwd))
    }
  }

  #finish(end: ShellEnd): void {
    const current = this.#current
    if (current === null) return
    this.#current = null
    this.#folder = end.cwd ?? this.#folder
    clearTimeout(current.timer)
    current.watch.stop()
    this.#shell.delivery.done(current.id)
    const { hungUpOn, started } = current
    const ms = started === 0 ? 0 : performance.now() - started
    current.settle({ ...end, ms, ...(hungUpOn === undefined ? {} : { hungUpOn }) })
  }

  #end(exit: TerminalExit): void {
    if (this.#ended) return
    this.#ended = true
    this.#gone.settle()
    const rest = this.#shell.scanner.rest()
    const current = this.#current
    if (current === null) return
    if (current.begun && rest.length > 0) current.watcher.output(rest)
    // Its last word may have been lost with the terminal.
    if (current.leaving === null) this.#shell.snapshots.salvage(current.id)
    this.#finish(endOfShell(this.#shell, exit, current.leaving))
  }

  /** The shell does not answer: it is ended, and how the command ended is unknown. */
  #lose(): void {
    this.#ended = true
    this.#gone.settle()
    void this.#shell.processes.signal('shell', 'SIGKILL')
    this.#shell.terminal.kill()
    this.#finish(unknownEnd)
  }

  /** Nobody is there to answer: what waits is given an end of input, then interrupted. */
  #unanswered(waiting: NonNullable<Waiting>, sure: boolean): void {
    const current = this.#current
    if (current === null) return
    current.hints++
    if (waiting === 'suspended') this.interrupt(current.hints)
    else if (current.hints <= 3) this.#shell.terminal.write('\x04')
    else if (sure) this.interrupt(current.hints - 3)
  }

  /** The shell is back, but what the command runs is stopped: it waits to be continued. */
  #hold(current: Current): void {
    current.held = true
    current.watch.stop()
    // Ctrl-C may have met the shell before its program had the terminal again: then TERM, which does not depend on that.
    if (current.endOfInput || current.ending > 0) this.interrupt(current.ending > 0 ? 2 : 1)
    else current.watch.say('suspended')
  }

  /** Continues what is stopped: as the shell's own job, or the process that the shell waits for. */
  #continue(current: Current): void {
    current.watch.say(null)
    if (!current.held) {
      void this.#shell.processes.signal('command', 'SIGCONT')
      return
    }
    current.held = current.begun = false
    current.timer = setTimeout(() => this.#lose(), patience)
    this.#shell.terminal.write(this.#shell.delivery.continued(current.id))
  }
}
