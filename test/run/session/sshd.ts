import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = '/usr/sbin/sshd'

/** Whether an OpenSSH server can be started here. */
export const hasSshd = existsSync(program)

/** An OpenSSH server of this test's own on the loopback, and an `ssh` that knows it by the names given. */
export class Sshd {
  readonly folder = mkdtempSync(join(tmpdir(), 'rb-sshd-'))
  /** To be put before the PATH: holds the `ssh` that reads the test's configuration. */
  readonly programs = join(this.folder, 'bin')
  #process: ChildProcess | null = null
  #port = 0

  /** Variables of its sessions, as sshd_config(5) has them set. */
  readonly #variables: Readonly<Record<string, string>>

  constructor(variables: Readonly<Record<string, string>> = {}) {
    this.#variables = variables
  }

  async start(...names: readonly string[]): Promise<void> {
    const { folder } = this
    const variables = Object.entries(this.#variables).map(([name, value]) => `${name}=${value}`)
    for (const key of ['host', 'key'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)])
    this.#port = await freePort()
    writeFileSync(
      join(folder, 'sshd_config'),
      `Port ${this.#port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/key.pub
StrictModes no
PermitRootLogin yes
UsePAM no
# The user's own start-up files are none of a test's: they take their time, and what they lock a kill leaves locked.
SetEnv HOME=${folder} ${variables.join(' ')}
`,
    )
    const hosts = names.map(
      name => `Host ${name}
  HostName 127.0.0.1
  Port ${this.#port}
  IdentityFile ${folder}/key
  IdentitiesOnly yes
  UserKnownHostsFile ${folder}/known
  StrictHostKeyChecking accept-new
`,
    )
    writeFileSync(join(folder, 'config'), hosts.join('\n'))
    mkdirSync(this.programs)
    writeFileSync(join(this.programs, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${folder}/config "$@"\n`)
    chmodSync(join(this.programs, 'ssh'), 0o755)
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
    await this.listen()
  }

  /** Starts the server, or starts it again. */
  async listen(): Promise<void> {
    this.#process = spawn(program, ['-D', '-e', '-f', join(this.folder, 'sshd_config')], { stdio: 'ignore' })
    const ssh = (words: readonly string[]) =>
      execFileSync(join(this.programs, 'ssh'), words, { stdio: 'ignore', timeout: 10_000 })
    for (let tries = 0; ; tries++) {
      try {
        ssh(['-p', `${this.#port}`, '-o', 'ControlPath=none', this.#name, 'true'])
        return
      } catch (error) {
        if (tries > 50) throw error
        await new Promise(resolve => setTimeout(resolve, 100))
      }
    }
  }

  /** The server's process; 0 before it has started. */
  get pid(): number {
    return this.#process?.pid ?? 0
  }

  get #name(): string {
    return 'db1'
  }

  /** Ends the server and every connection, as when the machine goes down. */
  async fall(): Promise<void> {
    const pid = this.#process?.pid
    if (pid === undefined) return
    for (const child of descendants(pid)) signal(child, 'SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 50))
  }

  stop(): void {
    const pid = this.#process?.pid
    if (pid !== undefined) for (const child of descendants(pid)) signal(child, 'SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
  return [pid, ...children.flatMap(descendants)]
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended already.
  }
}

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
