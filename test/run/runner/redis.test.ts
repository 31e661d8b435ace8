import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasSshd, Sshd } from '../session/sshd.ts'
import { all, Bench, brief, buildRunner, outputOf } from './runner-on-disk.ts'
import { hasProgram } from '../../support/has-program.ts'
import { onPath } from '../../support/on-path.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-redis-'))
const port = String(20_000 + (process.pid % 10_000))
const opener = `redis-cli -p ${port}`
const prompt = `127.0.0.1:${port}`

let server: ChildProcess
let runner: string
let bench: Bench

const ask = (...words: readonly string[]) => execFileSync('redis-cli', ['-p', port, ...words], { encoding: 'utf8' })

async function serve(): Promise<void> {
  const words = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  server = spawn('redis-server', words, { stdio: 'ignore' })
  while (spawnSync('redis-cli', ['-p', port, 'PING']).stdout.toString() !== 'PONG\n')
    await new Promise(resolve => setTimeout(resolve, 50))
}

/** A guide that opens the client, with a step for each of the blocks behind it. */
const guide = (...blocks: readonly string[]) =>
  ['# Guide', ...[`$ X=kept; ${opener}`, ...blocks].map(text => `Then:\n\n\`\`\`console\n${text}\n\`\`\``)].join('\n\n')
const at = (statement: string, where = '') => `${prompt}${where}> ${statement}`

/** What the steps behind the first one printed. */
const printed = () =>
  bench.startedSteps.slice(1).map(id => outputOf(bench.events.filter(event => 'step' in event && event.step === id)))

describe.skipIf(!hasProgram('redis-cli') || !hasProgram('redis-server'))('redis-cli', () => {
  beforeAll(async () => {
    runner = await buildRunner('redis')
    await serve()
  })
  afterEach(() => bench.close())
  afterAll(() => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('takes each statement at its prompt, and passes on what that answers and nothing else', async () => {
    const long = 'long-'.repeat(300)
    const blocks = [
      ['SET greeting "hé $x `y` \'z\' \\"q\\""', 'OK\n'],
      ['GET greeting', '"h\\xc3\\xa9 $x `y` \'z\' \\"q\\""\n'],
      ['SET error "(error) no"', 'OK\n'],
      ['GET error', '"(error) no"\n'],
      [`ECHO ${long}`, `"${long}"\n`],
      ['RPUSH l 1 2', '(integer) 2\n'],
      ['LRANGE l 0 -1', '1) "1"\n2) "2"\n'],
      ['GET nothing', '(nil)\n'],
    ] as const
    bench = new Bench(runner, guide(...blocks.map(([statement]) => at(statement))))
    await bench.run(all)
    expect(printed()).toEqual(blocks.map(([, answer]) => answer))
    expect(bench.state?.outcome).toBe('passed')
  })

  test('keeps its database and its transaction from step to step', async () => {
    const text = guide(
      at('SELECT 3'),
      at('MULTI', '[3]'),
      at('INCR n', '[3](TX)'),
      at('INFO server', '[3](TX)'),
      at('EXEC', '[3](TX)'),
      at('INFO server', '[3]'),
    )
    bench = new Bench(runner, text)
    const events = await bench.run(all)
    const outputs = printed()
    expect(outputs.slice(0, 3)).toEqual(['OK\n', 'OK\n', 'QUEUED\n'])
    expect(outputs[3]?.trim()).toBe('QUEUED')
    expect(outputs[4]).toMatch(/^1\) \(integer\) 1\n/)
    expect(outputs[5]).toMatch(/^# Server\r?\n[^]*\nio_threads_active:\d\r?\n$/)
    expect(brief(events)).toContain('run.finished passed')
    expect(ask('-n', '3', 'GET', 'n')).toBe('1\n')
  })

  test.each([
    ['an error', ['SET s x', 'INCR s']],
    ['an error among answers', ['SET s x', 'MULTI', 'INCR s', 'EXEC']],
    ['a quote that is open', ['SET s "x']],
    ['a command that there is not', ['NOSUCH a b']],
  ])('says that a statement failed which is answered by %s', async (_, statements) => {
    bench = new Bench(runner, guide(...statements.map(statement => at(statement)), at('PING')))
    const events = await bench.run(all)
    expect(brief(events).slice(-3)).toEqual(['command.finished 1', 'step.finished failed', 'run.finished failed'])
    expect(bench.startedSteps).toHaveLength(statements.length + 1)
  })

  test('is left by what leaves it, and where the document goes on outside', async () => {
    const goOn = '# Other\n\n```console\n$ echo "$X"\n```'
    for (const text of [guide(at('PING'), at('quit'), '$ echo "$X"'), `${guide(at('PING'))}\n\n${goOn}`]) {
      bench = new Bench(runner, text)
      const events = await bench.run(all)
      expect(outputOf(events)).toMatch(/kept\n$/)
      expect(bench.state).toMatchObject({ outcome: 'passed' })
      expect(bench.state?.inside).toBeUndefined()
      if (text.includes('Other')) continue
      bench.close()
    }
  })

  test('ends with a statement that is interrupted, and the shell around goes on', async () => {
    bench = new Bench(runner, guide(at('BLPOP nothing 0'), at('quit'), '$ echo "$X"'))
    bench.onEvent = event => {
      if (event.event === 'command.started' && event.text.startsWith('BLPOP'))
        setTimeout(() => void bench.connection?.cancel(bench.file), 500)
    }
    expect(brief(await bench.run(all)).slice(-2)).toEqual(['step.finished canceled', 'run.finished stopped'])
    expect(bench.state?.inside).toBeUndefined()
    const plan = await bench.connection?.plan(bench.request({ kind: 'from', step: bench.startedSteps[0] ?? '' }))
    const events = await bench.run({ kind: 'steps', steps: [plan?.at(-1)?.step ?? ''] })
    expect(outputOf(events)).toBe('kept\n')
  })

  test('waits as long as a statement does, with nobody there, and runs no key that is typed to it', async () => {
    bench = new Bench(runner, guide(at('BLPOP nothing 3'), at('GET typed')))
    bench.onEvent = event => {
      if (event.event === 'command.started' && event.text.startsWith('BLPOP'))
        setTimeout(() => void bench.connection?.input(bench.file, 'SET typed 1\r'), 500)
    }
    await bench.run(all)
    expect(printed()[0]).toMatch(/^\(nil\)\n\(3\.\d+s\)\n$/)
    expect(printed()[1]).toBe('(nil)\n')
  })

  test('passes on much, and answers without an end of line', async () => {
    ask('EVAL', "for i = 1, 20000 do redis.call('RPUSH', 'many', 'item ' .. i) end", '0')
    ask('EVAL', "redis.call('SET', 'large', string.rep('y', 200000))", '0')
    bench = new Bench(
      runner,
      guide(at('LRANGE many 0 -1'), at('GET large'), at('EVAL "return redis.error_reply(string.rep(\'n\', 90000))" 0')),
    )
    await bench.run(all)
    const [many, large] = printed()
    expect(many).toMatch(/^ {4}1\) "item 1"\n[^]*\n20000\) "item 20000"\n/)
    expect(large).toBe(`"${'y'.repeat(200_000)}"\n`)
    expect(bench.state?.outcome).toBe('failed')
  })

  test('says that a statement failed which its server did not take', async () => {
    bench = new Bench(runner, guide(at('SHUTDOWN NOSAVE'), at('PING')))
    const events = await bench.run(all)
    expect(outputOf(events)).toContain('Could not connect to Redis')
    expect(bench.state?.outcome).toBe('failed')
    await serve()
  })

  describe.skipIf(!hasSshd)('over ssh', () => {
    const sshd = new Sshd()
    onPath(sshd.programs)
    beforeAll(() => sshd.start('db1'))
    afterAll(() => sshd.stop())

    test('is entered where only its terminal is seen, too', async () => {
      const ssh = [
        '# Guide',
        '$ ssh db1',
        `db1$ X=kept; ${opener}`,
        at('SET far 1'),
        at('GET far'),
        at('quit'),
        'db1$ echo "$X"',
      ]
      bench = new Bench(runner, ssh.join('\n\nThen:\n\n').replace(/^(?:\w*\$|127).*$/gm, '```console\n$&\n```'))
      const events = await bench.run(all)
      expect(brief(events).at(-1)).toBe('run.finished passed')
      expect(printed().slice(1)).toEqual(['OK\n', '"1"\n', expect.stringMatching(/^(?:quit)?\s*$/), 'kept\n'])
    })
  })
})
