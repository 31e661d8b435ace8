import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brief, buildBundles, Desk, guide, outputOf, type Said, tidy } from './desk.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('run'))
})
afterAll(() => tidy(desk))

/** A document of its own for each test: its runs are no other's. */
let documents = 0
const write = (text: string) => desk.write(`guide${++documents}.md`, text)

const started = (events: readonly Said[]) =>
  events.flatMap(({ event, step }) => (event === 'step.started' ? [step] : []))

describe('the events', () => {
  test('are the contract of the design, and run.finished is the last', async () => {
    const file = write(guide('$ cd /usr\n$ printf "a\\r\\nb\\n\\377"; (exit 3)\n$ echo never'))
    const { status, json, stderr } = await desk.run('run', file, '--json')
    expect([status, stderr]).toEqual([1, ''])
    const run = json[0]!
    expect(run).toMatchObject({ event: 'run.started', file: join(desk.workspace, file) })
    expect(run.run).toMatch(/^[0-9A-Z]{26}$/)
    const [step] = desk.ids(file)
    expect(json.filter(({ event }) => event !== 'output')).toMatchObject([
      { event: 'run.started' },
      { event: 'step.started', step, target: 'local' },
      { event: 'command.finished', step, command: 0, status: 0, signal: null, cwd: '/usr' },
      { event: 'command.finished', step, command: 1, status: 3, signal: null, cwd: '/usr' },
      { event: 'step.finished', step, outcome: 'failed' },
      { event: 'run.finished', run: run.run, outcome: 'failed' },
    ])
    expect(outputOf(json)).toBe('a\r\nb\n\uFFFD')
    for (const each of json) if (each.event === 'output') expect(each).toMatchObject({ step, command: 1 })
    for (const { event, ms } of json) if (event === 'command.finished') expect(ms).toBeGreaterThanOrEqual(0)
  })

  test('as an operator reads them', async () => {
    const file = write(guide('$ echo one\n$ printf two; (exit 4)'))
    const { status, stdout, stderr } = await desk.run('run', file)
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout.replace(/[0-9A-Z]{26}|\d+ ms|\[\w{8}\]/g, '…')).toBe(
      'run …\nPart a … on local\n$ echo one\none\n$ printf two; (exit 4)\ntwo\nexit 4\n✗ failed …\n',
    )
  })

  test('of a document without steps, and of one with nothing left', async () => {
    const empty = write('')
    expect(brief((await desk.run('run', empty, '--json')).json)).toEqual(['run.started', 'run.finished passed'])
    expect(await desk.run('run', empty)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('has no steps') as string,
    })
    const file = write(guide('$ echo one'))
    await desk.run('run', file)
    expect(await desk.run('run', file)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/\nnothing left to run\n$/) as string,
    })
  })

  test('what a program asks is answered with the end of input', async () => {
    const file = write(guide('$ read x; echo "$? [$x]"\n$ read y </dev/tty; echo "$? [$y]"\n$ cat'))
    expect(outputOf((await desk.run('run', file, '--json')).json)).toBe('1 []\n1 []\n')
  })

  test('go on to the end when nobody reads them', async () => {
    const file = write(guide('$ sleep 0.3; echo one', '$ echo two > two'))
    expect(
      await desk.shell(`runbook run ${file} --all --json | head -1 | cut -c1-21; echo "\${PIPESTATUS[0]}"`),
    ).toMatchObject({
      stdout: '{"event":"run.started\n0\n',
      stderr: '',
    })
    expect(await desk.standings(file)).toEqual(['passed', 'passed'])
  })
})

describe('which steps', () => {
  const three = guide('$ echo one', '$ echo two', '$ echo three')

  test('the next one, again and again, in the same run and the same shell', async () => {
    const file = write(guide('$ cd /usr; X=1', '$ pwd; echo $X', '$ echo three'))
    const runs = [await desk.run('run', file, '--json'), await desk.run('run', file, '--json')]
    expect(new Set(runs.map(({ json }) => json[0]!.run)).size).toBe(1)
    expect(outputOf(runs[1]?.json ?? [])).toBe('/usr\n1\n')
    expect(await desk.standings(file)).toEqual(['passed', 'passed', 'open'])
  })

  test('--step, more than once and in that order; --from; --all; --all once more is another run', async () => {
    const file = write(three)
    const [one = '', two = '', last = ''] = desk.ids(file)
    const some = await desk.run('run', file, '--step', last, '--step', one, '--json')
    expect(started(some.json)).toEqual([last, one])
    expect(started((await desk.run('run', file, '--from', two, '--json')).json)).toEqual([two, last])
    expect(started((await desk.run('run', file, '--all', '--json')).json)).toEqual([one, two, last])
    const again = await desk.run('run', file, '--all', '--json')
    expect(started(again.json)).toEqual([one, two, last])
    expect(again.json[0]!.run).not.toBe(some.json[0]!.run)
  })

  test('--all stops at a failure, a step by hand, an unmapped host, and says which', async () => {
    for (const [text, last, status] of [
      [guide('$ false', '$ touch never'), 'run.finished failed', 1],
      ['# A\n\n1. Ask the owner whether you may.\n2. Run `touch never`.\n', 'step.refused manual', 1],
      [guide('db1$ touch never'), 'step.refused target', 1],
      [guide('$ touch <name>'), 'step.refused placeholder', 1],
      [guide('$ touch never; if'), 'step.refused syntax', 1],
    ] as const) {
      const file = write(text)
      const ended = await desk.run('run', file, '--all', '--json')
      expect(ended.status).toBe(status)
      expect(brief(ended.json)).toContain(last)
      expect(brief(ended.json).at(-1)).toMatch(/^run\.finished (failed|stopped)$/)
    }
    expect(existsSync(join(desk.workspace, 'never'))).toBe(false)
  })

  test('--set and --host fill in and map, and are remembered or not', async () => {
    const file = write(guide('db1$ echo <name> "$(echo <name>)"', '$ echo <name> <other>'))
    const evil = `a'b"; touch never #`
    const first = await desk.run('run', file, '--set', `name=${evil}`, '--host', 'db1=local', '--json')
    expect([first.status, outputOf(first.json)]).toEqual([0, `${evil} ${evil}\n`])
    const second = await desk.run('run', file, '--set', 'other=', '--json')
    expect([second.status, outputOf(second.json)]).toEqual([0, `${evil} \n`])
    expect(existsSync(join(desk.workspace, 'never'))).toBe(false)
    const elsewhere = await desk.run('run', file, '--step', first.json[1]!.step, '--host', 'db1=ssh:db1', '--json')
    expect(elsewhere.json.find(({ event }) => event === 'step.refused')).toMatchObject({ reason: 'target' })
  })

  test('--dry-run says what would run, and runs and records nothing', async () => {
    const file = write(guide('$ touch never', '$ touch <name>', 'db1$ touch never'))
    const ids = desk.ids(file)
    const { status, stdout } = await desk.run('run', file, '--all', '--dry-run', '--set', 'name=a b')
    expect(status).toBe(1)
    expect(stdout).toBe(
      `[${ids[0]}] Part a (on local)\n    $ touch never\n[${ids[1]}] Part b (on local)\n    $ touch 'a b'\n` +
        `[${ids[2]}] Part c (refused: ${/refused: (.*)\)/.exec(stdout)?.[1]})\n    $ touch never\n`,
    )
    const { json } = await desk.run('run', file, '--all', '--dry-run', '--json')
    expect(brief(json)).toEqual([
      ...['step.planned', 'step.planned', 'step.refused placeholder', 'step.planned', 'step.refused target'],
      'run.finished stopped',
    ])
    expect((await desk.run('run', file, '--dry-run')).status).toBe(0)
    expect(existsSync(join(desk.workspace, 'never'))).toBe(false)
    expect(await desk.standings(file)).toEqual(['open', 'open', 'open'])
  })

  test('--practice only says what it would do, in a run of its own', async () => {
    const file = write(guide('$ touch never', 'db1# apt-get install nothing'))
    const { status, json } = await desk.run('run', file, '--all', '--practice', '--json')
    expect([status, json[0]!.practice]).toEqual([0, true])
    expect(outputOf(json)).toMatch(/^practice: would .*touch never\npractice: would install nothing\n$/)
    expect(existsSync(join(desk.workspace, 'never'))).toBe(false)
    expect(started((await desk.run('run', file, '--json')).json)).toHaveLength(1)
    rmSync(join(desk.workspace, 'never'))
  })
})

describe('by hand and afterwards', () => {
  test('done, skip and failed settle a step, with a reason, and the run goes on', async () => {
    const file = write(guide('$ false # by hand', '$ echo by hand', '$ echo three'))
    const [one = '', two = ''] = desk.ids(file)
    expect((await desk.run('run', file)).status).toBe(1)
    expect((await desk.run('status', file)).status).toBe(1)
    expect(await desk.run('done', one, '--file', file, '--why', 'it was | so')).toMatchObject({
      status: 0,
      stdout: `[${one}] done\n`,
      stderr: '',
    })
    expect((await desk.run('skip', two, '--why', 'not needed')).status).toBe(0)
    expect(await desk.standings(file)).toEqual(['passed', 'skipped', 'open'])
    expect(outputOf((await desk.run('run', file, '--json')).json)).toBe('three\n')
    expect((await desk.run('failed', two, '--file', file)).status).toBe(0)
    const { status, stdout } = await desk.run('status', file)
    expect(status).toBe(1)
    expect(stdout.split('\n').map(line => line.replace(/^.*: run .*?, /, '').replace(/\d+ ms/, '… ms'))).toEqual([
      expect.stringMatching(/^open, begun .*, 2 of 3$/) as string,
      `  passed    [${one}] Part a  (by hand, it was | so)`,
      `  failed    [${two}] Part b  (by hand)`,
      expect.stringMatching(/^ {2}passed .* Part c {2}\(… ms\)$/) as string,
      '',
    ])
  })

  test('status of a document that never ran, of the whole workspace, and of a document that is gone', async () => {
    const never = write(guide('$ echo one'))
    expect((await desk.run('status', never)).stdout).toBe(`${never}: never run, 1 step\n`)
    const gone = write(guide('$ echo one'))
    await desk.run('run', gone)
    rmSync(join(desk.workspace, gone))
    expect((await desk.run('status', gone)).stdout).toMatch(/1 of 1\n {2}passed /)
    const all = await desk.run('status', '--json')
    const files = all.json.map(({ file }) => file)
    expect(files).toContain(join(desk.workspace, gone))
    expect(files).not.toContain(join(desk.workspace, never))
  })

  test('resume goes on with a run of any workspace, by how its name begins', async () => {
    const file = write(guide('$ echo one', '$ echo two'))
    const { run } = (await desk.run('run', file, '--json')).json[0]!
    const resumed = await desk.start(['resume', run.toLowerCase(), '--json'], { cwd: desk.folder }).ended
    expect([resumed.status, resumed.json[0]!.run, outputOf(resumed.json)]).toEqual([0, run, 'two\n'])
    await desk.run('run', file, '--all')
    expect(await desk.run('resume', run)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^runbook: expected an open run, found that .* is closed; .*\n$/) as string,
    })
    const many = await desk.run('resume', '0')
    expect([many.status, many.stderr]).toEqual([2, expect.stringContaining('expected one run, found') as string])
  })

  test('report in every format, with whatever stands in a document', async () => {
    const file = write(guide(`$ echo '1>2|&"]]<\`\`\`'`, '$ false'))
    const { run } = (await desk.run('run', file, '--all', '--json')).json[0]!
    const report = async (...format: string[]) => {
      const { status, stdout, stderr } = await desk.run('report', run, ...format)
      expect([status, stderr]).toEqual([0, ''])
      return stdout
    }
    const md = await report()
    expect(md).toBe(await report('--format', 'md'))
    expect(md).toMatch(/^# Run /)
    expect(md).toContain('| passed | Part a |')
    expect(md).toContain(`\n\`\`\`\`console\n$ echo '1>2|&"]]<\`\`\`'\n1>2|&"]]<\`\`\`\n[exit 0, `)
    const html = await report('--format', 'html')
    expect(html).toContain('<pre>$ echo &#39;1&gt;2|&amp;&quot;]]&lt;```&#39;</pre>')
    expect(html).toMatch(/^<!doctype html>[^]*<\/html>\n$/)
    const json = JSON.parse(await report('--format', 'json')) as { events: Said[] }
    expect(json).toMatchObject({ run, damaged: 0, steps: [{ title: 'Part a' }, { title: 'Part b' }] })
    expect(brief(json.events).at(-1)).toBe('run.finished failed')
    const junit = await report('--format', 'junit')
    expect(junit).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites>\n<testsuite .*tests="2" failures="1" errors="0" skipped="0"/,
    )
    expect(junit.match(/<failure /g)).toHaveLength(1)
  })
})

describe('the workspace of a FILE', () => {
  test('is the nearest folder upwards with .git or .vscode, else its own', async () => {
    const inner = join(desk.workspace, 'inner', 'deep')
    mkdirSync(inner, { recursive: true })
    writeFileSync(join(inner, 'a.md'), guide('$ pwd'))
    const within = (folder: string) =>
      desk.start(['status', '--json'], { cwd: folder }).ended.then(({ json }) => json.length)
    expect(outputOf((await desk.run('run', 'inner/deep/a.md', '--json')).json)).toBe(`${inner}\n`)
    const known = await within(inner)
    expect(known).toBeGreaterThan(0)
    expect(known).toBe(await within(desk.workspace))
    mkdirSync(join(desk.workspace, 'inner', '.git'))
    expect(await within(inner)).toBe(0)
    expect(await desk.standings('inner/deep/a.md')).toEqual(['open'])
    rmSync(join(desk.workspace, 'inner'), { recursive: true })
  })
})

test('a folder reached by a link is the same folder', async () => {
  const file = write(guide('$ pwd', '$ pwd'))
  symlinkSync(desk.workspace, join(desk.folder, 'link'))
  expect(outputOf((await desk.run('run', join(desk.folder, 'link', file), '--json')).json)).toBe(`${desk.workspace}\n`)
  expect(await desk.standings(file)).toEqual(['passed', 'open'])
})

describe('a document that changes', () => {
  test('between two commands: what stands there now is run, and what passed is kept', async () => {
    const file = write(guide('$ echo one', '$ echo two'))
    await desk.run('run', file)
    desk.write(file, readFileSync(join(desk.workspace, file), 'utf8').replace('echo two', 'echo 2; echo new'))
    expect(await desk.standings(file)).toEqual(['passed', 'open'])
    expect(outputOf((await desk.run('run', file, '--json')).json)).toBe('2\nnew\n')
  })

  test('while a step runs: nothing runs that the operator has not seen', async () => {
    const file = write(guide('$ echo go; sleep 0.5', '$ echo two'))
    const running = desk.start(['run', file, '--all', '--json'])
    await running.said('go')
    desk.write(file, readFileSync(join(desk.workspace, file), 'utf8').replace('echo two', 'touch evil'))
    const { status, json } = await running.ended
    expect(status).toBe(1)
    expect(brief(json).slice(-3)).toEqual(['step.finished passed', 'step.refused changed', 'run.finished stopped'])
    expect(existsSync(join(desk.workspace, 'evil'))).toBe(false)
  })

  test('or goes while a step runs', async () => {
    const file = write(guide('$ echo go; sleep 0.5', '$ echo two'))
    const running = desk.start(['run', file, '--all', '--json'])
    await running.said('go')
    rmSync(join(desk.workspace, file))
    expect(brief((await running.ended).json).slice(-2)).toEqual(['step.refused changed', 'run.finished stopped'])
    expect(await desk.run('run', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nothing there') as string,
    })
  })
})
