import { readdirSync, readlinkSync } from 'node:fs'
import { type Environment, findProgram } from './environment.ts'

/** This process's ends of the terminals it has opened, as file descriptors (Linux; none when nobody can tell). */
function openTerminals(): readonly number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number).filter(isTerminalsEnd)
  } catch {
    return []
  }
}

function isTerminalsEnd(descriptor: number): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`) === '/dev/ptmx'
  } catch {
    return false
  }
}

/**
 * A program and its arguments such that it does not hold the terminals of other shells open: what the pty hands down to
 * every program keeps a terminal from being hung up, and lets keys be typed to a shell that may be root's. As it was where
 * there is no other terminal, or no bash (a plain sh closes no descriptor above 9).
 */
export function aloneOnTerminal(program: string, words: readonly string[], environment: Environment) {
  const others = openTerminals()
  const bash = others.length === 0 ? null : findProgram('bash', environment)
  if (bash === null) return { program, words }
  const close = others.map(descriptor => `${descriptor}>&-`).join(' ')
  // Privileged, as bash calls it, it reads no file of the user's.
  return { program: bash, words: ['-p', '-c', `exec ${close}; exec "$0" "$@"`, program, ...words] }
}
