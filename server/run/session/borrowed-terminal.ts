import { constants } from 'node:os'
import { execa } from 'execa'
import { quoted } from './bootstrap.ts'
import { type Environment, findProgram } from './environment.ts'
import type { Terminal, TerminalMaker, TerminalOptions } from './terminal.ts'

const python = [
  'import os, pty, sys',
  'status = pty.spawn(sys.argv[1:])',
  'os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))',
].join('\n')

/** Both outputs on one pipe: what a program says comes in the order in which it said it. */
const merged = 'exec "$0" "$@" 2>&1'

/**
 * A terminal borrowed from a program of the system, for platforms without a pty of our own: `script` of util-linux,
 * else Python, else plain pipes, on which nothing can be asked of the operator.
 */
export function borrowTerminal(environment: Environment, wanted: Terminal['kind'] | null): TerminalMaker {
  const may = (kind: Terminal['kind']) => wanted === null || wanted === kind
  const script = may('script') && process.platform === 'linux' ? findProgram('script', environment) : null
  if (script !== null) {
    const note = 'no pty for this platform: the session runs under script(1), and its size is fixed'
    return {
      kind: 'script',
      open: options => {
        // script(1) runs its line by $SHELL, and that may be no POSIX shell: ours is put back for the session.
        const { SHELL } = options.environment
        const shell = SHELL === undefined ? 'unset SHELL;' : `SHELL=${quoted(SHELL)}`
        const line = `${shell} exec ${[options.program, ...options.arguments].map(quoted).join(' ')}`
        return over('script', note, script, ['-qefc', line, '/dev/null'], options)
      },
    }
  }
  const python3 = may('python') ? findProgram('python3', environment) : null
  if (python3 !== null) {
    const note = 'no pty for this platform: the session runs under python3, and its size is fixed'
    return {
      kind: 'python',
      open: options => over('python', note, python3, ['-c', python, options.program, ...options.arguments], options),
    }
  }
  const note = 'no pty, script(1) or python3 here: the session runs on pipes, and commands cannot ask for input'
  return {
    kind: 'pipes',
    open: options => over('pipes', note, '/bin/sh', ['-c', merged, options.program, ...options.arguments], options),
  }
}

function over(
  kind: 'script' | 'python' | 'pipes',
  note: string,
  program: string,
  words: readonly string[],
  { folder, environment, columns, rows }: TerminalOptions,
): Terminal {
  const child = execa(program, [...words], {
    cwd: folder,
    env: {
      ...environment,
      TERM: kind === 'pipes' ? 'dumb' : 'xterm-256color',
      ...(kind === 'script' ? { SHELL: '/bin/sh', COLUMNS: `${columns}`, LINES: `${rows}` } : {}),
    },
    extendEnv: false,
    // The output is read as it comes; execa would keep all of it, and end the shell at 100 MB.
    buffer: false,
    reject: false,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
    // A group of its own, so that a signal meant for the shell's programs does not reach us.
    detached: true,
    cleanup: false,
  })
  // Writing to a shell that has just gone is no error: its end is told by onExit.
  child.stdin.on('error', () => undefined)
  return {
    kind,
    note,
    write: data => {
      if (kind === 'pipes' && data.includes('\x03')) {
        try {
          if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
        } catch {
          // Gone already.
        }
        return
      }
      child.stdin.write(data)
    },
    resize: () => undefined,
    pause: () => void child.stdout.pause(),
    resume: () => void child.stdout.resume(),
    kill: () => {
      child.stdin.end()
      child.kill('SIGHUP')
    },
    onData: listener => {
      child.stdout.on('data', listener)
      child.stderr.on('data', listener)
    },
    onExit: listener =>
      // Not when its output has ended: a program left in the background may hold that open.
      void child.on('exit', (status, signal) => {
        const number = signal === null ? 0 : constants.signals[signal]
        const carried = kind !== 'pipes' && status !== null && status > 128 && status <= 128 + 64
        setImmediate(() =>
          listener(carried ? { status: 0, signal: status - 128 } : { status: status ?? 0, signal: number }),
        )
      }),
  }
}
