/**
 * The runner: `node runner.cjs WORKSPACE`. One process per user and workspace, detached from whoever started it; it
 * owns the shells and the records and serves clients on a socket until nothing has been asked of it for a while.
 */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { journalFolder } from '../journal/location.ts'
import { makeFolder } from '../make-folder.ts'
import { Door } from './door.ts'
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
  const runtimes = [place.folder, ...(before === '' || before === place.folder ? [] : [before])]
  const going = recover(journalFolder(workspace, process.env), ...runtimes)

  const token = randomBytes(24).toString('hex')
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    door.close()
    rmSync(place.log, { force: true })
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
    (...told) => ear.tell(...told),
    (file, state) => ear.reveal(file, state),
  )

  for (const record of going) runs.takeUp(record, runtimes)

  const door = new Door(place, token, server => ear.listen(server, runs))
  door.open(watchIdle, error => {
    console.error(`the runner cannot listen: ${error.message}`)
    end()
  })
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

try {
  main(process.argv[2])
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
