import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Recorded } from '../../../server/run/event.ts'
import { readRun } from '../../../server/run/journal/read.ts'
import { newRunName } from '../../../server/run/run-name.ts'
import type { RunnerConnection } from '../../../server/run/runner/connect.ts'
import { all, Bench, brief, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('side')
})
afterEach(() => bench.close())

/** Follows a run by its name, and works on it. */
async function at(run: string) {
  const connection = (bench.connection ?? (await bench.connect())).ofRun(run)
  const events: Recorded[] = []
  const { state } = await connection.follow(bench.file, (_, record) => events.push(record), { output: true })
  const finished = async () => {
    const from = events.length
    while (!events.slice(from).some(({ event }) => event === 'run.finished')) await new Promise(r => setTimeout(r, 5))
    return events.slice(from)
  }
  return { connection, events, state, finished }
}

const outcomes = (run: string) =>
  Object.values(readRun(bench.runs, run)?.state.steps ?? {}).map(({ outcome }) => outcome)

test('two runs of a document are worked on at the same time, each with its own shell and record', async () => {
  bench = new Bench(runner, guide('$ X=$$; until [ -e go ]; do sleep 0.05; done; echo "$X"', '$ echo "again $X"'))
  const [a, b] = [newRunName(), newRunName()]
  const [first, second] = [await at(a), await at(b)]
  const ends = [first.finished(), second.finished()]
  for (const { connection } of [first, second]) await connection.run(bench.request(all))
  await expect(first.connection.run(bench.request(all))).rejects.toThrow(/a step of this document is running/)
  writeFileSync(join(bench.workspace, 'go'), '')
  const [one, other] = await Promise.all(ends)
  const shells = [one, other].map(events => outputOf(events ?? []).split('\n'))
  for (const [shell, again] of shells) expect(again).toBe(`again ${shell}`)
  expect(new Set(shells.map(([shell]) => shell)).size).toBe(2)
  expect([outcomes(a), outcomes(b)]).toEqual([
    ['passed', 'passed'],
    ['passed', 'passed'],
  ])
  expect((await first.connection.list(bench.file)).map(({ run, done, open }) => [run, done, open])).toEqual([
    [b, 2, true],
    [a, 2, true],
  ])
})

test('what is asked of one is nothing to the other, and who names none goes on with the newest', async () => {
  bench = new Bench(runner, guide('$ echo one', '$ echo two'))
  const [a, b] = [newRunName(), newRunName()]
  const [first, second] = [await at(a), await at(b)]
  const settle = async ({ connection }: { connection: RunnerConnection }, as: 'skip' | 'done') => {
    const step = (await connection.plan(bench.request(next)))[0]?.step ?? ''
    await connection.settle({ file: bench.file, step, as, why: null, practice: false })
  }
  await settle(first, 'done')
  await settle(first, 'skip')
  await settle(second, 'skip')
  expect([outcomes(a), outcomes(b)]).toEqual([['passed', 'skipped'], ['skipped']])
  await bench.run(next)
  expect(outcomes(b)).toEqual(['skipped', 'passed'])
  await second.connection.startOver(bench.file)
  expect(readRun(bench.runs, b)?.state.open).toBe(false)
  await expect(second.connection.run(bench.request(next))).rejects.toThrow(`found that ${b} is closed`)
  await first.connection.settle({
    ...{ file: bench.file, step: Object.keys(readRun(bench.runs, a)?.state.steps ?? {})[1] ?? '', as: 'open' },
    ...{ why: null, practice: false },
  })
  await bench.run(next)
  expect(outcomes(a)).toEqual(['passed', 'passed'])
})

test('a run is of one document and one kind', async () => {
  bench = new Bench(runner, guide('$ echo one'))
  const a = newRunName()
  const first = await at(a)
  const end = first.finished()
  await first.connection.run(bench.request(all))
  await end
  await expect(first.connection.run(bench.request(all, { practice: true }))).rejects.toThrow(
    `expected a run in practice, found that ${a} is one for real`,
  )
  const other = join(bench.workspace, 'other.md')
  writeFileSync(other, guide('$ echo other'))
  await expect(first.connection.run({ ...bench.request(all), file: other })).rejects.toThrow(/of this document/)
  const nonsense = bench.connection?.ofRun('../../x').run(bench.request(all))
  await expect(nonsense).rejects.toThrow('expected the name of a run, found ../../x')
})

test('a record in the workspace keeps out of git, and is found like any other', async () => {
  bench = new Bench(runner, guide('$ echo one', '$ echo two'))
  await bench.run(next, { journal: 'workspace' })
  const { run } = bench.latest
  const kept = join(bench.workspace, '.runbook')
  expect(readdirSync(kept).sort()).toEqual(['.gitignore', run])
  expect(readFileSync(join(kept, '.gitignore'), 'utf8')).toBe('*\n')
  expect(readFileSync(join(kept, run, 'out', '0.0.bin'), 'utf8')).toBe('one\r\n')
  process.kill(bench.pid, 'SIGKILL')
  bench.connection = null
  await new Promise(resolve => setTimeout(resolve, 50))
  // It stays where it is.
  expect(brief(await bench.run(next)).at(-1)).toBe('run.finished passed')
  expect(outcomes(run)).toEqual(['passed', 'passed'])
  expect(readFileSync(join(kept, run, 'journal.jsonl'), 'utf8')).toContain('echo two')
})

test('a record that somebody has put into a workspace is none of the user’s', async () => {
  bench = new Bench(runner, guide('$ echo one'))
  await bench.run(all, { journal: 'workspace' })
  const { run, folder } = bench.latest
  const stranger = new Bench(runner, guide('$ echo one'))
  try {
    const { cpSync } = await import('node:fs')
    cpSync(join(bench.workspace, '.runbook'), join(stranger.workspace, '.runbook'), { recursive: true })
    await stranger.run(next)
    expect(stranger.latest.run).not.toBe(run)
    expect(existsSync(folder)).toBe(true)
  } finally {
    stranger.close()
  }
})
