import { spawn, spawnSync } from 'node:child_process'
import { ms, ratio, row } from '../measure.ts'
import { BenchRun, outcomeOf } from './bench-run.ts'

const count = 500

/**
 * What a step costs: a document of {@link count} steps `true`, run to its end by a real runner with its journal,
 * against a bare `bash -c true` for each and against a loop inside one bash, in the same run.
 */
export async function benchLocalSteps(): Promise<void> {
  const run = new BenchRun(Array.from({ length: count }, () => '$ true'))
  // The first step opens the session, which is told apart.
  const opening = performance.now()
  await run.run({ kind: 'next' })
  const opened = performance.now() - opening
  const start = performance.now()
  const events = await run.run({ kind: 'all' })
  const perStep = (performance.now() - start) / (count - 1)
  await run.close()

  const spawned = await bashForEach()
  const looped = loopInBash()
  row('first step, with its session', ms(opened))
  row(`a step of a run (${count} steps, ${outcomeOf(events)})`, ms(perStep))
  row('bash -c true, spawned for each', ms(spawned), ratio(perStep, spawned))
  row('a file sourced in a loop inside one bash', ms(looped), `+ ${ms(perStep - looped)}`)
}

async function bashForEach(): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < 200; i++) {
    await new Promise(done => spawn('bash', ['-c', 'true'], { stdio: 'ignore' }).once('exit', done))
  }
  return (performance.now() - start) / 200
}

function loopInBash(): number {
  const start = performance.now()
  spawnSync('bash', ['-c', `f=$(mktemp); echo true > "$f"; for ((i = 0; i < ${count}; i++)); do . "$f"; done; rm "$f"`])
  return (performance.now() - start) / count
}
