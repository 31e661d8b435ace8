import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Desk } from './desk.ts'

const nobody = '65534'

/** Whether another user's desk can be set up here: by root, who may mount files over others for that user alone. */
export function canBeNobody(): boolean {
  const line = `mount --bind /etc/hostname /etc/hosts && test -u "$(command -v sudo)" && exec setpriv --reuid=${nobody} --clear-groups "$0" -e 0`
  try {
    execFileSync('unshare', ['-m', 'sh', '-c', line, process.execPath], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
}

/**
 * A desk of the user `nobody`, in a mount namespace of its own where `sudoers` is what sudo reads and root's password is
 * `geheim`; the machine's own files stay as they are.
 */
export class NobodysDesk extends Desk {
  readonly #programs = join(this.folder, 'programs')

  constructor(bundles: string, sudoers: string) {
    super(bundles)
    const { folder } = this
    // The checkout may be nobody's business.
    mkdirSync(this.#programs)
    for (const name of readdirSync(bundles)) {
      if (/\.(cjs|node|sh)$/.test(name)) copyFileSync(join(bundles, name), join(this.#programs, name))
    }
    writeFileSync(join(folder, 'sudoers'), `Defaults env_reset\n${sudoers}\n`, { mode: 0o440 })
    const hash = execFileSync('perl', ['-e', String.raw`print crypt("geheim", "\$6\$runbook\$")`], { encoding: 'utf8' })
    const shadow = readFileSync('/etc/shadow', 'utf8').replace(/^root:[^:]*:/m, () => `root:${hash}:`)
    writeFileSync(join(folder, 'shadow'), shadow, { mode: 0o600 })
    writeFileSync(
      join(folder, 'enter'),
      `mount --bind ${folder}/sudoers /etc/sudoers && mount --bind ${folder}/shadow /etc/shadow || exit
exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups "$@"\n`,
    )
    chmodSync(folder, 0o755)
    execFileSync('chown', ['-R', nobody, this.workspace, join(folder, 'runtime')])
    mkdirSync(this.state)
    execFileSync('chown', [nobody, this.state])
  }

  /** The words that run the command line as nobody. */
  words(args: readonly string[]): readonly [string, ...string[]] {
    const cli = join(this.#programs, 'cli.cjs')
    return ['unshare', '-m', 'sh', join(this.folder, 'enter'), process.execPath, cli, ...args]
  }
}
