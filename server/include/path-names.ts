import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isWithin, realPathOf } from './place.ts'
import type { Place } from './place.ts'

/** More names in one folder than these are of no use to somebody who chooses one. */
const most = 500

export interface PathName {
  readonly name: string
  readonly isFolder: boolean
}

/**
 * What may stand next in a path that is being written, up to its last slash: the files and folders there. None outside
 * of what may be read.
 */
export function namesAfter(begun: string, { file, roots, boundary }: Place): PathName[] {
  const folder = begun.slice(0, begun.lastIndexOf('/') + 1)
  const from = folder.startsWith('/') ? join(roots[0] ?? boundary, folder) : resolve(dirname(file), folder)
  if (!isWithin(boundary, realPathOf(from))) return []
  const isHidden = (name: string) => name.startsWith('.') && !begun.slice(folder.length).startsWith('.')
  try {
    return readdirSync(from, { withFileTypes: true })
      .filter(({ name }) => !isHidden(name) && join(from, name) !== file)
      .slice(0, most)
      .map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }))
  } catch {
    return []
  }
}
