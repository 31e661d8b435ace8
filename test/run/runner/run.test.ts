import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../server/run/event.ts'
import { journalFolder } from '../../../server/run/journal/location.ts'
import { latestRun } from '../../../server/run/journal/read.ts'
import { connect } from '../../../server/run/runner/connect.ts'
import { placeOf } from '../../../server/run/runner/place.ts'
import type { Settlement } from '../../../server/run/runner/wire.ts'
import { Bench, brief, buildRunner, guide, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('run')
})
afterEach(() => bench.close())

const steps = (text: string) => text.split(' ')
const all = { kind: 'all' } as const
const next = { kind: 'next' } as const
const ids = () => latest().events.flatMap(event => (event.event === 'step.started' ? [event.step as string] : []))
const runs = () => journalFolder(bench.workspace, process.env)
const latest = () => {
  const record = latestRun(runs(), bench.file)
  if (record === null) throw new Error('expected a record')
  return record
}

/** Values for whatever the samples spell as placeholders. */
const placeholders = Object.fromEntries(
  ['pack-list', 'repo-url', 'VERSION_OLD', 'VERSION_NEW'].map(name => [name, 'some-value']),
)

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
    const second = (await bench.connection!.plan(bench.request({ kind: 'from', step: ids()[0]! })))[1]!.step
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
    expect(outputOf(await bench.run({ kind: 'steps', steps: ids().slice(1) }))).toBe('two\n')
    expect(bench.state?.run).toBe(first)
    expect(outputOf(await bench.run(all))).toBe('one\ntwo\n')
    expect(bench.state?.run).not.toBe(first)
    expect(outputOf(await bench.run({ kind: 'from', step: ids()[0] ?? '' }))).toBe('one\ntwo\n')
  })

  test('in the markup that the reader saw, whatever the name says, and the record keeps it', async () => {
    bench = new Bench(runner, 'Do it:\n\n```console\n$ echo as Markdown\n```\n', 'guide.rst')
    expect(await (await bench.connect()).plan(bench.request(all))).toEqual([])
    expect(outputOf(await bench.run(all, { markup: 'markdown' }))).toBe('as Markdown\n')
    expect(bench.state?.markup).toBe('markdown')
    const [step = ''] = ids()
    const settled = { file: bench.file, step, as: 'failed', why: null, practice: false } as const
    await expect(bench.connection?.settle(settled)).rejects.toThrow('expected a step of the document')
    await bench.connection?.settle({ ...settled, markup: 'markdown' })
    expect(latest().state).toMatchObject({ markup: 'markdown', steps: { [step]: { outcome: 'failed' } } })
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
    const [first] = ids()
    await bench.connection?.settle({ file: bench.file, step: first ?? '', as: 'done', why: null, practice: false })
    expect(outputOf(await bench.run(next))).toBe('kept\n')
    const killed = await bench.run(next)
    expect(killed.find(event => event.event === 'command.finished')).toMatchObject({ status: 137, signal: 'SIGKILL' })
    await bench.connection?.settle({
      file: bench.file,
      step: ids()[2] ?? '',
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
    expect(brief(await bench.run({ kind: 'steps', steps: ids() }, { targets: { db1: 'ssh:db1' } }))).toContain(
      'step.refused target',
    )
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

describe('values', () => {
  test('are quoted, remembered and recorded, secret ones masked', async () => {
    bench = new Bench(runner, guide('$ echo <some-name>', '$ echo "<some-name>" <db-password>'))
    const evil = `a'; touch never; $(touch never) "`
    expect(outputOf(await bench.run(next, { values: { 'some-name': evil } }))).toBe(`${evil}\n`)
    const second = await bench.run(next, { values: { 'db-password': 'hush hush' } })
    expect(outputOf(second)).toBe(`${evil} hush hush\n`)
    expect(readdirSync(bench.workspace)).not.toContain('never')
    const journal = readFileSync(join(latest().folder, 'journal.jsonl'), 'utf8')
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
    const [ran] = ids()
    await expect(say(ran ?? '', 'open')).rejects.toThrow('expected a step that was marked by hand')
    await bench.connection?.startOver(bench.file)
    expect(bench.state).toMatchObject({ open: false })
    expect(brief(await bench.run(next))).toContain('step.refused manual')
    await expect(
      bench.connection?.settle({ file: bench.file, step: 'gone', as: 'done', why: null, practice: false }),
    ).rejects.toThrow('expected a step')
  })
})

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
    await bench.until(event => event.event === 'run.finished')
    second.close()
    expect(seen).toContain('step.finished')
    expect(seen).not.toContain('output')
  })

  test('that cannot be written refuses the step', async () => {
    bench = new Bench(runner, guide('$ touch never'))
    const folder = runs()
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
    expect(latest().state.steps).toMatchObject({ [ids()[0] ?? '']: { outcome: 'passed' } })
  })

  test('is private', async () => {
    bench = new Bench(runner, guide('$ echo one'))
    await bench.run(all)
    const { folder } = latest()
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
