import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BashSession } from '../../../server/run/session/bash-session.ts'
import { openLocal, type LocalOptions } from '../../../server/run/session/open-local.ts'
import type { CommandEnd } from '../../../server/run/session/command.ts'
import { cleanEnvironment } from '../../../server/run/session/environment.ts'
import type { Waiting } from '../../../server/run/session/input-watch.ts'

/** A session for a test: runs commands one after the other and opens a new shell when one has gone. */
export class TestSession {
  readonly folder = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  readonly start = mkdtempSync(join(tmpdir(), 'runbook-start-'))
  session: BashSession | null = null
  waits: Waiting[] = []
  output = ''
  #id = 0

  constructor(readonly options: Partial<LocalOptions> = {}) {}

  async run(text: string, { endOfInput = false } = {}): Promise<CommandEnd & { output: string }> {
    const session = await this.open()
    this.waits = []
    const chunks: Buffer[] = []
    this.output = ''
    const end = await session.run(
      ++this.#id,
      text,
      {
        output: data => {
          chunks.push(data)
          this.output += data.toString()
        },
        waiting: waiting => this.waits.push(waiting),
      },
      endOfInput,
    )
    return { ...end, output: Buffer.concat(chunks).toString().replaceAll('\r\n', '\n') }
  }

  async open(): Promise<BashSession> {
    if (this.session?.alive !== true) {
      this.session = await openLocal({
        folder: join(this.folder, `${this.#id}`),
        start: this.start,
        environment: cleanEnvironment(process.env),
        columns: 80,
        rows: 24,
        snapshot: this.session?.snapshot ?? null,
        practice: null,
        ...this.options,
      })
    }
    return this.session
  }

  /** Waits until `condition` holds. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise(resolve => setTimeout(resolve, 10))
  }

  async close(): Promise<void> {
    await this.session?.close()
    rmSync(this.folder, { recursive: true, force: true })
    rmSync(this.start, { recursive: true, force: true })
  }
}
