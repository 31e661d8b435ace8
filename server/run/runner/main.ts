/**
 * The runner: `node runner.cjs WORKSPACE`. One process per user and workspace, detached from whoever started it; it
 * owns the shells and the records and serves clients on a socket until nothing has been asked of it for a while.
 */
import { randomBytes } from 'node:crypto'
import { unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { journalFolder } from '../journal/location.ts'
import { makeFolder } from '../make-folder.ts'
import { holderOf, takeLock } from './lock.ts'
import { type Place, placeOf } from './place.ts'
import { recover } from './recover.ts'
import { Runs } from './runs.ts'
import { Ear } from './serve.ts'
import { versionOf } from './version.ts'

/** After this long (ms) without clients and work the runner ends. */
const idleLimit = Number(process.env.RUNBOOK_IDLE_MS ?? '') || 10 * 60 * 1000

function main(workspace: string | undefined): void {
  if (workspace === undefined) throw new Error('expected the workspace as the only argument, found none')
  process.umask(0o077)
  const place = placeOf(workspace)
  const before = holderOf(place.claim)?.note ?? ''
  const release = take(place)
  // Another runner was faster: clients find that one.
  if (release === null) return
  recover(journalFolder(workspace, process.env), place.folder, ...(before === '' ? [] : [before]))

  const token = randomBytes(24).toString('hex')
  const server = createServer()
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    server.close()
    for (const path of [place.socket, place.token, place.log]) remove(path)
    // Whoever comes next must not write into a record that we still write.
    void runs.leave().finally(() => {
      release()
      process.exit(0)
    })
  }
  let idle: NodeJS.Timeout | undefined
  const watchIdle = (): void => {
    clearTimeout(idle)
    if (ear.clients > 0) return
    idle = setTimeout(() => (ear.clients > 0 || runs.busy ? watchIdle() : end()), idleLimit)
  }
  const ear = new Ear({ version: versionOf(process.argv[1] ?? ''), token }, watchIdle, end)
  const runs = new Runs(
    workspace,
    place.folder,
    (file, record) => ear.tell(file, record),
    (file, state) => ear.reveal(file, state),
  )

  remove(place.socket)
  writeFileSync(place.token, token, { mode: 0o600 })
  ear.listen(server, runs)
  server.on('error', error => {
    console.error(`the runner cannot listen: ${error.message}`)
    end()
  })
  server.listen(place.socket, watchIdle)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
  // The terminal or window that it was started from is none of its business.
  process.on('SIGHUP', () => undefined)
}

/** Takes the place and the records, which two runners in different places would spoil for each other. */
function take(place: Place): (() => void) | null {
  const release = takeLock(place.lock)
  if (release === null) return null
  let releaseRecords: (() => void) | null = () => undefined
  try {
    makeFolder(dirname(place.claim))
    releaseRecords = takeLock(place.claim, place.folder)
  } catch {
    // Where no lock can be written no record can: a step is refused for that.
  }
  if (releaseRecords === null) {
    release()
    return null
  }
  const given = releaseRecords
  return () => {
    given()
    release()
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Not there.
  }
}

try {
  main(process.argv[2])
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
