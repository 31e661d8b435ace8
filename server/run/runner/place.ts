import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { journalFolder } from '../journal/location.ts'
import { workspaceKey } from '../workspace.ts'
import { holderOf } from './lock.ts'

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
  /** Beside the records: names the process that writes them, and the folder of its place. */
  readonly claim: string
}

/** Sockets have room for a path of 107 bytes (103 on macOS). */
const longestPath = 100

/**
 * The place of a workspace's runner: where the living one says that it is, for another terminal may have another
 * environment; else where one would be. The folder is made, and must be the user's own. Throws a sentence to show.
 */
export const placeOf = (workspace: string): Place => placeFor(journalFolder(workspace, process.env))

/** The place of the runner that writes the records in a folder; see {@link placeOf}. */
export function placeFor(records: string): Place {
  const claim = join(records, 'runner.lock')
  const key = workspaceKey(records).slice(-12)
  const holder = holderOf(claim)
  const folder = (holder?.alive === true && isOwn(holder.note) ? holder.note : null) ?? privateFolder(key)
  const path = (extension: string) => join(folder, `${key}.${extension}`)
  return { folder, socket: socketOf(folder, key), token: path('token'), lock: path('lock'), log: path('log'), claim }
}

/** What a runner listens on: a socket in its folder; on Windows a named pipe, which stands in no folder. */
export const socketOf = (folder: string, key: string, platform: string = process.platform): string =>
  platform === 'win32' ? `\\\\.\\pipe\\runbook-${userInfo().username}-${key}` : join(folder, `${key}.sock`)

function privateFolder(key: string): string {
  let why = ''
  for (const folder of candidates()) {
    if (Buffer.byteLength(socketOf(folder, key)) > longestPath) continue
    try {
      mkdirSync(folder, { mode: 0o700 })
    } catch (error) {
      why = error instanceof Error ? error.message : String(error)
    }
    if (isOwn(folder)) return folder
  }
  throw new Error(`expected a private folder for the runner, found none: ${why || 'their paths are too long'}`)
}

/**
 * `/run/user/…` comes last, though XDG_RUNTIME_DIR names it: it is taken away when the user's last session ends, and a
 * step must survive that its operator's connection breaks.
 */
function candidates(): string[] {
  const { uid } = userInfo()
  const own = process.env.XDG_RUNTIME_DIR ?? ''
  const named = isAbsolute(own) ? [join(own, 'runbook')] : []
  const shared = [join(tmpdir(), `runbook-${uid}`), join('/tmp', `runbook-${uid}`)]
  return /^\/run\/user\//.test(own) ? [...shared, ...named] : [...named, ...shared]
}

/** Whether a folder is the user's own, which it then is alone: in a shared folder somebody else may have been first. */
function isOwn(folder: string): boolean {
  try {
    const { uid } = userInfo()
    const stats = lstatSync(folder)
    if (!stats.isDirectory() || (uid !== -1 && stats.uid !== uid)) return false
    if ((stats.mode & 0o077) !== 0) chmodSync(folder, 0o700)
    return true
  } catch {
    return false
  }
}
