import { spawn, spawnSync } from 'node:child_process'
import { ms, ratio, row } from '../measure.ts'
import { BenchRun } from './bench-run.ts'

const count = 500

/**
 * What a step costs: a document of {@link count} steps `true`, run to its end by a real runner with its journal,
 * against a bare `bash -c true` for each and against a loop inside one bash, in the same run.
 */
export async function benchLocalSteps(): Promise<void> {
  const run = new BenchRun(Array.from({ length: count }, () => '$ true'))
  const { first, each, outcome } = await run.all()
  await run.close()

  const spawned = await bashForEach()
  const looped = loopInBash()
  row('first step, with its session', ms(first))
  row(`a step of a run (${count} steps, ${outcome})`, ms(each))
  row('bash -c true, spawned for each', ms(spawned), ratio(each, spawned))
  row('a file sourced in a loop inside one bash', ms(looped), `+ ${ms(each - looped)}`)
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
