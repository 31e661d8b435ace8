/** What ends by an end of input (Ctrl-D) has said so after this time (ms). */
const patience = 300

/** The operator's keys, on their way to the command that runs. */
export class OperatorKeys {
  readonly #write: (data: string) => void
  #mayRemain = false
  /** When the newest end of input is, or was, passed on. */
  #lastEnd = -Infinity

  constructor(write: (data: string) => void) {
    this.#write = write
  }

  /**
   * Passes keys on for as long as the command `runs`. Ends of input go so far apart that each finds what the one before
   * has left: of two in a row the second would reach a shell that is back at its prompt, and end that.
   */
  pass(data: string, runs: () => boolean): void {
    const now = performance.now()
    const isEnd = data === '\x04'
    const at = isEnd ? Math.max(now, this.#lastEnd + patience) : now
    if (isEnd) this.#lastEnd = at
    const pass = () => {
      if (!runs()) return
      this.#mayRemain = true
      this.#write(data)
    }
    if (at === now) pass()
    else setTimeout(pass, at - now).unref()
  }

  /** Takes away what was typed since the last time, and nobody has read: the rest of it may stand in the shell's line. */
  clear(): string {
    const keys = this.#mayRemain ? '\x15' : ''
    this.#mayRemain = false
    return keys
  }
}
