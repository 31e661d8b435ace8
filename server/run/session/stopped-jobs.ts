/**
 * The jobs of a shell that are stopped, by the processes that it names after each command. One that a command leaves
 * behind stopped (Ctrl-Z, a signal) has not ended, and so has not the command.
 */
export class StoppedJobs {
  #said: Buffer[] | null = null
  #known: readonly string[] = []

  /** What comes from the shell now names its stopped jobs, and is no program's output. */
  get reading(): boolean {
    return this.#said !== null
  }

  /** The shell begins to name them. */
  begin(): void {
    this.#said = []
  }

  read(data: Buffer): void {
    this.#said?.push(Buffer.from(data))
  }

  /** The command is done: whether it leaves a job behind that it has stopped. One that was stopped before it is not its. */
  end(): boolean {
    // Bash names the processes alone; the other shells the jobs, as in `[1] + 4711 Stopped  vi`.
    const words = Buffer.concat(this.#said ?? []).toString()
    this.#said = null
    const pids = [...words.matchAll(/^(?:\[\d+\]\s*[-+]?\s*(\d+)\s+Stopped\b.*|(\d+))\r?$/gm)].map(
      ([, a, b]) => a ?? b ?? '',
    )
    const left = pids.some(pid => !this.#known.includes(pid))
    if (!left) this.#known = pids
    return left
  }
}
