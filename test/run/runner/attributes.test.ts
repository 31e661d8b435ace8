import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('attributes')
})
afterEach(() => bench.close())

describe('what the author says of a step', () => {
  const fenced = (info: string, ...lines: string[]) => ['```bash ' + info, ...lines, '```', ''].join('\n')

  test('a step that takes longer than it may is ended, and the shell lives on', async () => {
    bench = new Bench(
      runner,
      fenced('{timeout=1s}', 'export X=5', 'sleep 60', 'echo never') + '\nThen\n\n' + fenced('', 'echo $X'),
    )
    const events = await bench.run(all)
    expect(brief(events).slice(-2)).toEqual(['step.finished timed-out', 'run.finished failed'])
    expect(events.find(({ event }) => event === 'step.finished')).toMatchObject({
      why: 'it ran longer than 1 s, the most that its author gives it',
    })
    const second = (await bench.connection!.plan(bench.request({ kind: 'from', step: bench.startedSteps[0]! })))[1]!
      .step
    expect(outputOf(await bench.run({ kind: 'steps', steps: [second] }))).toBe('5\n')
  })

  test('a program that does not heed the interrupt is ended all the same', async () => {
    bench = new Bench(runner, fenced('{timeout=1s}', `bash -c 'trap "" INT; while :; do sleep 1; done'`))
    expect(brief(await bench.run(all)).slice(-2)).toEqual(['step.finished timed-out', 'run.finished failed'])
  })

  test('a step in time is none the worse', async () => {
    bench = new Bench(runner, fenced('{timeout=1m}', 'echo fast'))
    expect(brief(await bench.run(all)).slice(-2)).toEqual(['step.finished passed', 'run.finished passed'])
  })

  test('a step to be confirmed runs once it is, and the run goes on from there', async () => {
    bench = new Bench(runner, fenced('', 'echo one') + '\nThen\n\n' + fenced('{confirm}', 'echo two'))
    const events = await bench.run(all)
    expect(outputOf(events)).toBe('one\n')
    const refused = events.find(({ event }) => event === 'step.refused')
    expect(refused).toMatchObject({ reason: 'manual', cause: 'confirm' })
    const confirmed = refused?.event === 'step.refused' ? [refused.step] : []
    expect(outputOf(await bench.run(all, { confirmed }))).toBe('two\n')
  })
})
