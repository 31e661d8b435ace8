import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brief, buildBundles, Desk, guide, isAlive, kill, outputOf, tidy, until } from './desk.ts'

let bundles: string
let desk: Desk
beforeAll(() => {
  bundles = buildBundles('survival')
  desk = new Desk(bundles)
})
afterAll(() => tidy(desk))

let documents = 0
const write = (text: string) => desk.write(`guide${++documents}.md`, text)
const there = (name: string) => existsSync(join(desk.workspace, name))
/** The journals in a folder of records. */
const journals = (state: string) =>
  readdirSync(state, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('journal.jsonl'))
    .map(name => join(state, name))
const runner = () => desk.runners[0]!

describe('Ctrl-C', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s cancels the step, and nothing behind it runs', async signal => {
    const file = write(guide('$ echo go; sleep 60\n$ touch never', '$ touch never'))
    const running = desk.start(['run', file, '--all', '--json'])
    await running.said('go')
    running.child.kill(signal)
    const { status, json } = await running.ended
    expect(status).toBe(1)
    expect(brief(json).slice(-2)).toEqual(['step.finished canceled', 'run.finished stopped'])
    expect(there('never')).toBe(false)
    expect((await desk.run('run', file, '--step', desk.ids(file)[0]!, '--dry-run')).status).toBe(0)
  })

  test('insisted on, it ends a program that does not listen', async () => {
    const file = write(guide(`$ bash -c 'trap "" INT TERM; echo go; while :; do sleep 0.1; done'`))
    const running = desk.start(['run', file, '--json'])
    await running.said('go')
    for (let pressed = 0; pressed < 3; pressed++) {
      running.child.kill('SIGINT')
      await new Promise(done => setTimeout(done, 150))
    }
    const { status, json } = await running.ended
    expect(status).toBe(1)
    expect(brief(json).slice(-2)).toEqual(['step.finished canceled', 'run.finished stopped'])
  })

  test('leaves a runner that does not answer', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ echo go; sleep 60'))
    const running = other.start(['run', 'guide.md'])
    await running.said('go')
    const [pid] = other.runners
    kill(pid!, 'SIGSTOP')
    const pressing = setInterval(() => running.child.kill('SIGINT'), 50)
    const { status, signal, stderr } = await running.ended
    clearInterval(pressing)
    kill(pid!, 'SIGCONT')
    // The one press too many may come when it has left already.
    if (signal !== 'SIGINT') {
      const message = 'runbook: left without an answer: see `runbook status` for what goes on\n'
      expect([status, stderr]).toEqual([1, message])
    }
    await other.close()
  })
})

describe('kill -9', () => {
  test('of the command line: the step goes on, and another terminal goes along with it', async () => {
    const file = write(guide('$ echo early; until [ -e go ]; do sleep 0.05; done; echo late', '$ echo two', '$ echo 3'))
    const first = desk.start(['run', file, '--all', '--json'])
    await first.said('early')
    first.child.kill('SIGKILL')
    expect((await first.ended).signal).toBe('SIGKILL')
    expect(await desk.standings(file)).toEqual(['running', 'open', 'open'])
    const named = await desk.run('run', file, '--step', desk.ids(file)[1]!)
    expect([named.status, named.stdout, named.stderr]).toEqual([
      ...[1, '', 'runbook: a step of this document is running: wait for it, or cancel it\n'],
    ])
    const second = desk.start(['run', file, '--json'])
    await second.said('early')
    desk.write('go', '')
    const { status, json, stderr } = await second.ended
    expect([status, stderr]).toEqual([0, 'runbook: a step of this document is running already: following it\n'])
    expect(brief(json)).toEqual([
      'run.started',
      ...[1, 2, 3].flatMap(() => ['step.started', 'command.finished 0', 'step.finished passed']),
      'run.finished passed',
    ])
    expect(outputOf(json)).toBe('early\nlate\ntwo\n3\n')
    rmSync(join(desk.workspace, 'go'))
  })

  test('of the runner: the step is unknown and never run again by itself', async () => {
    const file = write(guide('$ echo one', '$ echo go; echo ran >> ran; sleep 60', '$ touch never'))
    const running = desk.start(['run', file, '--all', '--json'])
    await running.said('go')
    kill(runner())
    const { status, json, stderr } = await running.ended
    expect(status).toBe(1)
    expect(brief(json).slice(-2)).toEqual(['step.finished unknown', 'run.finished stopped'])
    expect(stderr).toBe('runbook: the runner has ended; what it was running ended with it\n')
    expect(await desk.standings(file)).toEqual(['passed', 'unknown', 'open'])
    for (const select of [[], ['--all']]) {
      expect(brief((await desk.run('run', file, ...select, '--json')).json)).toContain('step.refused manual')
    }
    expect(readFileSync(join(desk.workspace, 'ran'), 'utf8')).toBe('ran\n')
    expect((await desk.run('done', desk.ids(file)[1]!, '--file', file)).status).toBe(0)
    expect(await desk.standings(file)).toEqual(['passed', 'passed', 'open'])
  })

  test('of both: status knows without a runner', async () => {
    const file = write(guide('$ echo go; sleep 60'))
    const running = desk.start(['run', file, '--json'])
    await running.said('go')
    const pid = runner()
    kill(pid)
    running.child.kill('SIGKILL')
    await running.ended
    await until(() => !isAlive(pid))
    const { status, stdout } = await desk.run('status', file)
    expect(status).toBe(1)
    expect(stdout).toMatch(/\n {2}unknown .*\(contact was lost while it ran\)\n$/)
    expect((await desk.run('report', /run (\w+)/.exec(stdout)![1]!, '--format', 'junit')).stdout).toContain(
      'errors="1"',
    )
  })
})

test('a runner that is told to end ends the step, and its record is whole', async () => {
  const file = write(guide('$ echo go; sleep 60'))
  const running = desk.start(['run', file, '--json'])
  await running.said('go')
  kill(runner(), 'SIGTERM')
  const { status, json } = await running.ended
  expect(status).toBe(1)
  expect(brief(json).at(-1)).toMatch(/^run\.finished (failed|stopped)$/)
  expect(['failed', 'unknown']).toContain((await desk.standings(file))[0])
})

describe('two command lines at once', () => {
  test('run each step once, and both see it', async () => {
    const file = write(guide('$ echo one >> twice; sleep 0.3', '$ echo two >> twice'))
    const both = await Promise.all([1, 2].map(() => desk.run('run', file, '--all', '--json')))
    expect(both.map(({ status }) => status)).toEqual([0, 0])
    expect(readFileSync(join(desk.workspace, 'twice'), 'utf8')).toBe('one\ntwo\n')
    for (const { json } of both) expect(brief(json).filter(each => each === 'step.finished passed')).toHaveLength(2)
  })

  test('with other environments have one runner', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ X=here', '$ echo "$X"'))
    try {
      await other.shell('runbook run guide.md')
      const second = await other.shell('unset XDG_RUNTIME_DIR; runbook run guide.md --json')
      expect(outputOf(second.json)).toBe('here\n')
      expect(other.runners).toHaveLength(1)
      kill(other.runners[0]!)
      const third = await other.shell('XDG_RUNTIME_DIR=/nonexistent/x runbook run guide.md --all --json')
      expect(third.status).toBe(0)
      expect(existsSync('/nonexistent')).toBe(false)
    } finally {
      await other.close()
    }
  })
})

describe('what a machine may lack', () => {
  /** One command line in a workspace of its own, with another environment. */
  async function alone(prefix: string, command = 'run guide.md') {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ touch ran'))
    try {
      const { status, stdout, stderr } = await other.shell(`${prefix}runbook ${command}`)
      return { status, stdout, stderr, ran: existsSync(join(other.workspace, 'ran')) }
    } finally {
      await other.close()
    }
  }

  test('no bash on the PATH', async () => {
    const { status, stdout, ran } = await alone('PATH=/empty ')
    expect([status, ran]).toEqual([1, false])
    expect(stdout).toContain(': expected bash on the PATH, found none (PATH is /empty)\n')
  })

  test.each([
    ['/proc/nothing', 'a folder on the way to it cannot be made'],
    ['/dev/null', 'a folder on the way to it is a file'],
  ])('a folder for the record: %s', async (folder, message) => {
    const { status, stdout, stderr, ran } = await alone(`XDG_STATE_HOME=${folder} `)
    expect([status, stdout, ran]).toEqual([1, '', false])
    expect(stderr).toMatch(new RegExp(`^runbook: the record of the run cannot be written: ${message} \\(.*\\)\n$`))
  })

  test('room for the record', async () => {
    // A limit on the size of files is a full disk that any user can have.
    const { status, stdout, ran } = await alone('ulimit -f 64; ', 'run guide.md --set "note=$(printf %70000s)"')
    expect([status, ran]).toEqual([1, false])
    expect(stdout).toMatch(/refused .*: the record of the run cannot be written: .*\n$/)
  })

  test('room for what a step prints: it runs on, and the record says what is missing', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ head -c 200000 /dev/zero | tr "\\0" x; echo; echo end'))
    try {
      const { status, json } = await other.shell('ulimit -f 64; runbook run guide.md --json')
      expect(status).toBe(0)
      expect(outputOf(json)).toHaveLength(200_005)
      expect((await other.run('status', 'guide.md')).stdout).toContain('its output is kept only in part')
    } finally {
      await other.close()
    }
  })

  test('room for the end of a step: what no runner holds does not run', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ echo one', '$ echo two', '$ echo three'))
    try {
      await other.run('run', 'guide.md')
      await other.run('run', 'guide.md')
      kill(other.runners[0]!)
      const [record] = journals(other.state)
      const lines = readFileSync(record!, 'utf8').split('\n')
      const started = lines.findLastIndex(line => line.includes('"command.started"'))
      writeFileSync(record!, lines.slice(0, started + 1).join('\n') + '\n')
      const { status, json, stderr } = await other.shell('ulimit -f 1; runbook run guide.md --json')
      // What the shell wrote down of the second step is known; the third finds no room for its start.
      expect([status, stderr]).toEqual([1, ''])
      expect(brief(json)).toEqual(['run.started', 'step.refused target', 'run.finished stopped'])
    } finally {
      await other.close()
    }
  })

  test('a runner’s word: a socket, a token and a lock that nobody holds are swept aside', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ echo one', '$ echo two'))
    try {
      await other.run('run', 'guide.md')
      const [pid] = other.runners
      kill(pid!)
      const place = join(other.folder, 'runtime', 'runbook')
      expect(readdirSync(place).map(name => name.replace(/^.*\./, ''))).toEqual(
        expect.arrayContaining(['sock', 'lock', 'token']),
      )
      expect(await other.run('run', 'guide.md', '--json')).toMatchObject({ status: 0, stderr: '' })
      expect(other.runners[0]).not.toBe(pid)
    } finally {
      await other.close()
    }
  })

  test('its own folder for long: what runs there goes on, and is found again', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ X=1; echo early; until [ -e go ]; do sleep 0.05; done\n$ echo "late $X"'))
    try {
      const first = other.start(['run', 'guide.md', '--json'])
      await first.said('early')
      first.child.kill('SIGKILL')
      rmSync(join(other.folder, 'runtime', 'runbook'), { recursive: true })
      const second = other.start(['run', 'guide.md', '--json'])
      await second.said('early')
      other.write('go', '')
      const { status, json } = await second.ended
      expect([status, outputOf(json)]).toEqual([0, 'early\nlate 1\n'])
      expect(other.runners).toHaveLength(1)
    } finally {
      await other.close()
    }
  })

  test('its own folder to itself: one that others may enter is closed', async () => {
    const other = new Desk(bundles)
    other.write('guide.md', guide('$ stat -c %a "$XDG_RUNTIME_DIR"/runbook'))
    try {
      await other.run('run', 'guide.md', '--dry-run')
      chmodSync(join(other.folder, 'runtime', 'runbook'), 0o777)
      kill(other.runners[0]!)
      expect(outputOf((await other.run('run', 'guide.md', '--json')).json)).toBe('700\n')
    } finally {
      await other.close()
    }
  })
})
