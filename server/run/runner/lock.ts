import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { startOf } from '../process-life.ts'

/**
 * Takes a lock that one process at a time holds. A lock whose process has ended is stale and taken over. Answers a
 * function that gives it back, or null when a living process holds it. `note` is what it tells others of its holder.
 */
export function takeLock(path: string, note = ''): (() => void) | null {
  const mine = `${process.pid} ${startOf(process.pid)} ${note}`
  const own = `${path}.${process.pid}`
  try {
    writeFileSync(own, mine, { mode: 0o600 })
    for (let attempt = 0; attempt < 20; attempt++) {
      // A link appears with its content, or not at all.
      if (link(own, path)) return () => release(path, mine)
      const holder = read(path)
      if (holder === null) continue
      if (isAlive(holder)) return null
      // Two may find it stale: what is moved away must still be the stale one.
      const aside = `${own}.stale`
      try {
        renameSync(path, aside)
      } catch {
        continue
      }
      if (read(aside) !== holder) link(aside, path)
      remove(aside)
    }
    return null
  } finally {
    remove(own)
  }
}

/** What a lock says of its holder, and whether that is alive; null when nobody ever took it. */
export function holderOf(path: string): { readonly alive: boolean; readonly note: string } | null {
  const holder = read(path)
  if (holder === null) return null
  return { alive: isAlive(holder), note: holder.split(' ').slice(2).join(' ') }
}

function release(path: string, mine: string): void {
  if (read(path) === mine) remove(path)
}

/** A process id may have been given to another process since: that one began at another time. */
function isAlive(holder: string): boolean {
  const [pid = '', start = ''] = holder.split(' ')
  if (!/^[1-9]\d*$/.test(pid)) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return startOf(Number(pid)) === start
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Gone already.
  }
}
