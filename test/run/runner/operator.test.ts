import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Settlement } from '../../../server/run/runner/wire.ts'
import { all, Bench, brief, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('operator')
})
afterEach(() => bench.close())

describe('the operator', () => {
  test('cancels: the step ends, nothing after it runs', async () => {
    bench = new Bench(runner, guide('$ sleep 20; echo never\n$ echo never', '$ echo never'))
    const running = bench.run(all)
    await bench.until(event => event.event === 'command.started')
    await bench.connection?.cancel(bench.file)
    const events = await running
    expect(brief(events).slice(-3)).toEqual(['command.finished 130', 'step.finished canceled', 'run.finished stopped'])
    expect(outputOf(events)).not.toContain('never')
    expect(await bench.connection?.cancel(bench.file)).toBe(false)
  })

  test('answers what a program asks', async () => {
    bench = new Bench(runner, guide('$ read -p "Go on? [Y/n] " answer; echo "got $answer"'))
    const running = bench.run(all, { interactive: true })
    await bench.until(event => event.event === 'step.waiting')
    await bench.connection?.input(bench.file, 'y\r')
    expect(outputOf(await running)).toContain('got y\n')
    expect(brief(bench.events)).toContain('step.resumed')
  })

  test('settles steps by hand, and starts over', async () => {
    bench = new Bench(
      runner,
      '# A\n\n## First\n\n1. Log in to the machine.\n2. Run the check:\n\n   ```console\n   $ echo one\n   ```\n',
    )
    const planned = await (await bench.connect()).plan(bench.request(all))
    const manual = planned.find(({ refusal }) => refusal?.reason === 'manual')
    expect(manual).toBeDefined()
    expect(brief(await bench.run(all))).toContain('step.refused manual')
    await bench.connection?.settle({
      file: bench.file,
      step: manual?.step ?? '',
      as: 'done',
      why: 'did it',
      practice: false,
    })
    expect(bench.state?.steps[manual?.step ?? '']).toMatchObject({ outcome: 'passed', by: 'operator', why: 'did it' })
    expect(outputOf(await bench.run(all))).toBe('one\n')
    const say = (step: string, as: Settlement) =>
      bench.connection?.settle({ file: bench.file, step, as, why: null, practice: false })
    await say(manual?.step ?? '', 'open')
    expect(brief(await bench.run(next))).toContain('step.refused manual')
    const [ran] = bench.startedSteps
    await expect(say(ran ?? '', 'open')).rejects.toThrow('expected a step that was marked by hand')
    await bench.connection?.startOver(bench.file)
    expect(bench.state).toMatchObject({ open: false })
    expect(brief(await bench.run(next))).toContain('step.refused manual')
    await expect(
      bench.connection?.settle({ file: bench.file, step: 'gone', as: 'done', why: null, practice: false }),
    ).rejects.toThrow('expected a step')
  })
})
