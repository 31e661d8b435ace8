import type { Shell } from './shell.ts'

/** What runs has heard a Ctrl-C after this time (ms), or has not. */
const pause = 100

/**
 * Ctrl-C, and SIGINT to the shell soon after: a program may take Ctrl-C for itself and end as if nothing had been.
 * Pressed again, `times` at most, while the command (number `id`, as long as `runs`) has not heard it.
 */
export function pressCtrlC(shell: Shell, id: number, runs: () => boolean, times: number): void {
  const { terminal, processes, delivery } = shell
  const hasHeard = processes.beforeInterrupt()
  terminal.write('\x03')
  const look = async () => {
    if (!runs()) return
    const heard = await hasHeard()
    if (!runs()) return
    const again = delivery.again?.(id)
    if (again !== undefined) terminal.write(again)
    if (times > 0 && !heard) pressCtrlC(shell, id, runs, times - 1)
  }
  setTimeout(() => void look(), pause).unref()
}
