import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { looking, pressing, signaling } from '../../../server/run/session/beside-scripts.ts'
import { arrival } from '../../../server/run/session/open-carried.ts'
import { reachOf } from '../../../server/run/target/reach.ts'

/** sshd gives the command line to the login shell of whom it is, whatever that is. */
const shells = ['sh', 'bash', 'dash', 'zsh', 'fish', 'tcsh'].map(name => `/usr/bin/${name}`)
const { onTerminal, beside } = reachOf({ kind: 'ssh', alias: 'db1' }, '/tmp')
const said = (shell: string, words: readonly string[]) =>
  spawnSync(shell, ['-c', words.at(-1) ?? ''], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout

describe.each(shells)('with %s as login shell', shell => {
  test.skipIf(!existsSync(shell))('what is sent over ssh is understood', () => {
    expect(said(shell, onTerminal(arrival('0123'), true))).toContain('\x1b]633;H;0123;bash\x07')
    expect(said(shell, beside(looking(process.pid)))).toMatch(/^looked\n/)
    // Each of the two signals whom it is told of: here nobody.
    expect(said(shell, beside(pressing(2 ** 30)))).toBe('')
    expect(said(shell, beside(signaling(2 ** 30, 'TERM')))).toBe('')
  })
})
