import { execa } from 'execa'
import type { ShellProcesses } from './shell-processes.ts'
import { hangingUp, looking, pressing, running, signaling } from './beside-scripts.ts'
import type { Waiting } from './input-watch.ts'

/** How to have a line of sh run where the shell lives, beside its terminal. */
export interface Beside {
  readonly program: string
  readonly arguments: (script: string) => readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** No answer within this time (ms) is none. */
const patience = 5000
/** Asking costs a round trip and a process there: not more often than this (ms). */
const pause = 1000

/**
 * Of a shell elsewhere: what /proc says there, asked beside its terminal. Where nothing can be asked (no Linux, no second
 * way in) nobody can tell, and only keys interrupt.
 */
export function carriedProcesses(shell: number, beside: Beside): ShellProcesses & { hangUp(): Promise<void> } {
  let asked = -Infinity
  let known: Waiting | undefined = undefined
  const ask = async (script: string): Promise<string> => {
    const { stdout } = await execa(beside.program, [...beside.arguments(script)], {
      env: { ...beside.environment },
      extendEnv: false,
      stdin: 'ignore',
      stderr: 'ignore',
      timeout: patience,
      reject: false,
      maxBuffer: 10_000,
    })
    return stdout
  }
  return {
    waitsFor: async () => {
      const now = performance.now()
      if (now - asked < pause) return known
      asked = now
      return (known = waitingOf(await ask(looking(shell))))
    },
    begins: () => undefined,
    signal: async (whom, name) => {
      const signal = name.replace(/^SIG/, '')
      const said = await ask(whom === 'shell' ? `kill -s ${signal} ${shell}` : signaling(shell, signal))
      return [...said.matchAll(/^refused (\d+)$/gm)].map(([, pid]) => Number(pid))
    },
    running: async processes => {
      const said = processes.length === 0 ? '' : await ask(running(processes))
      return [...said.matchAll(/^runs (\d+) \((.*)\)$/gm)].map(([, pid, name]) => `${name} (process ${pid})`)
    },
    beforeInterrupt: () => async () => (await ask(pressing(shell))).trim() !== 'deaf',
    // As the kernel does when a terminal goes: the programs in the foreground, then the shell.
    hangUp: async () => void (await ask(hangingUp(shell))),
  }
}

/** What {@link looking} found, as what the foreground waits for; undefined when nobody could look. */
export function waitingOf(found: string): Waiting | undefined {
  const said = new Set(found.split('\n').map(line => line.trim()))
  if (!said.has('looked')) return undefined
  if (said.has('stopped')) return 'suspended'
  const listens = said.has('reads') || said.has('hidden')
  if (listens && said.has('icanon') && said.has('-echo')) return 'password'
  return said.has('reads') ? 'input' : said.has('hidden') || said.has('listens') ? undefined : null
}
