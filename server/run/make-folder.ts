import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder for the user alone, and those above it that are missing; one that is there stays as it is. Node's own
 * recursive way runs forever where nothing can be made (/proc), and gives a wrong reason on a read-only disk.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
    const above = dirname(path)
    if (!isMissing(error) || above === path) throw error
    makeFolder(above)
    mkdirSync(path, { mode: 0o700 })
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
