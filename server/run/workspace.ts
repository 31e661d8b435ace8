import { createHash } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * A document's one path, however its folder was reached: a shell knows it without links, an editor as it was opened.
 * Answers an absolute path, whether the document exists or not.
 */
export function pathOf(file: string): string {
  const path = resolve(file)
  const folder = dirname(path)
  if (folder === path) return path
  try {
    return join(realpathSync.native(folder), basename(path))
  } catch {
    return join(pathOf(folder), basename(path))
  }
}

/**
 * The workspace of a document: the nearest folder upwards with `.git` or `.vscode`, else the document's own folder.
 * Its runner and its runs are shared by the editor and the command line. Answers an absolute path, whether the
 * document exists or not.
 */
export function workspaceOf(file: string): string {
  const own = dirname(pathOf(file))
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')) || existsSync(join(folder, '.vscode'))) return folder
    if (folder === dirname(folder)) return own
  }
}

/** Names a workspace's runner and its runs on this machine: its folder's name and 12 hex digits of its path. */
export function workspaceKey(workspace: string): string {
  const path = resolve(workspace)
  const name = basename(path)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 24)
  return `${name || 'root'}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`
}

/** The folder in which a document's steps begin: its own, or the nearest one upwards that still exists. */
export function folderOf(file: string): string {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
    if (folder === dirname(folder)) return folder
  }
}
