import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import type { BashSession } from '../../../../server/run/session/bash-session.ts'
import type { CommandEnd } from '../../../../server/run/session/command.ts'
import { cleanEnvironment } from '../../../../server/run/session/environment.ts'
import { openCarried } from '../../../../server/run/session/open-carried.ts'
import { reachOf } from '../../../../server/run/target/reach.ts'
import { TestSession } from '../open-session.ts'
import { hasSshd, Sshd } from '../sshd.ts'

/** Where a session of the matrix lives. */
export type Place = 'pty' | 'ssh' | 'script' | 'pipes'

/** Everywhere. */
export const places: readonly Place[] = ['pty', 'ssh', 'script', 'pipes']
/** Where a terminal carries the session: what asks and Ctrl-C as a key need one. */
export const terminals: readonly Place[] = ['pty', 'ssh', 'script']

/** A session of one place, opened anew when its shell has gone, as a run does it. */
class Matrix extends TestSession {
  constructor(
    readonly place: Place,
    readonly sshd: Sshd | null,
  ) {
    super(place === 'ssh' ? {} : { terminal: place })
  }

  override async open(): Promise<BashSession> {
    const { sshd } = this
    if (sshd === null) return super.open()
    if (this.session?.alive === true) return this.session
    const before = this.session
    this.session = await openCarried(
      {
        // One connection serves all sessions of a file.
        reach: { ...reachOf({ kind: 'ssh', alias: 'db1' }, sshd.folder), leave: null },
        ...{ interactive: true, start: this.start, columns: 80, rows: 24, snapshot: before?.snapshot ?? null },
        environment: cleanEnvironment({ ...process.env, PATH: `${sshd.programs}:${process.env.PATH ?? ''}` }),
      },
      { said: () => undefined, opened: () => undefined },
    )
    if (before === null) await this.run(`cd '${this.start}'`)
    return this.session
  }

  /** Runs a text and, once it has said `go`, presses Ctrl-C so often. */
  async interrupted(text: string, insistence: readonly number[] = [1]): Promise<CommandEnd & { output: string }> {
    await this.open()
    this.output = ''
    const running = this.run(text)
    await this.until(() => this.output.includes('go'))
    for (const step of insistence) {
      this.session?.interrupt(step)
      await new Promise(resolve => setTimeout(resolve, 300))
    }
    return running
  }
}

export type { Matrix }

/** Describes what holds in each of the places; `shell()` is a fresh session there for each test. */
export function describeIn(
  where: readonly Place[],
  what: string,
  body: (shell: () => Matrix, place: Place) => void,
): void {
  for (const place of where) {
    describe.skipIf(place === 'ssh' && !hasSshd)(`${what} (${place})`, () => {
      const sshd = place === 'ssh' ? new Sshd() : null
      let shell: Matrix
      beforeAll(() => sshd?.start('db1'))
      afterAll(() => sshd?.stop())
      beforeEach(() => {
        shell = new Matrix(place, sshd)
      })
      afterEach(() => shell.close())
      body(() => shell, place)
    })
  }
}
