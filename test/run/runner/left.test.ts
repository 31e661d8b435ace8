import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { asFound, asLeft } from '../../../server/run/runner/recover.ts'
import { all, Bench, brief, buildRunner, guide } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('left')
})
afterEach(() => bench.close())

/** Starts a step that bears a hang-up, and kills its runner under it. */
async function killUnderStep(end: string): Promise<void> {
  bench = new Bench(
    runner,
    guide(`$ trap '' HUP; echo $$ > shell; until [ -e go ]; do sleep 0.05; done; ${end}`, '$ touch never'),
  )
  await (await bench.connect()).run(bench.request(all))
  const shell = join(bench.workspace, 'shell')
  await bench.until(() => existsSync(shell) && readFileSync(shell, 'utf8').endsWith('\n'))
  const lost = new Promise(resolve => bench.connection?.onLost(resolve))
  process.kill(bench.pid, 'SIGKILL')
  await lost
  bench.connection = null
}

const opened = () => bench.latest.events.find(event => event.event === 'session.opened')
const standing = () => Object.values(bench.state?.steps ?? {}).map(({ phase, outcome }) => outcome ?? phase)

test('a shell is recorded by process, start and boot', async () => {
  bench = new Bench(runner, guide('$ true'))
  await bench.run(all)
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  expect(opened()).toMatchObject({ boot })
  expect(Object.entries(opened() ?? {}).map(([name, value]) => `${name} ${value}`)).toContainEqual(
    expect.stringMatching(/^start \d+$/),
  )
})

test.each([
  ['true', 'passed'],
  ['(exit 3)', 'failed'],
])('a step that goes on without its runner is running, then what its shell wrote down: %s', async (end, outcome) => {
  await killUnderStep(end)
  // Whoever reads the record without a runner is told the same.
  const found = () => Object.values(asFound(bench.latest).state.steps)
  while (found()[0]?.why == null) await new Promise(resolve => setTimeout(resolve, 20))
  expect(found()).toMatchObject([{ phase: 'running' }])
  expect(found()[0]?.why).toContain('the runner that started it is gone')
  await bench.connect()
  expect([standing(), bench.state?.busy]).toEqual([['running'], true])
  await expect(bench.connection?.run(bench.request(all))).rejects.toThrow(/a step of this document is running/)
  writeFileSync(join(bench.workspace, 'go'), '')
  await bench.until(event => event.event === 'run.finished')
  expect([standing(), bench.state?.busy]).toEqual([[outcome], false])
  expect(brief(bench.events).slice(-2)).toEqual([`step.finished ${outcome}`, 'run.finished stopped'])
  expect(existsSync(join(bench.workspace, 'never'))).toBe(false)
})

test('it can be cancelled', async () => {
  await killUnderStep('true')
  await bench.connect()
  for (let pressed = 0; pressed < 3; pressed++) expect(await bench.connection?.cancel(bench.file)).toBe(true)
  await bench.until(event => event.event === 'run.finished')
  expect(standing()).toEqual(['canceled'])
})

test('a process that only has its number is not it', async () => {
  await killUnderStep('true')
  const { latest } = bench
  const events = latest.events.map(event => (event.event === 'session.opened' ? { ...event, start: '1' } : event))
  expect(Object.values(asLeft({ ...latest, events }, []).state.steps)).toMatchObject([{ outcome: 'unknown' }])
  const others = latest.events.map(event => (event.event === 'session.opened' ? { ...event, boot: 'other' } : event))
  expect(Object.values(asLeft({ ...latest, events: others }, []).state.steps)).toMatchObject([{ outcome: 'unknown' }])
  expect(Object.values(asLeft(latest, []).state.steps)).toMatchObject([{ outcome: null }])
  process.kill(Number(readFileSync(join(bench.workspace, 'shell'), 'utf8')), 'SIGKILL')
})
