import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import type { BashSession } from '../../../../server/run/session/bash-session.ts'
import type { CommandEnd } from '../../../../server/run/session/command.ts'
import { cleanEnvironment } from '../../../../server/run/session/environment.ts'
import { openCarried } from '../../../../server/run/session/open-carried.ts'
import type { LocalOptions } from '../../../../server/run/session/open-local.ts'
import { reachOf } from '../../../../server/run/target/reach.ts'
import { TestSession } from '../open-session.ts'
import { hasSshd, Sshd } from '../sshd.ts'

/** Where a session of the matrix lives. */
export type Place = 'pty' | 'ssh' | 'script' | 'pipes' | PlainPlace
/** Where there is no bash, but a plain sh: on a pty of this machine, or over ssh. */
export type PlainPlace = 'dash' | 'busybox' | 'dash over ssh'

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
    super(optionsOf(place))
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

const isPlain = (place: Place): place is PlainPlace => /^(?:dash|busybox)/.test(place)
const hasShell = (place: PlainPlace): boolean => existsSync(place === 'busybox' ? '/usr/bin/busybox' : '/usr/bin/dash')

function optionsOf(place: Place): Partial<LocalOptions> {
  if (place === 'pty' || place === 'script' || place === 'pipes') return { terminal: place }
  if (place !== 'dash' && place !== 'busybox') return {}
  return { environment: { ...cleanEnvironment(process.env), PATH: without(place) } }
}

/** A folder of programs: all there are but bash, and the plain shell as `sh`. */
function without(shell: 'dash' | 'busybox'): string {
  const folder = join(tmpdir(), `rb-programs-${shell}-${process.pid}`)
  if (existsSync(folder)) return folder
  mkdirSync(folder)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const name of readdirSync('/usr/bin')) {
    if (!['bash', 'rbash', 'sh'].includes(name)) symlinkSync(`/usr/bin/${name}`, join(folder, name))
  }
  symlinkSync(`/usr/bin/${shell}`, join(folder, 'sh'))
  return folder
}

/** Describes what holds in each of the places; `shell()` is a fresh session there for each test. */
export function describeIn(
  where: readonly Place[],
  what: string,
  body: (shell: () => Matrix, place: Place) => void,
): void {
  for (const place of where) {
    const lacks = (place.includes('ssh') && !hasSshd) || (isPlain(place) && !hasShell(place))
    describe.skipIf(lacks)(`${what} (${place})`, () => {
      const sshd = place === 'ssh' ? new Sshd() : place === 'dash over ssh' ? new Sshd({ PATH: without('dash') }) : null
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
