import { readFileSync } from 'node:fs'
import { childrenOf, treeOf } from './process-tree.ts'

/** What proc(5) says of a process and its terminal. */
export interface Stat {
  /** Stopped, by Ctrl-Z or a signal. */
  readonly stopped: boolean
  readonly group: number
  readonly foreground: number
  /** The terminal's device, such as /dev/pts/3; null without one. */
  readonly terminal: string | null
}

/** Null when the process has ended, or without /proc. */
export function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name stands in brackets and may hold anything, blanks and brackets too.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const device = Number(fields[4])
    const major = (device >> 8) & 0xfff
    const minor = (device & 0xff) | ((device >> 12) & 0xfff00)
    const pts = major >= 136 && major <= 143
    return {
      stopped: fields[0] === 'T',
      group: Number(fields[2]),
      foreground: Number(fields[5]),
      terminal: pts ? `/dev/pts/${(major - 136) * 256 + minor}` : null,
    }
  } catch {
    return null
  }
}

/**
 * The process group in the foreground of a shell's terminal (Linux); null when nobody can tell. The shell's own group
 * there means that the shell itself runs: a builtin, a loop.
 */
export const foregroundGroup = (shell: number): number | null => {
  const group = statOf(shell)?.foreground
  return group === undefined || group <= 0 ? null : group
}

/**
 * Whether Ctrl-C would simply end a process: it neither ignores nor catches SIGINT (Linux; false when nobody can tell).
 * One that still runs after Ctrl-C has not heard it, as happens between a fork and its exec.
 */
function wouldEndByInterrupt(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const mask = (name: string) =>
      Number.parseInt(new RegExp(`^${name}:\\s*[0-9a-f]*([0-9a-f])$`, 'm').exec(status)?.[1] ?? 'f', 16)
    return ((mask('SigIgn') | mask('SigCgt')) & 2) === 0
  } catch {
    return false
  }
}

/**
 * Whether what runs in a shell has heard a Ctrl-C (Linux; true when nobody can tell). `before` was in the foreground when
 * it was pressed: another program that is there by now, or one that Ctrl-C ends, has not.
 */
export function hasHeard(shell: number, before: number | null): boolean {
  const now = foregroundGroup(shell)
  if (now === shell) return true
  return now === null ? !childrenOf(shell).some(wouldEndByInterrupt) : now === before && !wouldEndByInterrupt(now)
}

/**
 * What the command that a shell runs has started, whatever group it has moved to: the trees of those of the shell's
 * children that hold the foreground of its terminal. Jobs in the background are not among them; without a terminal
 * those are whom the shell had before (`earlier`). Empty when it is the shell itself that runs, or nobody can tell.
 */
export function processesOfCommand(shell: number, earlier: readonly number[]): readonly number[] {
  const group = foregroundGroup(shell)
  if (group !== null && group === statOf(shell)?.group) return []
  const trees = childrenOf(shell).map(child => treeOf(child))
  const own =
    group === null
      ? trees.filter(([child = 0]) => !earlier.includes(child))
      : trees.filter(tree => tree.some(pid => statOf(pid)?.group === group))
  return own.flat()
}

/**
 * Sends a signal to a process, or (negative) to a group; one that has ended is no error. False when it is another user's,
 * who alone may signal it.
 */
export function sendSignal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EPERM'
  }
}
