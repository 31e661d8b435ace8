import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../server/run/event.ts'
import { connect } from '../../../server/run/runner/connect.ts'
import { placeOf } from '../../../server/run/runner/place.ts'
import { all, Bench, brief, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('record')
})
afterEach(() => bench.close())

describe('the record', () => {
  test('outlives the runner: a step that was running is unknown and is not run again by itself', async () => {
    bench = new Bench(runner, guide('$ echo one', '$ echo twice >> twice; sleep 30', '$ echo three'))
    await bench.run(next)
    void bench.run(next).catch(() => undefined)
    await bench.until(
      event => event.event === 'step.started' && bench.events.filter(e => e.event === 'step.started').length === 2,
    )
    await bench.until(() => existsSync(join(bench.workspace, 'twice')))
    const lost = new Promise(resolve => bench.connection?.onLost(resolve))
    process.kill(bench.pid, 'SIGKILL')
    expect(await lost).toContain('the runner has ended')
    bench.events.length = 0
    await bench.connect()
    const outcomes = Object.values(bench.state?.steps ?? {}).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['passed', 'unknown'])
    expect(bench.state?.busy).toBe(false)
    for (const again of [all, next]) {
      expect(brief(await bench.run(again))).toEqual(['run.started', 'step.refused manual', 'run.finished stopped'])
    }
    expect(Object.values(bench.state?.steps ?? {})[1]?.outcome).toBe('unknown')
    expect(readFileSync(join(bench.workspace, 'twice'), 'utf8')).toBe('twice\n')
  })

  test('is told from the disk as it was told when it happened, what was printed in its place', async () => {
    bench = new Bench(runner, guide('$ echo a\n$ true\n$ echo b', '$ echo c\n$ (exit 3)'))
    await bench.run(all)
    const lines = (records: readonly Recorded[]) =>
      records.map(record => (record.event === 'output' ? record.data : record.event))
    const live = lines(bench.events)
    expect(live).toContain('b\r\n')
    const lost = new Promise(resolve => bench.connection?.onLost(resolve))
    process.kill(bench.pid, 'SIGKILL')
    await lost
    const connection = await connect({ workspace: bench.workspace, runnerPath: runner })
    bench.connection = connection
    expect(lines(await bench.follow(connection))).toEqual(live)
  })

  test('tells what a step that was lost had printed from its first byte, not only its end', async () => {
    bench = new Bench(runner, guide('$ echo before', '$ seq 1 300000; echo fu""ll; sleep 60'))
    await (await bench.connect()).run(bench.request(all))
    await bench.until(event => event.event === 'output' && event.data.includes('full'))
    const lost = new Promise(resolve => bench.connection?.onLost(resolve))
    process.kill(bench.pid, 'SIGKILL')
    await lost
    const connection = await connect({ workspace: bench.workspace, runnerPath: runner })
    bench.connection = connection
    const numbers = Array.from({ length: 300_000 }, (_, n) => `${n + 1}\n`).join('')
    const history = await bench.follow(connection)
    expect(outputOf(history) === `before\n${numbers}full\n`).toBe(true)
    expect(brief(history).slice(-2)).toEqual(['step.finished unknown', 'run.finished stopped'])
  })

  test('a client that is gone ends no step; the next sees its output and its end', async () => {
    bench = new Bench(runner, guide('$ echo early; sleep 0.6; echo late'))
    await (await bench.connect()).run(bench.request(all))
    await bench.until(event => event.event === 'output')
    bench.connection?.close()
    bench.events.length = 0
    const second = await connect({ workspace: bench.workspace, runnerPath: runner, spawn: false })
    if (second === null) throw new Error('expected the runner to be there')
    bench.connection = second
    const history = await bench.follow(second)
    expect(brief(history)).toEqual(['run.started', 'session.opened', 'step.started', 'command.started'])
    expect(outputOf(history)).toBe('early\n')
    expect(bench.state?.busy).toBe(true)
    await bench.until(event => event.event === 'run.finished')
    expect(outputOf(bench.events)).toBe('late\n')
  })

  test('two windows see the same run', async () => {
    bench = new Bench(runner, guide('$ echo one'))
    const connection = await bench.connect()
    const seen: string[] = []
    const second = await connect({ workspace: bench.workspace, runnerPath: runner })
    await second.follow(bench.file, (_, { event }) => seen.push(event))
    await connection.run(bench.request(all))
    // Each is told on a line of its own.
    while (!seen.includes('run.finished')) await new Promise(resolve => setTimeout(resolve, 5))
    second.close()
    expect(seen).toContain('step.finished')
    expect(seen).not.toContain('output')
  })

  test('that cannot be written refuses the step', async () => {
    bench = new Bench(runner, guide('$ touch never'))
    const folder = bench.runs
    writeFileSync(folder, 'a file where a folder should be')
    await expect(bench.run(all)).rejects.toThrow(/the record of the run cannot be written: a folder on the way/)
    rmSync(folder)
    expect(existsSync(join(bench.workspace, 'never'))).toBe(false)
  })

  test('that has no room for the start of a step refuses it, and says so', async () => {
    bench = new Bench(runner, guide('$ echo one', '$ touch never'))
    // A limit on the size of files is a full disk that a test can have.
    const { spawn } = await import('node:child_process')
    spawn('bash', ['-c', 'ulimit -f 64; exec "$0" "$@"', process.execPath, runner, bench.workspace], {
      stdio: 'ignore',
    })
    while (!existsSync(placeOf(bench.workspace).socket)) await new Promise(resolve => setTimeout(resolve, 10))
    expect(brief(await bench.run(next)).at(-1)).toBe('run.finished passed')
    const events = await bench.run(next, { values: { note: 'x'.repeat(70_000) } })
    expect(brief(events).slice(-2)).toEqual(['step.refused target', 'run.finished stopped'])
    expect(events.find(({ event }) => event === 'step.refused')).toMatchObject({
      message: expect.stringContaining('the record of the run cannot be written') as string,
    })
    expect(existsSync(join(bench.workspace, 'never'))).toBe(false)
    expect(brief(await bench.run(next))).toContain('step.refused target')
    expect(bench.latest.state.steps).toMatchObject({ [bench.startedSteps[0] ?? '']: { outcome: 'passed' } })
  })

  test('is private', async () => {
    bench = new Bench(runner, guide('$ echo one'))
    await bench.run(all)
    const { folder } = bench.latest
    const { statSync } = await import('node:fs')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'journal.jsonl')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'out', '0.0.bin')).mode & 0o777).toBe(0o600)
    chmodSync(folder, 0o700)
  })
})

test('a runner that nobody needs ends, and the next goes on with the run', async () => {
  bench = new Bench(runner, guide('$ X=1', '$ echo ${X-lost}'))
  process.env.RUNBOOK_IDLE_MS = '100'
  try {
    await bench.run(next)
    const { pid } = bench
    bench.connection?.close()
    bench.connection = null
    for (;;) {
      try {
        process.kill(pid, 0)
      } catch {
        break
      }
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    const events = await bench.run(next)
    expect(outputOf(events)).toBe('lost\n')
    expect(brief(events)).toContain('session.lost')
  } finally {
    delete process.env.RUNBOOK_IDLE_MS
  }
})
