/** `npm run soak [-- --steps N]`: one run of many small steps through the real runner; time, memory and what is left over. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Bench } from '../runner/runner-on-disk.ts'
import { longGuide, soak } from './soak.ts'

const { values } = parseArgs({ options: { steps: { type: 'string', default: '10000' } } })
const steps = Number(values.steps)
// V8 puts off collecting garbage while there is room: with little more than the guide takes, memory is what is held.
const heap = Math.round(80 + steps / 80)
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=${heap}`
const bench = new Bench(fileURLToPath(new URL('runner.cjs', import.meta.url)), longGuide(steps))
try {
  const { outcome, durations, holdings, events, journal, reading } = await soak(bench, Math.ceil(steps / 20))
  const part = Math.min(1000, Math.floor(durations.length / 2))
  const perStep = (some: readonly number[]) => some.reduce((sum, each) => sum + each, 0) / some.length
  const [first, last] = [perStep(durations.slice(0, part)), perStep(durations.slice(-part))]
  for (const each of holdings)
    console.log(
      `${`${each.steps}`.padStart(7)} steps  ${each.memory.toFixed(0)} MiB  ${each.descriptors} descriptors  ${each.files} files of the session`,
    )
  console.log(`${steps} steps, ${outcome}; the runner's heap limited to ${heap} MiB`)
  console.log(
    `a step: first ${part} ${first.toFixed(2)} ms, last ${part} ${last.toFixed(2)} ms, × ${(last / first).toFixed(2)}`,
  )
  console.log(
    `journal: ${events} events, ${(journal / 1024 / 1024).toFixed(1)} MiB, read back in ${reading.toFixed(0)} ms`,
  )
} finally {
  bench.close()
}
