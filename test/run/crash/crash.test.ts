import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBundles } from '../../cli/desk.ts'
import { hasSshd, Sshd } from '../session/sshd.ts'
import { CrashRun } from './crash.ts'
import { Dice } from './dice.ts'

/** `npm run crash` goes on for as long as one likes. */
const rounds = 12
const sshd = hasSshd ? new Sshd() : null
let bundles: string

beforeAll(async () => {
  bundles = buildBundles('crash')
  await sshd?.start('db1')
})
afterAll(() => {
  sshd?.stop()
  rmSync(bundles, { recursive: true, force: true })
})

test.skipIf(process.platform !== 'linux')(
  'whatever is killed: no step that ended is lost, none is told of that did not end, none runs twice unasked',
  { timeout: 180_000 },
  async () => {
    const dice = new Dice(20261121)
    for (let killed = 0; killed < rounds;) {
      const run = new CrashRun(bundles, dice, sshd)
      try {
        while (killed < rounds && !run.done) {
          const round = await run.round()
          expect(round.faults, `seed ${dice.seed}, round ${killed}\n${run.papers}`).toEqual([])
          if (round.killed !== null) killed++
        }
      } finally {
        await run.close()
      }
    }
  },
)
