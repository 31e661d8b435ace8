import { afterAll, beforeAll, expect, test } from 'vitest'
import { Bench, buildRunner } from '../runner/runner-on-disk.ts'
import { longGuide, soak } from './soak.ts'

let bench: Bench
beforeAll(async () => {
  bench = new Bench(await buildRunner('soak'), longGuide(600))
})
afterAll(() => bench.close())

test.skipIf(process.platform !== 'linux')(
  'many steps hold no more descriptors and files than a few',
  { timeout: 120_000 },
  async () => {
    const { outcome, durations, holdings } = await soak(bench, 100)
    expect(outcome).toBe('passed')
    expect(durations).toHaveLength(598)
    expect(holdings).toHaveLength(6)
    const [first] = holdings
    for (const { descriptors, files, steps } of holdings) {
      // A step is looked at while its command's output is open, or not.
      expect(descriptors - (first?.descriptors ?? 0), `after ${steps} steps`).toBeLessThan(3)
      // The shell's start-up file, and of two commands at most their text, status and snapshot.
      expect(files, `after ${steps} steps`).toBeLessThan(8)
    }
  },
)
