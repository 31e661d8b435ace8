import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { BashSession } from './bash-session.ts'
import { bootstrap, quoted } from './bootstrap.ts'
import { type Dialect, FileDelivery } from './delivery.ts'
import { type Environment, findProgram } from './environment.ts'
import { MarkerScanner } from './marker-scanner.ts'
import { posixBootstrap, posixNote } from './posix-bootstrap.ts'
import { chooseTerminal } from './pty.ts'
import { localProcesses } from './shell-processes.ts'
import { ready, TooOld } from './shell-start.ts'
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

/**
 * Starts a bash on this machine, or a plain sh where there is no bash that is new enough. Rejects with a sentence to show
 * when there is neither, or it does not answer.
 */
export async function openLocal(options: LocalOptions): Promise<BashSession> {
  const { environment, practice } = options
  const bash = findProgram('bash', environment)
  const sh = practice === null ? findProgram('sh', environment) : null
  if (bash === null && sh === null)
    throw new Error(`expected bash on the PATH, found none (PATH is ${environment.PATH ?? 'empty'})`)
  try {
    if (bash !== null) return await open(bash, 'bash', options)
  } catch (error) {
    if (!(error instanceof TooOld) || sh === null) throw error
  }
  return open(sh ?? '', 'sh', options)
}

async function open(program: string, dialect: Dialect, options: LocalOptions): Promise<BashSession> {
  const { folder, environment, snapshot, practice } = options
  const maker = await chooseTerminal(environment, options.terminal ?? null)
  makeFolder(folder)
  const nonce = randomBytes(12).toString('hex')
  const rc = join(folder, 'rc')
  const how = { terminal: maker.kind !== 'pipes', borrowed: maker.kind !== 'pty' }
  const restore = snapshot === null ? null : `${dialect === 'bash' ? 'builtin ' : ''}. ${quoted(snapshot)}`
  const told = { nonce, folder, restore, ...how }
  writeFileSync(rc, dialect === 'bash' ? bootstrap({ ...told, practice }) : posixBootstrap(told), { mode: 0o600 })
  // What a snapshot does not hold was unset by the operator.
  const variables = snapshot === null ? environment : { PATH: environment.PATH ?? '' }
  const terminal = maker.open({
    program,
    arguments: dialect === 'bash' ? ['--noprofile', '--rcfile', rc, '--noediting', '-i'] : ['-i'],
    folder: options.start,
    environment: dialect === 'bash' ? variables : { ...variables, ENV: rc },
    columns: options.columns,
    rows: options.rows,
  })
  const scanner = new MarkerScanner(nonce)
  const greeting = await ready(terminal, scanner)
  return new BashSession({
    ...{ terminal, scanner, ...greeting, carried: false, note: dialect === 'bash' ? null : posixNote },
    processes: localProcesses(greeting.pid),
    delivery: new FileDelivery(folder, dialect),
    snapshots: new Snapshots(folder, snapshot),
    tidy: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  })
}
