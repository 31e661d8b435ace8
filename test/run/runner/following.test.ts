import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('following')
})
afterEach(() => bench.close())

const steps = (text: string) => text.split(' ')

describe('a guide is followed', () => {
  test('step by step, with its state kept', async () => {
    bench = new Bench(runner, guide('$ cd /usr\n$ X=5', '$ pwd\n$ echo $X'))
    expect(brief(await bench.run(next))).toEqual([
      'run.started',
      'session.opened',
      'step.started',
      ...steps('command.started'),
      'command.finished 0',
      'command.started',
      'command.finished 0',
      'step.finished passed',
      'run.finished passed',
    ])
    expect(outputOf(await bench.run(next))).toBe('/usr\n5\n')
    expect(brief(await bench.run(next))).toEqual(['run.started', 'run.finished passed'])
  })

  test('all at once; all again is another run, a step again is not', async () => {
    bench = new Bench(runner, guide('$ echo one', '$ echo two'))
    expect(outputOf(await bench.run(all))).toBe('one\ntwo\n')
    const first = bench.state?.run
    expect(outputOf(await bench.run({ kind: 'steps', steps: bench.startedSteps.slice(1) }))).toBe('two\n')
    expect(bench.state?.run).toBe(first)
    expect(outputOf(await bench.run(all))).toBe('one\ntwo\n')
    expect(bench.state?.run).not.toBe(first)
    expect(outputOf(await bench.run({ kind: 'from', step: bench.startedSteps[0] ?? '' }))).toBe('one\ntwo\n')
  })

  test('in the markup that the reader saw, whatever the name says, and the record keeps it', async () => {
    bench = new Bench(runner, 'Do it:\n\n```console\n$ echo as Markdown\n```\n', 'guide.rst')
    expect(await (await bench.connect()).plan(bench.request(all))).toEqual([])
    expect(outputOf(await bench.run(all, { markup: 'markdown' }))).toBe('as Markdown\n')
    expect(bench.state?.markup).toBe('markdown')
    const [step = ''] = bench.startedSteps
    const settled = { file: bench.file, step, as: 'failed', why: null, practice: false } as const
    await expect(bench.connection?.settle(settled)).rejects.toThrow('expected a step of the document')
    await bench.connection?.settle({ ...settled, markup: 'markdown' })
    expect(bench.latest.state).toMatchObject({ markup: 'markdown', steps: { [step]: { outcome: 'failed' } } })
  })

  test('a failure stops it, with the rest of the step not run', async () => {
    bench = new Bench(runner, guide('$ echo a\n$ (exit 3)\n$ echo never', '$ echo never'))
    const events = await bench.run(all)
    expect(outputOf(events)).toBe('a\n')
    expect(brief(events).slice(-3)).toEqual(['command.finished 3', 'step.finished failed', 'run.finished failed'])
    const [state] = Object.values(bench.state?.steps ?? {})
    expect(Object.keys(state?.commands ?? {})).toEqual(['0', '1'])
  })

  test('a shell that is left or killed is restored', async () => {
    bench = new Bench(runner, guide('$ export K=kept; exit 3', '$ echo $K', '$ kill -9 $$', '$ echo $K', '$ exit 0'))
    expect(brief(await bench.run(next))).toContain('session.lost')
    const [first] = bench.startedSteps
    await bench.connection?.settle({ file: bench.file, step: first ?? '', as: 'done', why: null, practice: false })
    expect(outputOf(await bench.run(next))).toBe('kept\n')
    const killed = await bench.run(next)
    expect(killed.find(event => event.event === 'command.finished')).toMatchObject({ status: 137, signal: 'SIGKILL' })
    await bench.connection?.settle({
      file: bench.file,
      step: bench.startedSteps[2] ?? '',
      as: 'skip',
      why: 'known',
      practice: false,
    })
    expect(outputOf(await bench.run(next))).toBe('kept\n')
    expect(brief(await bench.run(next)).at(-1)).toBe('run.finished passed')
  })

  test('with nobody there a question gets the end of input', async () => {
    bench = new Bench(runner, guide('$ read -p "Go on? " x || echo "none"'))
    expect(outputOf(await bench.run(all))).toContain('none\n')
  })
})
