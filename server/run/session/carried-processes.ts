import { execa } from 'execa'
import type { ShellProcesses } from './shell-processes.ts'
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
  let known: Waiting = null
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
    signal: (whom, name) => {
      const signal = name.replace(/^SIG/, '')
      void ask(whom === 'shell' ? `kill -${signal} ${shell}` : `${foreground(shell)} kill -${signal} -$6`)
    },
    beforeInterrupt: () => () => true,
    // As the kernel does when a terminal goes: the programs in the foreground, then the shell.
    hangUp: async () => void (await ask(`${foreground(shell)} kill -HUP -$6 ${shell}`)),
  }
}

/** Sets the positional parameters to the fields of stat behind the name: $6 is the foreground group of the terminal, which every sh takes as `kill -TERM -$6`, and not every one behind `--`. */
const foreground = (shell: number): string => `read -r s </proc/${shell}/stat || exit; set -- \${s##*) };`

/**
 * One line: `reads` or `hidden` for what the foreground group does (it sleeps in a read of the terminal, or is another
 * user's), and the terminal's modes. A shell that waits for its next command is no command that waits.
 */
const looking = (shell: number): string =>
  [
    foreground(shell),
    // The terminal's device as proc(5) packs it: pseudo-terminals have the major numbers from 136.
    't=/dev/pts/$(( (($5 >> 8 & 4095) - 136) * 256 + ($5 & 255 | $5 >> 12 & 1048320) ));',
    'for p in /proc/[0-9]*; do',
    'read -r s <$p/stat || continue; g=$6; set -- ${s##*) };',
    'if [ "$3" = "$g" ] && [ "$6" = "$g" ]; then',
    'if read -r n d r <$p/syscall; then',
    'case $n in 0|63|3) case $(readlink $p/fd/$((d))) in /dev/pts/*|/dev/tty*) echo reads;; esac;; esac;',
    'else echo hidden; fi; fi; set -- 0 0 0 0 0 $g; done 2>/dev/null;',
    'stty -a <$t 2>/dev/null | grep -o -e " -\\?icanon" -e " -\\?echo\\b"',
  ].join(' ')

/** What {@link looking} found, as what the foreground waits for. */
export function waitingOf(found: string): Waiting {
  const said = new Set(found.split('\n').map(line => line.trim()))
  const listens = said.has('reads') || said.has('hidden')
  if (listens && said.has('icanon') && said.has('-echo')) return 'password'
  return said.has('reads') ? 'input' : null
}
