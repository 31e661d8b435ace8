import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who logs in to a machine of a test, and how; without anything else root, by key. */
export interface Login {
  readonly name: string
  /** An ordinary user `op` logs in, and may become root by `sudo` as these lines say. */
  readonly sudoers?: string
  /** What the machine asks before it lets anybody in: the password, by itself or as the first of what PAM asks. */
  readonly asks?: 'password' | 'keyboard-interactive'
}

/** The password of everybody on a machine of a test. */
export const password = 'geheim'

const op = 4242

/** Of a machine: the home of who logs in, the lines of sh that make it the machine's own, and what its sshd has to know. */
export interface Household {
  readonly user: string
  readonly home: string
  readonly mounts: string
  readonly sshd: string
}

/** Makes the users of a machine, in its folder; nothing outside the machine's own mount namespace changes. */
export function household(folder: string, { sudoers, asks }: Login): Household {
  const user = sudoers === undefined ? 'root' : 'op'
  const home = user === 'op' ? join(folder, 'home') : folder
  mkdirSync(home, { recursive: true })
  if (user === 'op') execFileSync('chown', [`${op}:${op}`, home])
  const crypt = String.raw`print crypt($ARGV[0], "\$6\$runbook\$")`
  const hash = execFileSync('perl', ['-e', crypt, password], { encoding: 'utf8' })
  const shadow = readFileSync('/etc/shadow', 'utf8').replace(/^root:[^:]*:/m, () => `root:${hash}:`)
  const files = {
    passwd: `${readFileSync('/etc/passwd', 'utf8')}op:x:${op}:${op}::${home}:/bin/bash\n`,
    shadow: `${shadow}op:${hash}:19000:0:99999:7:::\n`,
    sudoers: `Defaults env_reset, !lecture, secure_path="${folder}/bin:/usr/bin:/bin"\n${sudoers ?? ''}\n`,
    'pam.d/sshd': 'auth required pam_unix.so\naccount required pam_permit.so\nsession required pam_permit.so\n',
  }
  mkdirSync(join(folder, 'pam.d'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o440 })
  const mounts = [
    ...Object.keys(files).map(name => `test ! -e /etc/${name} || mount --bind ${folder}/${name} /etc/${name}`),
    // sudo remembers whom it has asked; after a reboot it does not.
    'mkdir -p /run/sudo && mount -t tmpfs sudo /run/sudo',
  ]
  return { user, home, mounts: `${mounts.join('\n')}\n`, sshd: asks === undefined ? 'UsePAM no' : ways[asks] }
}

const ways: Readonly<Record<NonNullable<Login['asks']>, string>> = {
  password: 'UsePAM no\nPubkeyAuthentication no\nPasswordAuthentication yes\nKbdInteractiveAuthentication no',
  'keyboard-interactive':
    'UsePAM yes\nPubkeyAuthentication no\nPasswordAuthentication no\nKbdInteractiveAuthentication yes',
}
