import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * Names a build of the runner: 16 hex digits of its bundle's SHA-256. A client and a runner of other builds do not mix.
 * Throws a sentence to show when the bundle is not there.
 */
export function versionOf(runnerPath: string): string {
  try {
    return createHash('sha256').update(readFileSync(runnerPath)).digest('hex').slice(0, 16)
  } catch {
    throw new Error(`the runner is missing: expected it at ${runnerPath}`)
  }
}
