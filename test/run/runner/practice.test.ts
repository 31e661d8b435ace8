import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('practice')
})
afterEach(() => bench.close())

/** Values for whatever the samples spell as placeholders. */
const placeholders = Object.fromEntries(
  ['pack-list', 'repo-url', 'VERSION_OLD', 'VERSION_NEW'].map(name => [name, 'some-value']),
)

describe('practice', () => {
  test.each(['synnefo-0.16.rst', 'synnefo-0.19.rst', 'paasmaker-upgrade.md', 'stackstorm-upgrade.rst'])(
    'a guide is followed from top to bottom with nothing real run: %s',
    async name => {
      const text = readFileSync(join(import.meta.dirname, '../../../runbooks', name), 'utf8')
      bench = new Bench(runner, text, name)
      const connection = await bench.connect()
      const practice = true
      const refusals: string[] = []
      // The update asks whether to go on.
      bench.onEvent = ({ event }) => {
        if (event === 'step.waiting') void connection.input(bench.file, 'y\r')
        if (event === 'step.asks') void connection.answer(bench.file, { 21347: '4711' })
      }
      for (let round = 0; round < 60; round++) {
        if ((await connection.plan(bench.request(all, { practice }))).length === 0) break
        const events = await bench.run(all, { practice, interactive: true, values: placeholders })
        expect(events.filter(event => event.event === 'step.finished' && event.outcome !== 'passed')).toEqual([])
        const refused = events.find(event => event.event === 'step.refused')
        if (refused?.event !== 'step.refused') continue
        refusals.push(refused.reason)
        await connection.settle({ file: bench.file, step: refused.step, as: 'done', why: null, practice })
      }
      expect(await connection.plan(bench.request(all, { practice }))).toEqual([])
      expect(new Set(refusals)).toEqual(new Set(refusals.filter(reason => ['manual', 'alternative'].includes(reason))))
      expect(readdirSync(bench.workspace).sort()).toEqual(['.vscode', name].sort())
      expect(bench.state?.practice).toBe(true)
    },
  )

  test('is a run of its own: the real one is there again afterwards', async () => {
    bench = new Bench(runner, guide('$ echo real', '$ echo two'))
    await bench.run(next)
    const real = bench.state?.run
    expect(outputOf(await bench.run(next, { practice: true }))).toContain('real')
    expect(bench.state).toMatchObject({ practice: true })
    expect(bench.state?.run).not.toBe(real)
    expect(outputOf(await bench.run(next))).toBe('two\n')
    expect(bench.state).toMatchObject({ practice: false, run: real })
    expect(Object.values(bench.state?.steps ?? {}).map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
  })

  test('hosts and root are no hindrance, programs by path are', async () => {
    bench = new Bench(runner, guide('db1# service gunicorn stop', '$ /bin/touch never'))
    const events = await bench.run(all, { practice: true })
    expect(outputOf(events)).toContain('practice: would stop the service gunicorn')
    expect(events.find(event => event.event === 'step.refused')).toMatchObject({
      reason: 'target',
      cause: 'practice',
      message:
        'practice mode: /bin/touch names a program by its path, and only names have stand-ins; skip the step to go on',
    })
  })
})
