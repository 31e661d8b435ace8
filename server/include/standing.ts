import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import type { Standing } from '../runbook/includes.ts'

/** What stands at a path. */
export interface Look {
  readonly standing: Standing
  /** In bytes. */
  readonly size: number
  /** Another one once the file is changed or replaced. */
  readonly stamp: string
}

/** Looks at what stands at an absolute path, links followed, without opening it. Never throws. */
export function lookAt(path: string): Look {
  try {
    const stats = statSync(path)
    const { size, ino, mtimeMs, ctimeMs } = stats
    const stamp = [ino, size, mtimeMs, ctimeMs].join(' ')
    if (stats.isDirectory()) return { standing: 'folder', size, stamp }
    // Reading a pipe or a device may never end.
    if (!stats.isFile()) return { standing: 'device', size, stamp }
    accessSync(path, constants.R_OK)
    return { standing: 'file', size, stamp }
  } catch (error) {
    return { standing: standingOf(error), size: 0, stamp: '' }
  }
}

function standingOf(error: unknown): Standing {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ELOOP') return 'loop'
  return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'nothing'
}

/** The names in a folder; none when it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
