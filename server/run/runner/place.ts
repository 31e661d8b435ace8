import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { workspaceKey } from '../workspace.ts'

/** Where a workspace's runner is found on this machine. */
export interface Place {
  /** Private to the user (0700): sockets, tokens, the folders of sessions. */
  readonly folder: string
  readonly socket: string
  /** A secret of the runner, which clients show. */
  readonly token: string
  /** Names the process that owns the place. */
  readonly lock: string
  /** What a runner that cannot start has to say. */
  readonly log: string
}

/** Sockets have room for a path of 107 bytes (103 on macOS). */
const longestPath = 100

/** The place of a workspace's runner; the folder is made, and must be the user's own. Throws a sentence to show. */
export function placeOf(workspace: string): Place {
  const key = workspaceKey(workspace).slice(-12)
  const folder = privateFolder(key)
  const path = (extension: string) => join(folder, `${key}.${extension}`)
  return { folder, socket: path('sock'), token: path('token'), lock: path('lock'), log: path('log') }
}

function privateFolder(key: string): string {
  const { uid } = userInfo()
  const own = process.env.XDG_RUNTIME_DIR ?? ''
  const candidates = [
    ...(isAbsolute(own) ? [join(own, 'runbook')] : []),
    join(tmpdir(), `runbook-${uid}`),
    join('/tmp', `runbook-${uid}`),
  ]
  let why = ''
  for (const folder of candidates) {
    if (Buffer.byteLength(join(folder, `${key}.sock`)) > longestPath) continue
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const stats = lstatSync(folder)
      // In a shared folder somebody else may have been there first.
      if (!stats.isDirectory() || (uid !== -1 && stats.uid !== uid))
        throw new Error(`${folder} belongs to somebody else`)
      if ((stats.mode & 0o077) !== 0) chmodSync(folder, 0o700)
      return folder
    } catch (error) {
      why = error instanceof Error ? error.message : String(error)
    }
  }
  throw new Error(`expected a private folder for the runner, found none: ${why}`)
}
