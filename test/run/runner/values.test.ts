import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('values')
})
afterEach(() => bench.close())

describe('values', () => {
  test('are quoted, remembered and recorded, secret ones masked', async () => {
    bench = new Bench(runner, guide('$ echo <some-name>', '$ echo "<some-name>" <db-password>'))
    const evil = `a'; touch never; $(touch never) "`
    expect(outputOf(await bench.run(next, { values: { 'some-name': evil } }))).toBe(`${evil}\n`)
    const second = await bench.run(next, { values: { 'db-password': 'hush hush' } })
    expect(outputOf(second)).toBe(`${evil} hush hush\n`)
    expect(readdirSync(bench.workspace)).not.toContain('never')
    const journal = readFileSync(join(bench.latest.folder, 'journal.jsonl'), 'utf8')
    expect(journal).not.toContain('hush')
    expect(bench.state?.values).toEqual({ 'some-name': evil, 'db-password': '•••' })
  })

  const sample = `# Guide

List the processes:

\`\`\`console
$ kill() { echo "kill $1"; }
$ cat pids
redis     21347  0.0  redis-server
$ kill 21347
$ echo after
\`\`\`
`
  test('one copied from sample output is asked for when its command is reached', async () => {
    bench = new Bench(runner, sample)
    writeFileSync(join(bench.workspace, 'pids'), 'redis 21347\n')
    const running = bench.run(all, { interactive: true })
    const asks = await bench.until(event => event.event === 'step.asks')
    expect(asks).toMatchObject({ command: 2, names: ['21347'] })
    expect(bench.state?.steps[(asks as { step: string }).step]?.phase).toBe('asking')
    await expect(bench.connection?.answer(bench.file, {})).rejects.toThrow('expected a value for 21347')
    await bench.connection?.answer(bench.file, { 21347: '4711' })
    expect(outputOf(await running)).toBe('redis 21347\nkill 4711\nafter\n')
  })

  test('with nobody there to give it, the step stops before that command', async () => {
    bench = new Bench(runner, sample)
    writeFileSync(join(bench.workspace, 'pids'), 'redis 21347\n')
    const events = await bench.run(all)
    expect(outputOf(events)).toBe('redis 21347\n')
    expect(brief(events).slice(-3)).toEqual([
      'step.refused placeholder',
      'step.finished canceled',
      'run.finished stopped',
    ])
  })

  test('a step that asks can be canceled', async () => {
    bench = new Bench(runner, sample)
    writeFileSync(join(bench.workspace, 'pids'), 'redis 21347\n')
    const running = bench.run(all, { interactive: true })
    await bench.until(event => event.event === 'step.asks')
    await bench.connection?.cancel(bench.file)
    expect(brief(await running).slice(-2)).toEqual(['step.finished canceled', 'run.finished stopped'])
  })
})
