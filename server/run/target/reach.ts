import { quoted } from '../session/bootstrap.ts'
import type { Target } from './target.ts'

/**
 * How another place is reached: by a program of this machine that carries a terminal, or a few words, there. `script` is
 * one line of POSIX sh without single quotes and exclamation marks, so that every login shell passes it on as it is.
 */
export interface Reach {
  /** The program that carries: `ssh`, `docker` … */
  readonly program: string
  /** Its arguments that have `script` run there on a terminal of its own; unless `interactive`, without asking anybody. */
  readonly onTerminal: (script: string, interactive: boolean) => readonly string[]
  /** Its arguments that have `script` run there beside that, without a terminal and without asking anybody. */
  readonly beside: (script: string) => readonly string[]
  /** As `beside`, over a connection of its own that is given up soon: another may be there no more and not know it. */
  readonly anew: (script: string) => readonly string[]
  /** Its arguments that end what it keeps open between calls, as soon as nothing uses it; null when it keeps nothing. */
  readonly leave: readonly string[] | null
  /** Whether a shell there is told that its terminal here has gone; an engine for containers keeps it, and the shell with it. */
  readonly hangsUp: boolean
}

/** How a target is reached. `folder` (0700) holds what keeps a connection open. */
export function reachOf(target: Target, folder: string): Reach {
  switch (target.kind) {
    case 'local':
      return here
    case 'ssh':
      return ssh(target.alias, folder)
    case 'container':
      return container(target)
    case 'kubectl':
      return kubectl(target)
  }
}

/**
 * The system's OpenSSH with the user's own configuration: jumps, keys, agents, host keys and their questions are its
 * business. One connection carries the terminal and what is asked beside it; it is noticed within a minute when
 * it is gone.
 */
function ssh(alias: string, folder: string): Reach {
  const shared = ['-o', `ControlPath=${folder}/%C`]
  const options = ['-o', 'ControlMaster=auto', '-o', 'ControlPersist=600', ...shared]
  const alive = ['-o', 'ServerAliveInterval=15', '-o', 'ServerAliveCountMax=4']
  const silent = ['-o', 'BatchMode=yes']
  const command = (script: string) => `exec sh -c ${quoted(script)}`
  return {
    program: 'ssh',
    onTerminal: (script, interactive) => [
      ...['-tt', ...(interactive ? [] : silent), ...options, ...alive],
      ...['--', alias, command(script)],
    ],
    beside: script => ['-T', ...silent, '-o', 'ControlMaster=no', ...shared, '--', alias, command(script)],
    anew: script => [
      ...['-T', ...silent, '-o', 'ControlMaster=no', '-o', 'ControlPath=none', '-o', 'ConnectTimeout=5'],
      ...['--', alias, command(script)],
    ],
    leave: ['-O', 'stop', ...shared, '--', alias],
    hangsUp: true,
  }
}

/** This machine, for a shell that somebody else's program opens. */
const here: Reach = {
  program: 'sh',
  onTerminal: script => ['-c', script],
  beside: script => ['-c', script],
  anew: script => ['-c', script],
  leave: null,
  hangsUp: true,
}

function container({ engine, user, name }: Extract<Target, { readonly kind: 'container' }>): Reach {
  const as = user === null ? [] : ['--user', user]
  return {
    program: engine,
    onTerminal: script => ['exec', '-it', ...as, name, 'sh', '-c', script],
    beside: script => ['exec', ...as, name, 'sh', '-c', script],
    anew: script => ['exec', ...as, name, 'sh', '-c', script],
    leave: null,
    hangsUp: false,
  }
}

function kubectl({ namespace, pod, container }: Extract<Target, { readonly kind: 'kubectl' }>): Reach {
  const where = [
    ...(namespace === null ? [] : ['-n', namespace]),
    pod,
    ...(container === null ? [] : ['-c', container]),
  ]
  return {
    program: 'kubectl',
    onTerminal: script => ['exec', '-it', ...where, '--', 'sh', '-c', script],
    beside: script => ['exec', ...where, '--', 'sh', '-c', script],
    anew: script => ['exec', ...where, '--', 'sh', '-c', script],
    leave: null,
    hangsUp: false,
  }
}
