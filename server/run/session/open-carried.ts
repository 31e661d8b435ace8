import { randomBytes } from 'node:crypto'
import { execa } from 'execa'
import type { Reach } from '../target/reach.ts'
import { BashSession } from './bash-session.ts'
import { bootstrap } from './bootstrap.ts'
import { carriedProcesses } from './carried-processes.ts'
import { type Dialect, encode, InBandDelivery } from './delivery.ts'
import { type Environment, findProgram } from './environment.ts'
import { MarkerScanner } from './marker-scanner.ts'
import { posixBootstrap, posixNote } from './posix-bootstrap.ts'
import { chooseTerminal } from './pty.ts'
import { ready } from './shell-start.ts'
import { SaidSnapshots } from './snapshots.ts'
import type { Terminal } from './terminal.ts'

export interface CarriedOptions {
  readonly reach: Reach
  /** Whether somebody is there to answer what the carrying program asks. */
  readonly interactive: boolean
  /** A folder of this machine to start the carrying program in. */
  readonly start: string
  readonly environment: Environment
  readonly columns: number
  readonly rows: number
  /** What the shell before this one said, to go on from; null to begin anew. */
  readonly snapshot: string | null
}

/** What the operator sees and does while a connection is made: passwords, second factors, questions about a host's key. */
export interface Dialogue {
  /** What the carrying program says before a shell is there. */
  said(data: Buffer): void
  /** Given once, at the start: where the operator's keys go, and what gives up. */
  opened(keys: { write(data: string): void; giveUp(): void }): void
}

/**
 * Starts a bash elsewhere, over a terminal that a program of this machine carries there. Nothing is written on the other
 * machine's disk. Rejects with a sentence to show: what the program said at last, when it ended without a shell.
 */
export async function openCarried(options: CarriedOptions, dialogue: Dialogue): Promise<BashSession> {
  const { reach, environment } = options
  const program = findProgram(reach.program, environment)
  if (program === null) throw new Error(`expected ${reach.program} on the PATH, found none`)
  const maker = await chooseTerminal(environment, null)
  if (maker.kind === 'pipes') throw new Error(`expected a terminal to run ${reach.program} on, found only pipes here`)
  const hello = randomBytes(12).toString('hex')
  const nonce = randomBytes(12).toString('hex')
  const terminal = maker.open({
    program,
    arguments: reach.onTerminal(arrival(hello), options.interactive),
    folder: options.start,
    environment,
    columns: options.columns,
    rows: options.rows,
  })
  dialogue.opened({ write: data => terminal.write(data), giveUp: () => terminal.kill() })
  const dialect = await arrived(terminal, new MarkerScanner(hello), reach.program, data => dialogue.said(data))
  const scanner = new MarkerScanner(nonce)
  const up = ready(terminal, scanner)
  const told = { nonce, folder: null, terminal: true, borrowed: maker.kind !== 'pty', restore: options.snapshot }
  const rc = dialect === 'bash' ? bootstrap({ ...told, practice: null }) : posixBootstrap(told)
  terminal.write([loaders[dialect], ...encode(rc), '.', ''].join('\n'))
  const greeting = await up
  const beside = { program, arguments: reach.beside, environment }
  const processes = carriedProcesses(greeting.pid, beside)
  return new BashSession({
    ...{ terminal, scanner, ...greeting, carried: true, processes },
    ...(reach.hangsUp ? {} : { hangUp: () => processes.hangUp() }),
    delivery: new InBandDelivery(dialect, greeting.pipes),
    tells: reach.tells,
    note: dialect === 'bash' ? null : posixNote,
    snapshots: new SaidSnapshots(options.snapshot),
    tidy: async () => {
      if (reach.leave !== null)
        await execa(program, [...reach.leave], { reject: false, stdio: 'ignore', timeout: 5000 })
    },
  })
}

/** What runs there first: it says that it is there, and becomes bash, or a plain sh where there is none that is new enough. */
export const arrival = (hello: string): string => {
  const says = (dialect: Dialect) => `printf "\\033]633;H;${hello};${dialect}\\007"`
  return [
    'v=$(bash --norc -c "echo \\$((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1]))" 2>/dev/null);',
    `if [ "\${v:-0}" -ge 404 ]; then ${says('bash')}; exec bash --noprofile --norc --noediting -i;`,
    `else ${says('sh')}; unset ENV; exec sh -i; fi`,
  ].join(' ')
}

/** Typed to a shell that knows nothing yet: it reads what it is to know, up to a line with a dot. */
export const loaders: Readonly<Record<Dialect, string>> = {
  sh:
    ' stty -echo; command set +o emacs 2>/dev/null; command set +o vi 2>/dev/null; __rb_all=;' +
    ' while IFS= read -r __rb_line && [ "$__rb_line" != . ]; do __rb_line=$(printf %b. "$__rb_line");' +
    ' __rb_all=$__rb_all${__rb_line%.}; done; eval "$__rb_all"; unset __rb_all; stty echo',
  bash:
    ' stty -echo; __rb_all=; while IFS= builtin read -r __rb_line && [[ $__rb_line != . ]]; do' +
    ' builtin printf -v __rb_line %b "$__rb_line"; __rb_all+=$__rb_line; done; builtin eval "$__rb_all"; builtin unset __rb_all; stty echo',
}

/** Waits until the other machine speaks; what the carrying program says until then is for the operator. */
function arrived(
  terminal: Terminal,
  scanner: MarkerScanner,
  program: string,
  said: (data: Buffer) => void,
): Promise<Dialect> {
  return new Promise((resolve, reject) => {
    let last = ''
    let settled = false
    terminal.onExit(({ status, signal }) => {
      if (settled) return
      settled = true
      const words = last
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, '')
        .trim()
        .split(/[\r\n]+/)
        .slice(-3)
        .join(' ')
      const how = words !== '' ? words : signal === 0 ? `it ended with status ${status}` : `signal ${signal} ended it`
      reject(new Error(`${program} could not open a shell there: ${how}`))
    })
    terminal.onData(data => {
      if (settled) return
      for (const piece of scanner.scan(data)) {
        if (settled) return
        if (piece.kind === 'marker') {
          settled = true
          resolve(piece.fields[0] === 'sh' ? 'sh' : 'bash')
        } else {
          said(piece.data)
          last = (last + piece.data.toString()).slice(-2000)
        }
      }
    })
  })
}
