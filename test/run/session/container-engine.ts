import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../../../server/run/session/environment.ts'

const found = (name: string): string | null => findProgram(name, { PATH: `${process.env.PATH ?? ''}:/usr/sbin` })
const isRoot = process.getuid?.() === 0

/** Whether containers can be had from an engine here; both need root. */
export const hasEngine = {
  podman: isRoot && found('podman') !== null,
  docker: isRoot && found('docker') !== null && found('dockerd') !== null,
}

/** What the test's container holds of this machine's own programs. */
const programs = 'bash sh cat chmod env grep head id ls mkdir od printf ps readlink rm rmdir seq sh sleep stty tr true'

/** A root filesystem of this machine's own shell and tools, with the libraries they need, as a tar on standard output. */
const packing = `set -e
for name in ${programs}; do
  file=$(readlink -f "$(command -v $name)" 2>/dev/null) && [ -f "$file" ] || continue
  mkdir -p bin && cp "$file" bin/$name
  for library in $(ldd "$file" | grep -o '/[^ ]*'); do mkdir -p .$(dirname $library) && cp -L $library .$library; done
done
mkdir -p dev etc proc root sys tmp usr
echo root:x:0:0:root:/root:/bin/bash >etc/passwd
tar -c .`

/** A container engine of this test's own: its store, its images, and a program of its name that knows where they are. */
export class ContainerEngine {
  readonly folder = mkdtempSync(join(tmpdir(), 'rb-engine-'))
  /** To be put before the PATH. */
  readonly programs = join(this.folder, 'bin')
  #daemon: ChildProcess | null = null

  constructor(readonly name: 'podman' | 'docker') {}

  /** Makes the engine ready, with a container of that name that runs. */
  async start(container: string): Promise<void> {
    const { folder, programs } = this
    mkdirSync(programs)
    if (this.name === 'docker') await this.#listen()
    const own =
      this.name === 'docker'
        ? `${found('docker')} -H unix://${folder}/socket`
        : `${found('podman')} --root ${folder}/store --runroot ${folder}/run --tmpdir ${folder}/tmp --storage-driver vfs --cgroup-manager cgroupfs --events-backend none${found('runc') === null ? '' : ' --runtime runc'}`
    writeFileSync(join(programs, this.name), `#!/bin/sh\nexec ${own} "$@"\n`)
    chmodSync(join(programs, this.name), 0o755)
    const root = join(folder, 'root')
    mkdirSync(root)
    execFileSync('sh', ['-c', `cd ${root}; { ${packing}\n} | ${join(programs, this.name)} import - rb-test:1`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    // The engine's own limits may be more than this machine lets anybody raise them to.
    const limits = ['nofile', 'nproc'].flatMap(what => ['--ulimit', `${what}=1024:1024`])
    this.run('run', '-d', '--name', container, '--network', 'none', ...limits, 'rb-test:1', 'sleep', '3600')
  }

  /** The engine's own command line. */
  run(...words: readonly string[]): string {
    return execFileSync(join(this.programs, this.name), [...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  /** Ends the container at once, as when its process crashes. */
  kill(container: string): void {
    this.run('kill', container)
  }

  async close(container: string): Promise<void> {
    this.run('rm', '-f', container)
    const daemon = this.#daemon
    if (daemon !== null) {
      const ended = new Promise(resolve => daemon.once('exit', resolve))
      daemon.kill()
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  async #listen(): Promise<void> {
    const { folder } = this
    const place = ['-H', `unix://${folder}/socket`, '--data-root', `${folder}/data`, '--exec-root', `${folder}/exec`]
    const alone = ['--storage-driver', 'vfs', '--bridge', 'none', '--iptables=false', '--ip-forward=false']
    this.#daemon = spawn(found('dockerd') ?? '', [...place, '-p', `${folder}/pid`, ...alone], { stdio: 'ignore' })
    for (let tries = 0; ; tries++) {
      try {
        execFileSync(found('docker') ?? '', ['-H', `unix://${folder}/socket`, 'info'], { stdio: 'ignore' })
        return
      } catch (error) {
        if (tries > 100) throw error
        await new Promise(resolve => setTimeout(resolve, 100))
      }
    }
  }
}
