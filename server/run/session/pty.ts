import { borrowTerminal } from './borrowed-terminal.ts'
import type { IPty } from '@lydell/node-pty'
import type { Socket } from 'node:net'
import type { Environment } from './environment.ts'
import { aloneOnTerminal } from './inherited-terminals.ts'
import { sendSignal } from './foreground.ts'
import type { Terminal, TerminalMaker } from './terminal.ts'

/**
 * The best terminal this machine has: a pty of our own, else one borrowed from the system's programs.
 * `wanted` asks for a kind by name; it must be there then.
 */
export async function chooseTerminal(
  environment: Environment,
  wanted: Terminal['kind'] | null,
): Promise<TerminalMaker> {
  const pty = wanted === null || wanted === 'pty' ? await ptyMaker() : null
  return pty ?? borrowTerminal(environment, wanted)
}

/** Null where the pty's native part is missing for this platform. */
async function ptyMaker(): Promise<TerminalMaker | null> {
  let spawn: (typeof import('@lydell/node-pty'))['spawn']
  try {
    // Loaded only now: without a binary for the platform the module throws.
    ;({ spawn } = await import('@lydell/node-pty'))
  } catch {
    return null
  }
  return {
    kind: 'pty',
    open: options => {
      const { program, words } = aloneOnTerminal(options.program, options.arguments, options.environment)
      const pty = spawn(program, [...words], {
        name: 'xterm-256color',
        cols: options.columns,
        rows: options.rows,
        cwd: options.folder,
        env: { ...options.environment },
        encoding: null,
      })
      let isCut = false
      const cut = () => {
        isCut = true
        // The socket is there, though its type does not say so; `destroy` of the pty would signal the shell by itself.
        ;(pty as IPty & { readonly _socket: Socket })._socket.destroy()
      }
      return {
        kind: 'pty',
        note: null,
        write: data => pty.write(data),
        resize: (columns, rows) => void (isCut || pty.resize(columns, rows)),
        pause: () => pty.pause(),
        resume: () => pty.resume(),
        // Of another user's program (root's, by sudo) only the kernel tells, and only when the terminal is closed.
        kill: () => (sendSignal(pty.pid, 0) ? pty.kill('SIGHUP') : cut()),
        cut,
        // Without an encoding the listener is given bytes, whatever the declared type says.
        onData: listener => void pty.onData(data => listener(data as unknown as Buffer)),
        onExit: listener =>
          void pty.onExit(({ exitCode, signal }) => listener({ status: exitCode, signal: signal ?? 0 })),
      }
    },
  }
}
