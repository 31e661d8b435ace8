import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { household, type Login } from './machine-users.ts'

/** Whether machines can be made here: an OpenSSH server, and namespaces of their own for what runs on them (Linux, root). */
export const hasMachines =
  existsSync('/usr/sbin/sshd') &&
  spawnSync('setpriv', ['--pdeathsig', 'KILL', 'unshare', '-m', '-p', '-f', '--mount-proc', 'true']).status === 0

/**
 * What a machine is made of, given its folder. Its first process, in a namespace of its own, has an OpenSSH server and
 * takes everything with it when it is told to end; a second later the machine is there again, in another start. While
 * there is a file `off` it stays away. It goes for good with the test that made it, however that ends.
 */
const power = (folder: string) => `
while :; do
  cat /proc/sys/kernel/random/uuid >${folder}/boot
  setpriv --pdeathsig KILL unshare -m -p -f --kill-child --mount-proc sh -c '
    mount --bind ${folder}/boot /proc/sys/kernel/random/boot_id
    . ${folder}/mounts
    trap "exit 0" TERM
    /usr/sbin/sshd -D -e -f ${folder}/sshd_config 2>${folder}/log & wait' </dev/null >/dev/null 2>&1
  sleep 1
  while [ -e ${folder}/off ]; do sleep 0.1; done
done`

/** As systemd has it: the command has ended before the machine goes down. With `-f` it goes down at once. A file `stuck` keeps it. */
const reboot = (folder: string) => `#!/bin/sh
[ -e ${folder}/stuck ] && exit 0
[ "$1" = -f ] && { kill -TERM 1; sleep 60; }
(sleep 0.3; kill -TERM 1) >/dev/null 2>&1 &
`

/** Machines of a test's own, reached by ssh on the loopback. Each says its name (`machine`) and can be rebooted. */
export class Machines {
  readonly folder = mkdtempSync(join(tmpdir(), 'rb-machines-'))
  /** To be put before the PATH: holds the `ssh` that knows them by name. */
  readonly programs = join(this.folder, 'bin')
  readonly #running: ChildProcess[] = []

  async start(...machines: readonly (string | Login)[]): Promise<void> {
    chmodSync(this.folder, 0o755)
    mkdirSync(this.programs)
    mkdirSync('/run/sshd', { recursive: true })
    for (const key of ['host', 'key'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(this.folder, key)])
    program(join(this.programs, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${this.folder}/config "$@"\n`)
    const hosts: string[] = []
    const logins = machines.map(machine => (typeof machine === 'string' ? { name: machine } : machine))
    for (const login of logins) hosts.push(await this.#make(login))
    writeFileSync(join(this.folder, 'config'), hosts.join('\n'))
    await Promise.all(logins.map(({ name }) => this.isUp(name)))
  }

  /** A machine's own folder. */
  at(name: string): string {
    return join(this.folder, name)
  }

  /** Which start of it the machine is in. */
  boot(name: string): string {
    return readFileSync(join(this.at(name), 'boot'), 'latin1').trim()
  }

  /** Takes it away, as when its power is cut, until it is told to come back. */
  cut(name: string): void {
    writeFileSync(join(this.at(name), 'off'), '')
    spawnSync(join(this.programs, 'ssh'), [name, 'kill -TERM 1'], { timeout: 10_000 })
  }

  comeBack(name: string): Promise<void> {
    rmSync(join(this.at(name), 'off'), { force: true })
    return this.isUp(name)
  }

  /** Waits until it answers, if only that it asks for a password. */
  async isUp(name: string): Promise<void> {
    for (let tries = 0; ; tries++) {
      const words = ['-o', 'ControlPath=none', '-o', 'BatchMode=yes', name, 'true']
      const { status, stderr } = spawnSync(join(this.programs, 'ssh'), words, { timeout: 10_000 })
      if (status === 0 || stderr.includes('Permission denied')) return
      if (tries > 100) throw new Error(`${name} does not answer: ${stderr.toString()}`)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  stop(): void {
    for (const { pid } of this.#running) if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Starts a machine; answers what ssh has to know of it. */
  async #make(login: Login): Promise<string> {
    const { name } = login
    const folder = this.at(name)
    const port = await freePort()
    mkdirSync(join(folder, 'bin'), { recursive: true })
    program(join(folder, 'bin/machine'), `#!/bin/sh\necho ${name}\n`)
    for (const called of ['reboot', 'shutdown']) program(join(folder, 'bin', called), reboot(folder))
    const { user, home, mounts, sshd } = household(folder, login)
    writeFileSync(join(folder, 'mounts'), mounts)
    writeFileSync(
      join(folder, 'sshd_config'),
      `Port ${port}
ListenAddress 127.0.0.1
HostKey ${this.folder}/host
AuthorizedKeysFile ${this.folder}/key.pub
StrictModes no
PermitRootLogin yes
${sshd}
SetEnv HOME=${home} PATH=${folder}/bin:/usr/bin:/bin:/usr/sbin:/sbin
`,
    )
    this.#running.push(
      spawn('setpriv', ['--pdeathsig', 'KILL', 'sh', '-c', power(folder)], { detached: true, stdio: 'ignore' }),
    )
    return `Host ${name}
  HostName 127.0.0.1
  User ${user}
  Port ${port}
  IdentityFile ${this.folder}/key
  IdentitiesOnly yes
  UserKnownHostsFile ${this.folder}/known.${name}
  StrictHostKeyChecking accept-new
`
  }
}

function program(path: string, text: string): void {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
