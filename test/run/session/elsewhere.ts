import type { BashSession } from '../../../server/run/session/bash-session.ts'
import type { CommandEnd } from '../../../server/run/session/command.ts'
import { cleanEnvironment } from '../../../server/run/session/environment.ts'
import { openCarried } from '../../../server/run/session/open-carried.ts'
import type { Reach } from '../../../server/run/target/reach.ts'

/** How long (ms) a test waits for what must come. */
const patience = 20_000

/** A session elsewhere as a test sees it: what is run there, what it prints and is said to wait for. */
export class Elsewhere {
  readonly waits: (string | null)[] = []
  readonly #reach: () => Reach
  readonly #programs: () => string
  #session: BashSession | null = null
  #output = ''
  #id = 0

  /** @param programs A folder with the program that carries, to be put before the PATH. */
  constructor(reach: () => Reach, programs: () => string) {
    this.#reach = reach
    this.#programs = programs
  }

  /** What the newest command has printed. */
  get output(): string {
    return this.#output
  }

  get session(): BashSession {
    if (this.#session === null) throw new Error('expected a session, found none')
    return this.#session
  }

  set session(session: BashSession) {
    this.#session = session
  }

  open(snapshot: string | null, more: Partial<Reach> = {}): Promise<BashSession> {
    return openCarried(
      {
        reach: { ...this.#reach(), ...more },
        ...{ interactive: true, start: '/', columns: 80, rows: 24, snapshot },
        environment: cleanEnvironment({ ...process.env, PATH: `${this.#programs()}:${process.env.PATH ?? ''}` }),
      },
      { said: () => undefined, opened: () => undefined },
    )
  }

  async run(text: string): Promise<CommandEnd & { output: string }> {
    this.#output = ''
    this.waits.length = 0
    const watcher = {
      output: (data: Buffer) => void (this.#output += data.toString()),
      waiting: (what: string | null) => void this.waits.push(what),
    }
    const end = await this.session.run(++this.#id, text, watcher, false)
    return { ...end, output: this.#output.replaceAll('\r\n', '\n') }
  }

  async until(condition: () => boolean): Promise<void> {
    const limit = Date.now() + patience
    while (!condition()) {
      if (Date.now() > limit) throw new Error(`waited in vain; it printed ${JSON.stringify(this.#output)}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
}
