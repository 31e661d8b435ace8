import { readFileSync } from 'node:fs'

/** The programs that a process has started and that still run (Linux; none when nobody can tell). */
export function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** A process and all below it, parents first (Linux; itself alone when nobody can tell). */
export function treeOf(pid: number, found: number[] = []): readonly number[] {
  found.push(pid)
  for (const child of childrenOf(pid)) if (found.length < 1000) treeOf(child, found)
  return found
}

/** Whether a process runs, or is stopped; not one that has ended and that nobody has taken note of (Linux; else false). */
export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}
