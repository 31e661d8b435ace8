import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../server/run/event.ts'
import { brief, buildBundles, Desk, guide, outputOf, tidy } from './desk.ts'

let bundles: string
let desk: Desk
beforeAll(() => {
  bundles = buildBundles('journal')
  desk = new Desk(bundles)
})
afterAll(() => tidy(desk))

let documents = 0
const write = (text: string) => desk.write(`guide${++documents}.md`, text)
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')

/** The folder of a run's record. */
function folderOf(run: string): string {
  const name = readdirSync(desk.state, { recursive: true, encoding: 'utf8' }).find(each => each.endsWith(run))
  return join(desk.state, name ?? '')
}

/** What a run's record says. */
const recordOf = (run: string): Recorded[] =>
  readFileSync(join(folderOf(run), 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Recorded)

const runOf = (events: readonly { readonly event: string; readonly run: string }[]) => events[0]?.run ?? ''

describe('the record says', () => {
  test('who asked where for which text of which document', async () => {
    const text = guide('$ echo one')
    const { json } = await desk.run('run', write(text), '--json')
    const events = recordOf(runOf(json))
    expect(events[0]).toMatchObject({
      ...{ event: 'run.started', sha256: sha256(text), user: userInfo().username, host: hostname() },
      version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    })
    expect(events.find(({ event }) => event === 'step.started')).toMatchObject({
      about: { title: 'Part a', text: 'echo one', sections: ['Guide', 'Part a'], above: null, below: null },
    })
    expect(events.some(({ event }) => event === 'document.commit')).toBe(false)
  })

  test('which commit the document was of, and whether it was edited since', async () => {
    const other = new Desk(bundles)
    try {
      const file = other.write('guide.md', guide('$ echo one', '$ sleep 0.3', '$ sleep 0.3'))
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: other.workspace })
          .toString()
          .trim()
      git('init', '-q')
      git('add', file)
      git('commit', '-qm', 'x')
      const commit = git('rev-parse', 'HEAD')
      await other.run('run', file, '--all')
      writeFileSync(join(other.workspace, file), guide('$ echo one', '$ sleep 0.3', '$ sleep 0.3', '$ sleep 0.4'))
      const { json } = await other.run('run', file, '--all', '--json')
      const report = await other.run('report', runOf(json), '--format', 'json')
      const { events } = report.json[0] as unknown as { events: Recorded[] }
      expect(events.filter(({ event }) => event === 'document.commit')).toMatchObject([
        { commit, changed: false },
        { commit, changed: true },
      ])
    } finally {
      await other.close()
    }
  })

  test('who settled a step by hand, and whose word let one run', async () => {
    const file = write(`${guide('$ echo one')}\n## Ask\n\n\`\`\`console confirm\n$ echo two\n\`\`\`\n`)
    const [one = ''] = desk.ids(file)
    await desk.run('skip', one, '--file', file, '--why', 'PASSWORD=hunter22 is set')
    const { json } = await desk.run('run', file, '--yes', '--json')
    const events = recordOf(runOf(json))
    const user = userInfo().username
    expect(events.find(({ event }) => event === 'step.finished')).toMatchObject({
      ...{ by: 'operator', user, why: 'PASSWORD=••• is set', about: { text: 'echo one' } },
    })
    const started = events.find(({ event }) => event === 'step.started')
    expect(started).toMatchObject(
      started && 'confirmed' in started ? { confirmed: user } : { about: { text: 'echo two' } },
    )
  })

  test('how much of the output is kept, and its hash', async () => {
    const { json } = await desk.run('run', write(guide('$ seq 1000\n$ true')), '--json')
    const kept = readFileSync(join(folderOf(runOf(json)), 'out', '0.0.bin'))
    const ends = recordOf(runOf(json)).filter(({ event }) => event === 'command.finished')
    expect(ends).toMatchObject([{ kept: { bytes: kept.length, sha256: sha256(kept) } }, { status: 0 }])
    expect(ends[1]).not.toHaveProperty('kept')
  })

  test('that no more is kept than was asked for; the step runs on, and all of it is shown', async () => {
    const file = write(guide('$ head -c 3000000 /dev/zero | tr "\\0" x; echo end'))
    const { status, json } = await desk.run('run', file, '--json', '--output-limit', '1')
    expect([status, outputOf(json).length]).toEqual([0, 3_000_004])
    const path = join(folderOf(runOf(json)), 'out', '0.0.bin')
    expect(readFileSync(path, 'latin1').slice(-52)).toContain('[nothing more is kept: more than 1 MB]\r\n')
    expect(recordOf(runOf(json)).find(({ event }) => event === 'command.finished')).toMatchObject({
      kept: { bytes: statSync(path).size, sha256: sha256(readFileSync(path)) },
    })
    expect((await desk.run('status', file)).stdout).toContain('its output is kept only in part: more than 1 MB')
    expect((await desk.run('run', file, '--output-limit', '0')).status).toBe(2)
  })
})

describe('a secret', () => {
  const secret = 'S3cr3t-hunter22'

  test('is in no record, wherever it came from, and programs get it all the same', async () => {
    const file = write(
      guide(
        '$ echo "got <db-password>"; printf "%s" "<db-password>" | wc -c',
        '$ export API_TOKEN=$(printf "%s-%s" exported 7731)',
        '$ echo "token $API_TOKEN"',
        '$ echo "postgres://app:url-7732@db/x"; mysql_pw=x; echo password: said-7733',
        '$ echo "from $(printenv CI_SECRET)"',
      ),
    )
    const other = new Desk(bundles)
    other.environment.CI_SECRET = 'environment-7734'
    other.write('guide.md', readFileSync(join(desk.workspace, file)))
    try {
      const { status, json } = await other.run('run', 'guide.md', '--all', '--json', '--set', `db-password=${secret}`)
      expect(status).toBe(0)
      expect(outputOf(json)).toContain(`got ${secret}\n15`)
      expect(outputOf(json)).toContain('token exported-7731')
      const run = runOf(json)
      const texts = readdirSync(other.state, { recursive: true, encoding: 'utf8' })
        .map(name => join(other.state, name))
        .filter(path => statSync(path).isFile())
        .map(path => readFileSync(path, 'utf8'))
        .join('\n')
      for (const each of [secret, 'exported-7731', 'url-7732', 'said-7733', 'environment-7734']) {
        expect(texts).not.toContain(each)
      }
      expect(texts).toContain('from •••')
      expect(texts).toContain('"filled":["db-password"]')
      for (const format of ['md', 'html', 'json', 'junit']) {
        expect((await other.run('report', run, '--format', format)).stdout).not.toContain(secret)
      }
    } finally {
      await other.close()
    }
  })
})

describe('a document that was edited', () => {
  test('goes on at the right step, and says which was changed since it ran', async () => {
    const file = write(guide('$ echo one', '$ echo two', '$ echo three'))
    await desk.run('run', file)
    await desk.run('run', file)
    desk.write(file, guide('$ echo one', '$ echo two more', '$ echo new', '$ echo three'))
    const { stdout } = await desk.run('status', file)
    expect(stdout).toMatch(/open +\[\w+\] Part b {2}\(its text has changed since it ran \(passed\)\)\n/)
    const [said] = (await desk.run('status', file, '--json')).json as unknown as [{ steps: Record<string, unknown>[] }]
    expect(said.steps.map(({ standing }) => standing)).toEqual(['passed', 'open', 'open', 'open'])
    expect(said.steps[1]).toMatchObject({ changed: { what: 'text', outcome: 'passed' } })
    expect(outputOf((await desk.run('run', file, '--json')).json)).toBe('two more\n')
    expect(outputOf((await desk.run('run', file, '--json')).json)).toBe('new\n')
    expect(await desk.standings(file)).toEqual(['passed', 'passed', 'passed', 'open', 'passed'])
  })
})

describe('two runs of a document', () => {
  test('from two terminals are kept apart, and each can be named', async () => {
    const file = write(guide('$ X=$$', '$ echo "$X"'))
    const first = runOf((await desk.run('run', file, '--json')).json)
    const second = runOf((await desk.run('run', file, '--new', '--json')).json)
    expect(second).not.toBe(first)
    const ends = await Promise.all([first, second].map(run => desk.run('run', file, '--run', run, '--json')))
    expect(ends.map(({ json }) => runOf(json))).toEqual([first, second])
    expect(new Set(ends.map(({ json }) => outputOf(json))).size).toBe(2)
    const status = await desk.run('status', file)
    expect(status.stdout).toContain(`run ${second}, open`)
    expect(status.stdout).toContain(`also open: run ${first}`)
    expect((await desk.run('status', '--run', first)).stdout).toContain(`run ${first}, open`)
    const [id = ''] = desk.ids(file)
    expect((await desk.run('failed', id, '--file', file, '--run', first)).status).toBe(0)
    expect(brief((await desk.run('resume', first, '--json')).json)).toContain('step.finished passed')
    expect(
      (await desk.run('status', file, '--run', second, '--json')).json[0]?.steps.map(each => each.standing),
    ).toEqual([...['passed', 'passed']])
    const both = await desk.run('run', file, '--run', first, '--new')
    expect([both.status, both.stderr]).toEqual([2, 'runbook: expected one of --run and --new, found both\n'])
  })
})

test('a record in the workspace is found like any other, and reported by its path', async () => {
  const file = write(guide('$ echo one', '$ echo two'))
  const run = runOf((await desk.run('run', file, '--json', '--journal', 'workspace')).json)
  expect(await desk.standings(file)).toEqual(['passed', 'open'])
  expect(runOf((await desk.run('resume', run, '--json')).json)).toBe(run)
  expect((await desk.run('report', join('.runbook', run))).stdout).toContain(`# Run ${run}`)
  expect(await desk.run('report', './nowhere')).toMatchObject({ status: 2 })
  expect(await desk.run('run', file, '--journal', 'elsewhere')).toMatchObject({ status: 2 })
})

test('lines of a record that cannot be read are counted', async () => {
  const file = write(guide('$ echo one'))
  const run = runOf((await desk.run('run', file, '--json')).json)
  appendFileSync(join(folderOf(run), 'journal.jsonl'), '{"event":"step.fin\nnonsense\n')
  expect((await desk.run('status', file)).stdout).toContain('2 lines of the record cannot be read')
  expect((await desk.run('status', file, '--json')).json[0]).toMatchObject({ damaged: 2 })
  for (const format of ['md', 'html', 'json']) {
    expect((await desk.run('report', run, '--format', format)).stdout).toMatch(/2 lines of the record|"damaged":2/)
  }
})
