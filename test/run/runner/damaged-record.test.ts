import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { asFound } from '../../../server/run/runner/recover.ts'
import { all, Bench, buildRunner, guide } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('damaged-record')
})
afterEach(() => bench.close())

const outcomes = () => Object.values(asFound(bench.latest).state.steps).map(({ outcome }) => outcome)

test('what a shell wrote down of one command is never taken for another’s, when a line between them is damaged', async () => {
  bench = new Bench(runner, guide('$ true', '$ touch begun; sleep 60'))
  await (await bench.connect()).run(bench.request(all))
  while (!existsSync(join(bench.workspace, 'begun'))) await new Promise(resolve => setTimeout(resolve, 20))
  const lost = new Promise(resolve => bench.connection?.onLost(resolve))
  process.kill(bench.pid, 'SIGKILL')
  await lost
  bench.connection = null
  const journal = join(bench.latest.folder, 'journal.jsonl')
  const whole = readFileSync(journal, 'utf8')
  while (outcomes()[1] === null) await new Promise(resolve => setTimeout(resolve, 20))
  expect(outcomes()).toEqual(['passed', 'unknown'])
  // The first command's line is gone: the second would be the first, whose status is still there.
  writeFileSync(journal, whole.replace(/^.*"command\.started".*$/m, '\0'))
  expect(bench.latest.damaged).toBe(1)
  expect(outcomes()).toEqual(['passed', 'unknown'])
})
