import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../server/run/runner/connect.ts'
import { Bench, buildRunner, guide, next } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('writer')
})
afterEach(() => bench.close())

/** Starts runners of the workspace at the same time; answers those that stay when the others have gone. */
async function race(count: number): Promise<ChildProcess[]> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [runner, bench.workspace], { stdio: 'ignore' }),
  )
  const gone = new Set<ChildProcess>()
  for (const child of children) void once(child, 'exit').then(() => gone.add(child))
  while (gone.size < count - 1) await new Promise(resolve => setTimeout(resolve, 10))
  return children.filter(child => !gone.has(child))
}

test('of runners that start at once one stays, also when the one before was killed while it held the lock', async () => {
  bench = new Bench(runner, guide('$ echo one', '$ echo two', '$ echo three'))
  for (let round = 0; round < 3; round++) {
    const stayed = await race(4)
    expect(stayed).toHaveLength(1)
    bench.connection = null
    bench.events.length = 0
    const line = await connect({ workspace: bench.workspace, runnerPath: runner })
    bench.connection = line
    await bench.follow(line)
    expect(bench.pid).toBe(stayed[0]?.pid)
    await bench.run(next)
    const [child] = stayed
    child?.kill('SIGKILL')
    if (child) await once(child, 'exit')
  }
  const { events, damaged } = bench.latest
  expect(damaged).toBe(0)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
  expect(bench.startedSteps).toHaveLength(3)
})
