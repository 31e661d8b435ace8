import { randomBytes } from 'node:crypto'
import { BashSession } from './bash-session.ts'
import type { CommandEnd, CommandWatcher } from './command.ts'
import { Entrance } from './entrance.ts'
import { statOf } from './foreground.ts'
import { MarkerScanner } from './marker-scanner.ts'
import { ready } from './shell-start.ts'
import { localProcesses, processesWithin } from './shell-processes.ts'
import { SaidSnapshots } from './snapshots.ts'
import type { Terminal } from './terminal.ts'
import type { WayIn } from './way-in.ts'

/** What does not go when it is told to is hung up on after this time (ms). */
const patience = 5000

/** A shell or program within another session, on the terminal that the command which opened it was given. */
export interface Level {
  readonly session: BashSession
  /** How the command that opened it ends, when it is left. */
  readonly ended: Promise<CommandEnd>
}

/** A command that was to open a level and ended without. */
export interface NotOpened {
  readonly end: CommandEnd
  /** Why what it opened could not be entered; null when it simply ended. */
  readonly why: string | null
}

/** A command that opens a shell, from its start until the shell takes commands. */
export interface Opening {
  /** Our own line is being typed: keys of others must wait. */
  readonly isTyping: boolean
  readonly opened: Promise<Level | NotOpened>
}

/**
 * Runs a command that opens a shell, in `outer`, and enters that. What it prints and asks before is told to the watcher.
 * See {@link BashSession.run} for the parameters.
 */
export function openLevel(outer: BashSession, way: WayIn, { id, text, watcher, endOfInput }: RunParameters): Opening {
  let answered: (terminal: Terminal) => void = () => undefined
  const terminal = new Promise<Terminal>(resolve => (answered = resolve))
  const entrance = new Entrance(outer, way, watcher, answered, endOfInput)
  const ended = outer.run(id, text, entrance, endOfInput).then(end => {
    entrance.ended(end)
    return end
  })
  const level = terminal.then(async terminal => ({ session: await sessionOn(terminal, outer, way), ended }))
  return {
    get isTyping() {
      return entrance.isTyping
    },
    opened: Promise.race([
      level.catch(async (error: Error) => ({ end: await ended, why: error.message })),
      // What could not be entered says so first.
      ended.then(end => new Promise<NotOpened>(resolve => setImmediate(resolve, { end, why: null }))),
    ]),
  }
}

/** What {@link BashSession.run} is given. */
export interface RunParameters {
  readonly id: number
  readonly text: string
  readonly watcher: CommandWatcher
  readonly endOfInput: boolean
}

async function sessionOn(entered: Terminal, outer: BashSession, way: WayIn): Promise<BashSession> {
  const terminal = way.terminal?.(entered) ?? entered
  const nonce = randomBytes(12).toString('hex')
  const scanner = new MarkerScanner(nonce)
  // One that cannot be used is left as it was entered.
  const up = ready({ ...terminal, kill: () => leave(entered, way) }, scanner)
  terminal.write(way.welcome(nonce))
  const greeting = await up
  const delivery = way.delivery(nonce, greeting)
  const isNear = outer.processes.programs !== undefined && isOnTerminalOf(outer.pid, greeting.pid)
  const processes = isNear ? localProcesses(greeting.pid) : processesWithin(outer.processes)
  return new BashSession({
    ...{ terminal, scanner, ...greeting, delivery, note: null },
    // Of a shell on another machine nobody knows what became of it when its terminal goes; other programs never say.
    carried: way.language === 'sh' && !isNear,
    // What is spoken to line by line waits for the next one of ours.
    processes: way.terminal === undefined ? processes : { ...processes, waitsFor: () => Promise.resolve(null) },
    snapshots: new SaidSnapshots(null),
    tidy: () => Promise.resolve(),
  })
}

function leave(terminal: Terminal, { leaving }: WayIn): void {
  terminal.write(`\x15${leaving}`)
  setTimeout(() => terminal.kill(), patience).unref()
}

/** Whether a process shares the terminal of a shell of this machine: else the number is another machine's. */
function isOnTerminalOf(shell: number, pid: number): boolean {
  const terminal = statOf(shell)?.terminal ?? null
  return terminal !== null && statOf(pid)?.terminal === terminal
}
