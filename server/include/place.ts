import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, relative, isAbsolute, parse } from 'node:path'
import { pathOf, workspaceOf } from '../run/workspace.ts'

export { pathOf }

/** Where a document stands, and what around it may be read. */
export interface Place {
  /** The document's absolute path. */
  readonly file: string
  /** Folders that a path with a leading slash may begin at, the likeliest first: the documentation's, the workspace's. */
  readonly roots: readonly string[]
  /** The folder below which files are read; of those outside only whether they are there is looked at. */
  readonly boundary: string
}

/** Whether `path` is `folder` or lies below it; both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== '..')
}

/** Whether two absolute paths have nothing in common: they are on different drives, or on another machine. */
export const isElsewhere = (path: string, other: string): boolean =>
  parse(path).root.toLowerCase() !== parse(other).root.toLowerCase()

/**
 * The place of the document at `file`, which need not exist. `opened` are folders that the reader has opened: like the
 * document's workspace and its documentation's source folder (the nearest one upwards with a `conf.py`) they may be read.
 */
export function placeOf(file: string, opened: readonly string[] = []): Place {
  const path = pathOf(file)
  const workspace = workspaceOf(path)
  const documentation = nearestWith('conf.py', dirname(path))
  const folders = [workspace, ...(documentation === null ? [] : [documentation])]
  const around = [...folders, ...opened.map(realPathOf)].filter(folder => isWithin(folder, path))
  const boundary = around.reduce((outer, folder) => (isWithin(folder, outer) ? folder : outer), dirname(path))
  return { file: path, roots: documentation === null ? [workspace] : [documentation, workspace], boundary }
}

/** The path without links; as it is given when nothing is there. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

function nearestWith(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder
    if (folder === dirname(folder)) return null
  }
}
