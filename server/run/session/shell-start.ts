import type { MarkerScanner } from './marker-scanner.ts'
import type { Dialect } from './delivery.ts'
import type { Terminal } from './terminal.ts'

/** A shell that does not come up within this time (ms) is lost. */
const patience = 20_000

/** The oldest bash that is spoken to: before it, a function could not keep its options to itself (`local -`). */
const oldest = [4, 4] as const

/** A bash that is too old to be spoken to; a plain sh may do. */
export class TooOld extends Error {}

/** A shell's first word. */
export interface Greeting {
  readonly pid: number
  readonly dialect: Dialect
  readonly root: boolean
  readonly boot: string
  /** It can source a text from a pipe of its own. */
  readonly pipes: boolean
}

/** Waits for a shell's first word; rejects with a sentence to show. */
export function ready(terminal: Terminal, scanner: MarkerScanner): Promise<Greeting> {
  return new Promise((resolve, reject) => {
    let said = ''
    let settled = false
    const fail = (why: string, kind: new (message: string) => Error = Error) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      terminal.kill()
      reject(new kind(`the shell did not start: ${why}${said.trim() === '' ? '' : ` (${said.trim().slice(0, 500)})`}`))
    }
    const timer = setTimeout(() => fail('it does not answer'), patience)
    terminal.onExit(({ status, signal }) => fail(signal === 0 ? `it ended with status ${status}` : `signal ${signal}`))
    terminal.onData(data => {
      if (settled) return
      for (const piece of scanner.scan(data)) {
        if (piece.kind === 'bytes') said += piece.data.toString()
        else if (piece.name === 'R') {
          const [pid = '', version = '', user = '', boot = '', pipes = ''] = piece.fields
          const [major = 0, minor = 0] = version.split('.').map(Number)
          const dialect = version === 'sh' ? 'sh' : 'bash'
          if (dialect === 'bash' && (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))) {
            return fail(`expected bash ${oldest.join('.')} or newer, found ${version}`, TooOld)
          }
          settled = true
          clearTimeout(timer)
          resolve({ pid: Number(pid), dialect, root: user === '0', boot, pipes: pipes === '1' })
        }
      }
    })
  })
}
