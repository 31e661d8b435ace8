import type { Reach } from './reach.ts'

/** How the operator becomes root where his own shell is not root's: never silently, only as he has said. */
export type Become = 'sudo' | 'su'

/** Every way there is. */
export const ways: readonly Become[] = ['sudo', 'su']

/** How to become root by target, as targets are written; `*` for every other one. */
export type Becoming = Readonly<Record<string, Become>>

/** What the operator has said of a target; null when nothing. */
export const becomeOf = (target: string, becoming: Becoming): Become | null =>
  (Object.hasOwn(becoming, target) ? becoming[target] : becoming['*']) ?? null

/** The same way to the same place, to be root there. What `sudo` and `su` ask is asked on the terminal. */
export const asRoot = (reach: Reach, how: Become): Reach => ({
  ...reach,
  onTerminal: (script, interactive) =>
    reach.onTerminal(becoming[how](inDoubleQuotes(script), interactive), interactive),
})

/** Lines of POSIX sh that run a script, in double quotes, as root. */
const becoming: Readonly<Record<Become, (script: string, interactive: boolean) => string>> = {
  // Without anybody to ask, sudo must not wait for a password.
  sudo: (script, interactive) => `exec sudo ${interactive ? '' : '-n '}-- sh -c ${script}`,
  // With -c alone, su of util-linux takes the terminal away from what it runs, and a shell without one knows no jobs.
  // It is deaf to a hang-up: somebody else must head the session for its programs to be told.
  su: script =>
    `if su --help 2>&1 | grep -q -e --session-command; then su --session-command ${script} root; else su root -c ${script}; fi; exit $?`,
}

/** A script that holds neither single quotes nor exclamation marks, as one word that holds none either. */
const inDoubleQuotes = (script: string): string => `"${script.replace(/[\\"$`]/g, '\\$&')}"`
