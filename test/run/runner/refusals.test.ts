import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, guide, next, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('refusals')
})
afterEach(() => bench.close())

describe('what is refused', () => {
  test.each([
    ['another host', guide('db1$ echo never'), 'target', 'db1 is another host'],
    ['another language', '# A\n\nSteps:\n\n```sql\nSELECT 1;\n```\n', 'target', 'sql is no shell'],
    ['an unfilled placeholder', guide('$ echo <some-name>'), 'placeholder', 'fill in some-name'],
    ['a syntax error in a later command', guide('$ touch never\n$ if true; then'), 'syntax', ''],
    ['a NUL in a command', guide('$ touch never\0'), 'syntax', 'holds a NUL character'],
  ])('%s', async (_, text, reason, message) => {
    bench = new Bench(runner, text)
    const events = await bench.run(all)
    expect(brief(events)).toEqual(['run.started', `step.refused ${reason}`, 'run.finished stopped'])
    expect(events.find(event => event.event === 'step.refused')).toMatchObject({
      message: expect.stringContaining(message) as string,
    })
    expect(readdirSync(bench.workspace).sort()).toEqual(['.vscode', 'guide.md'])
  })

  test('a host that is mapped to local runs here', async () => {
    bench = new Bench(runner, guide('db1$ echo here'))
    expect(outputOf(await bench.run(all, { targets: { db1: 'local' } }))).toBe('here\n')
    expect(
      brief(await bench.run({ kind: 'steps', steps: bench.startedSteps }, { targets: { db1: 'ssh:db1' } })),
    ).toContain('step.refused target')
  })

  test('everything, in a workspace that is not trusted', async () => {
    bench = new Bench(runner, guide('$ touch never'))
    expect(brief(await bench.run(all, { trusted: false }))).toContain('step.refused trust')
    expect(existsSync(join(bench.workspace, 'never'))).toBe(false)
  })

  test('a step that the reader saw otherwise, or did not see', async () => {
    bench = new Bench(runner, guide('$ touch never'))
    for (const seen of [{}, { x: 'y' }]) {
      expect(brief(await bench.run(all, { seen }))).toContain('step.refused changed')
    }
    expect(brief(await bench.run({ kind: 'steps', steps: ['gone'] }))).toContain('step.refused changed')
  })

  test('a step that is edited while one before it runs; the others go on', async () => {
    bench = new Bench(runner, guide('$ sleep 0.3; echo one', '$ echo two', '$ echo three'))
    const running = bench.run(all)
    await bench.until(event => event.event === 'command.started')
    writeFileSync(bench.file, readFileSync(bench.file, 'utf8').replace('echo three', 'echo evil'))
    const events = await running
    expect(outputOf(events)).toBe('one\ntwo\n')
    expect(brief(events).slice(-2)).toEqual(['step.refused changed', 'run.finished stopped'])
  })

  test('the rest when the document is deleted while a step runs', async () => {
    bench = new Bench(runner, guide('$ sleep 0.3; echo one', '$ echo two'))
    const running = bench.run(all)
    await bench.until(event => event.event === 'command.started')
    rmSync(bench.file)
    expect(brief(await running).slice(-3)).toEqual([
      'step.finished passed',
      'step.refused changed',
      'run.finished stopped',
    ])
  })

  test.each([
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff]), 'expected text in UTF-8, found binary data'],
    ['UTF-16', Buffer.from('# A\n\nRun `ls`.\n', 'utf16le'), 'expected UTF-8, found UTF-16; save it as UTF-8'],
    ['a document over 16 MB', Buffer.alloc(17 * 1024 * 1024, 'x\n'), 'expected at most 16 MB, found more'],
  ])('%s', async (_, bytes, message) => {
    bench = new Bench(runner, '')
    writeFileSync(bench.file, bytes)
    await expect(bench.run(all)).rejects.toThrow(message)
  })

  test('a command in another encoding, not the steps around it', async () => {
    bench = new Bench(runner, '')
    writeFileSync(bench.file, Buffer.from(guide('$ echo one', '$ touch caf\xe9'), 'latin1'))
    const events = await bench.run(all)
    expect(outputOf(events)).toBe('one\n')
    expect(events.find(event => event.event === 'step.refused')).toMatchObject({ reason: 'syntax' })
  })

  test('a document that is not there', async () => {
    bench = new Bench(runner, '')
    rmSync(bench.file)
    await expect(bench.run(all)).rejects.toThrow('the document is gone')
  })

  test('a second selection while one is worked on', async () => {
    bench = new Bench(runner, guide('$ sleep 0.5', '$ echo two'))
    const running = bench.run(next)
    await bench.until(event => event.event === 'command.started')
    await expect(bench.connection?.run(bench.request(all))).rejects.toThrow('is running')
    await running
  })

  test('without bash on the PATH: one clear message, nothing started', async () => {
    bench = new Bench(runner, guide('$ echo never'))
    const events = await bench.run(all, { environment: { PATH: '/nowhere' } })
    expect(brief(events)).toEqual(['run.started', 'step.refused target', 'run.finished stopped'])
    expect(events[1]).toMatchObject({ message: 'expected bash on the PATH, found none (PATH is /nowhere)' })
  })
})
