import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { BashSession } from './bash-session.ts'
import { bootstrap, quoted } from './bootstrap.ts'
import { FileDelivery } from './delivery.ts'
import { type Environment, findProgram } from './environment.ts'
import { MarkerScanner } from './marker-scanner.ts'
import { chooseTerminal } from './pty.ts'
import { localProcesses } from './shell-processes.ts'
import { ready } from './shell-start.ts'
import { Snapshots } from './snapshots.ts'
import type { Terminal } from './terminal.ts'

export interface LocalOptions {
  /** A folder of this session alone; made with mode 0700. */
  readonly folder: string
  /** Where the shell begins. */
  readonly start: string
  readonly environment: Environment
  readonly columns: number
  readonly rows: number
  /** The file that the shell before this one wrote, to go on from; null to begin anew. */
  readonly snapshot: string | null
  /** Shell text for practice mode, else null. */
  readonly practice: string | null
  /** Which terminal to use; the best there is when left out. */
  readonly terminal?: Terminal['kind']
}

/** Starts a bash on this machine. Rejects with a sentence to show when there is none, or it is too old, or does not answer. */
export async function openLocal(options: LocalOptions): Promise<BashSession> {
  const { folder, environment, snapshot, practice } = options
  const program = findProgram('bash', environment)
  if (program === null)
    throw new Error(`expected bash on the PATH, found none (PATH is ${environment.PATH ?? 'empty'})`)
  const maker = await chooseTerminal(environment, options.terminal ?? null)
  makeFolder(folder)
  const nonce = randomBytes(12).toString('hex')
  const rc = join(folder, 'rc')
  const how = { terminal: maker.kind !== 'pipes', borrowed: maker.kind !== 'pty' }
  const restore = snapshot === null ? null : `builtin . ${quoted(snapshot)}`
  writeFileSync(rc, bootstrap({ nonce, folder, restore, practice, ...how }), { mode: 0o600 })
  const terminal = maker.open({
    program,
    arguments: ['--noprofile', '--rcfile', rc, '--noediting', '-i'],
    folder: options.start,
    // What a snapshot does not hold was unset by the operator.
    environment: snapshot === null ? environment : { PATH: environment.PATH ?? '' },
    columns: options.columns,
    rows: options.rows,
  })
  const scanner = new MarkerScanner(nonce)
  const greeting = await ready(terminal, scanner)
  return new BashSession({
    ...{ terminal, scanner, ...greeting, carried: false },
    processes: localProcesses(greeting.pid),
    delivery: new FileDelivery(folder),
    snapshots: new Snapshots(folder, snapshot),
    tidy: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  })
}
