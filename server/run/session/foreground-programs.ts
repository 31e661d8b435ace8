import { statOf } from './foreground.ts'
import { carriers, commandOf, sleepOf } from './input-watch.ts'
import { treeOf } from './process-tree.ts'

/** A program in the foreground of a terminal. */
export interface ForegroundProgram {
  readonly pid: number
  /** As the kernel calls it: `bash`, `psql`. */
  readonly name: string
  /** It may be waiting for keys. */
  readonly waits: boolean
  /** It holds the terminal for others, who cannot be seen from here: `ssh`, `docker`. */
  readonly carries: boolean
}

/** The programs in the foreground of a shell's terminal (Linux; null when nobody can tell). */
export function foregroundPrograms(shell: number): readonly ForegroundProgram[] | null {
  const group = statOf(shell)?.foreground ?? null
  if (group === null) return null
  return treeOf(shell)
    .filter(pid => statOf(pid)?.group === group)
    .map(pid => {
      const name = commandOf(pid)
      return { pid, name, waits: sleepOf(pid) !== 'busy', carries: carriers.has(name) }
    })
}
