import { borrowTerminal } from './borrowed-terminal.ts'
import type { Environment } from './environment.ts'
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
      const pty = spawn(options.program, [...options.arguments], {
        name: 'xterm-256color',
        cols: options.columns,
        rows: options.rows,
        cwd: options.folder,
        env: { ...options.environment },
        encoding: null,
      })
      return {
        kind: 'pty',
        note: null,
        write: data => pty.write(data),
        resize: (columns, rows) => pty.resize(columns, rows),
        pause: () => pty.pause(),
        resume: () => pty.resume(),
        kill: () => pty.kill('SIGHUP'),
        // Without an encoding the listener is given bytes, whatever the declared type says.
        onData: listener => void pty.onData(data => listener(data as unknown as Buffer)),
        onExit: listener =>
          void pty.onExit(({ exitCode, signal }) => listener({ status: exitCode, signal: signal ?? 0 })),
      }
    },
  }
}
