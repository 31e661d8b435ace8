import { execFile } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { promisify } from 'node:util'
import { statOf } from './foreground.ts'
import { treeOf } from './process-tree.ts'

/** What a command waits for: the operator's keys, or (`suspended`) to be continued; null when it does not wait. */
export type Waiting = 'input' | 'password' | 'suspended' | null

const run = promisify(execFile)

/** System call numbers of read(2): x86-64, arm64 and riscv64, i386. */
const reads = new Set([0, 63, 3])
/** Programs that hold the terminal raw to pass keys on: that they listen says nothing. */
export const carriers: ReadonlySet<string> = new Set([
  'ssh',
  'docker',
  'podman',
  'kubectl',
  'screen',
  'script',
  'sudo',
  'su',
  'tmux: client',
])

/**
 * What the foreground program of a shell's terminal waits for, told by the kernel (Linux only): whether it sleeps in a
 * read of the terminal, and whether the terminal echoes. Costs two processes' worth of /proc and perhaps one `stty`.
 * Undefined when nobody can tell, as of another user's program (sudo) that does not hide what is typed.
 */
export async function whatIsWaitedFor(shell: number): Promise<Waiting | undefined> {
  const state = statOf(shell)
  if (state === null) return undefined
  if (state.terminal === null || state.foreground <= 0) return null
  const foreground = treeOf(shell).filter(pid => statOf(pid)?.group === state.foreground)
  if (foreground.some(pid => statOf(pid)?.stopped === true)) return 'suspended'
  let waits = false
  let listens = false
  let hidden = false
  for (const pid of foreground) {
    const sleep = sleepOf(pid)
    if (sleep === 'reads-terminal') waits = true
    // A shell that polls is in its `read`.
    else if (sleep === 'listens' && pid === shell) waits = true
    // What a program that carries a terminal elsewhere does there nobody here can tell.
    else if (sleep === 'listens' && carriers.has(commandOf(pid))) hidden = true
    else if (sleep === 'listens') listens = true
    else if (sleep === 'hidden') hidden = true
  }
  if (!waits && !listens && !hidden) return null
  const echo = await terminalModes(state.terminal)
  if (echo === null) return waits ? 'input' : undefined
  if (echo.lines && !echo.echoes) return waits || hidden ? 'password' : null
  if (waits) return 'input'
  // Line editors and full-screen programs wait in poll(2) with the terminal raw.
  if (listens && !echo.lines) return 'input'
  return hidden || listens ? undefined : null
}

/** What a process sleeps in (Linux). */
export function sleepOf(pid: number): 'reads-terminal' | 'listens' | 'busy' | 'hidden' {
  try {
    const [call = '', descriptor = ''] = readFileSync(`/proc/${pid}/syscall`, 'latin1').split(' ')
    if (call === 'running' || call === '-1') return 'busy'
    if (reads.has(Number(call))) {
      const file = readlinkSync(`/proc/${pid}/fd/${Number(descriptor)}`)
      return /^\/dev\/(pts\/|tty)/.test(file) ? 'reads-terminal' : 'busy'
    }
    return /^\/dev\/(pts\/|tty)/.test(readlinkSync(`/proc/${pid}/fd/0`)) && !isWaitingForChild(call)
      ? 'listens'
      : 'busy'
  } catch {
    // Another user's process (sudo), or a kernel that does not say.
    return 'hidden'
  }
}

/** wait4(2), waitid(2) and sigsuspend(2): x86-64, arm64. nanosleep(2) and its kin too: a sleeper waits for no key. */
const isWaitingForChild = (call: string): boolean =>
  ['61', '247', '260', '95', '130', '133', '35', '230', '101', '115'].includes(call)

/** The name of the program that a process runs; empty when it has ended. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

async function terminalModes(device: string): Promise<{ readonly lines: boolean; readonly echoes: boolean } | null> {
  try {
    const { stdout } = await run('stty', ['-F', device, '-a'])
    return { lines: !/-icanon\b/.test(stdout), echoes: !/-echo\b/.test(stdout) }
  } catch {
    return null
  }
}
