import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { userInfo } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brief, buildBundles, Desk, outputOf, tidy } from './desk.ts'
import { type Answer, typing as typingAt } from './typing.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('unread'))
})
afterAll(() => tidy(desk))

let documents = 0
const write = (text: string) => desk.write(`guide${++documents}.md`, text)
const typing = (args: readonly string[], ...answers: readonly Answer[]) =>
  typingAt(desk, [process.execPath, join(desk.bundles, 'cli.cjs'), ...args], ...answers)

/** A guide in Markdown with one block for each step, of which the author says that it is shell. */
const guide = (...blocks: readonly string[]): string =>
  `# Guide\n\n${blocks.map((text, i) => `## Part ${'abcd'[i]}\n\n\`\`\`bash\n${text}\n\`\`\`\n`).join('\n')}`

/** In doubt, for it looks like a line of a log; and what makes a command of it, should it run. */
const log = '2026-01-02 03:04:05 INFO started'
const logged = `eval '2026-01-02() { echo "ran $*"; }'`
const row = '| web | 1/1 | Running |'
const me = userInfo().username

describe('a step with lines in doubt', () => {
  test('is refused without a word on them, and nothing has run', async () => {
    const file = write(guide(`touch ran\n${row}`))
    const { status, json, stderr } = await desk.run('run', file, '--json')
    expect([status, stderr]).toEqual([1, ''])
    expect(brief(json)).toEqual(['run.started', 'step.refused unread', 'run.finished stopped'])
    expect(existsSync(join(desk.workspace, 'ran'))).toBe(false)
    const said = await desk.run('run', file)
    expect(said.stdout).toContain(`1 line is in doubt (line 7, “${row}”): say whether it runs,`)
  })

  test('runs as --unread says', async () => {
    const file = () => write(guide(`${logged}\n${log}`))
    const run = async (as: string) => (await desk.run('run', file(), '--unread', as, '--json')).json
    expect(outputOf(await run('run'))).toBe('ran 03:04:05 INFO started\n')
    for (const as of ['output', 'leave']) {
      const events = await run(as)
      expect(outputOf(events)).toBe('')
      expect(brief(events).slice(-2)).toEqual(['step.finished passed', 'run.finished passed'])
    }
  })

  test('is not begun when the shell cannot read a line that is to run', async () => {
    const { json } = await desk.run('run', write(guide(`echo first\n${row}`)), '--unread', 'run', '--json')
    expect(brief(json)).toContain('step.refused syntax')
    expect(outputOf(json)).toBe('')
  })

  test('is not asked about again in the same run, but in another one and when its text is another', async () => {
    const text = guide(`echo first\n${log}`)
    const file = write(text)
    const step = () => desk.ids(file)[0] ?? ''
    const again = async (...more: string[]) => brief((await desk.run('run', file, '--json', ...more)).json)
    expect(await again('--unread', 'leave')).toContain('step.finished passed')
    expect(await again('--step', step())).toContain('step.finished passed')
    expect(await again('--step', step(), '--new')).toContain('step.refused unread')
    writeFileSync(join(desk.workspace, file), text.replace('echo first', 'echo First'))
    expect(await again('--step', step())).toContain('step.refused unread')
  })

  test('stops --all, and is settled by hand like any other', async () => {
    const file = write(guide('echo first', `echo second\n${row}`, 'echo third'))
    const { json } = await desk.run('run', file, '--all', '--json')
    expect(outputOf(json)).toBe('first\n')
    expect(brief(json).slice(-2)).toEqual(['step.refused unread', 'run.finished stopped'])
    const [, second = ''] = desk.ids(file)
    expect((await desk.run('skip', second, '--file', file)).status).toBe(0)
    expect(outputOf((await desk.run('run', file, '--all', '--json')).json)).toBe('third\n')
  })

  test('is practised, and resumed', async () => {
    const file = write(guide(`echo first\n${log}`))
    const practised = await desk.run('run', file, '--practice', '--unread', 'leave', '--json')
    expect(brief(practised.json)).toContain('step.finished passed')
    const refused = (await desk.run('run', file, '--json')).json
    const run = refused[0]?.run ?? ''
    expect(brief((await desk.run('resume', run, '--unread', 'output', '--json')).json)).toContain(
      'step.finished passed',
    )
  })

  test('is shown by a dry run, with what would become of it', async () => {
    const file = write(guide(`${logged}\n${log}`))
    const dry = await desk.run('run', file, '--dry-run')
    expect(dry.status).toBe(1)
    expect(dry.stdout).toMatch(new RegExp(`\\n    line 7, in doubt \\(.+\\): ${log}\\n`))
    const decided = await desk.run('run', file, '--dry-run', '--unread', 'run', '--json')
    expect(decided.json[0]).toMatchObject({ commands: [logged, log], doubts: [{ line: 7, text: log, as: 'run' }] })
    expect(await desk.standings(file)).toEqual(['open'])
  })

  test('is refused in one line when --unread says something else', async () => {
    const { status, stderr } = await desk.run('run', write(guide(row)), '--unread', 'maybe')
    expect([status, stderr]).toEqual([2, 'runbook: expected --unread run, output or leave, found maybe\n'])
  })
})

describe('where somebody is there to answer', () => {
  const question = '[r]un, [o]utput, [l]eave out? '

  test('each line is asked about, with why it is in doubt', async () => {
    const file = write(guide(`${logged}\n${log}\n{"level":"info","msg":"\u001bx"}`))
    const { status, seen } = await typing(['run', file], [question, 'huh\r'], [question, 'r\r'], [question, 'leave\r'])
    expect(status).toBe(0)
    expect(seen).toMatch(new RegExp(`In “Part a” line 7 is in doubt: .+\n    ${log}\n`))
    expect(seen).toMatch(/line 8 is in doubt: .+\n {4}\{"level":"info","msg":"⟨U\+001B⟩x"\}\n/)
    expect(seen).toContain('\nran 03:04:05 INFO started\n')
    expect(seen).toContain(`line 7 run by the word of ${me}: ${log}\n`)
    const again = await typing(['run', file, '--step', desk.ids(file)[0] ?? ''])
    expect(again.seen).not.toContain('in doubt')
    expect(again.seen).toContain('\nran 03:04:05 INFO started\n')
  })

  test.each([
    ['Ctrl-C', '\u0003'],
    ['the end of the input', '\u0004'],
  ])('%s at the question runs nothing', async (_, key) => {
    const file = write(guide('touch never', `echo a\n${log}`))
    const { status, seen } = await typing(['run', file, '--all'], [question, key])
    expect(status).toBe(1)
    expect(seen).toContain('runbook: expected run, output or leave for line 13, found no answer; nothing was run\n')
    expect(existsSync(join(desk.workspace, 'never'))).toBe(false)
  })

  test('nothing is asked with --json or --unread', async () => {
    const file = write(guide(`echo a\n${log}`))
    expect((await typing(['run', file, '--json'])).seen).toContain('"reason":"unread"')
    expect((await typing(['run', file, '--unread', 'leave'])).status).toBe(0)
  })
})

describe('what became of the lines', () => {
  test('is said by status and by every report, with whose word it was', async () => {
    const file = write(guide(`echo a\n${log}`, `echo b\n${row}`))
    const { json } = await desk.run('run', file, '--unread', 'output', '--json')
    await typing(['run', file], ['[l]eave out? ', 'l\r'])
    const run = json[0]?.run ?? ''
    const first = `line 7 taken for output by --unread: ${log}`
    const second = `line 14 left out by the word of ${me}`
    const status = await desk.run('status', file)
    expect(status.stdout).toContain(`\n    ${first}\n`)
    expect(status.stdout).toContain(`\n    ${second}: ${row}\n`)
    const [told] = (await desk.run('status', file, '--json')).json
    expect(told?.steps).toMatchObject([
      { lines: [{ line: 7, text: log, as: 'output', by: '--unread' }] },
      { lines: [{ line: 14, text: row, as: 'leave', by: me }] },
    ])
    const report = async (format: string) => (await desk.run('report', run, '--format', format)).stdout
    expect(await report('md')).toContain(`- ${first}`)
    expect(await report('md')).toContain(second)
    expect(await report('html')).toContain(`<p class="end">${second}: ${row}</p>`)
    expect(await report('junit')).toContain(`[${second}: ${row}]`)
    const { report: whole } = JSON.parse(await report('json')) as { report: { steps: unknown[] } }
    expect(whole.steps).toMatchObject([{ lines: [{ as: 'output' }] }, { lines: [{ as: 'leave' }] }])
  })
})

describe('runbook steps', () => {
  test('shows the lines in doubt among the commands', async () => {
    const file = write(guide(`echo a\n${row}`))
    const { stdout } = await desk.run('steps', file)
    expect(stdout).toContain('(1 line in doubt)')
    expect(stdout).toMatch(/\n +\$ echo a\n +\? \| web \| 1\/1 \| Running \| {3}in doubt: .+\n/)
    const [json] = (await desk.run('steps', file, '--json')).json
    expect(json?.steps).toMatchObject([{ doubts: [{ line: 7, endLine: 7, text: row }] }])
  })

  test('says of every line of every block what it is and why', async () => {
    const file = write(
      `${guide(`echo a\n${row}`)}\n\`\`\`console\n$ echo b\n\tb\u001b[31m ${'long '.repeat(40)}\n\`\`\`\n`,
    )
    const { stdout, status } = await desk.run('steps', '--why', file)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^guide\d+\.md:6-7 bash, commands, step \[\w+\]\n {2}6 {2}command {4}echo a\n/)
    expect(stdout).toMatch(/\n {2}7 {2}unread {5}\| web \| 1\/1 \| Running \| {2}\S.*\.\n/)
    expect(stdout).toMatch(/\n {2}12 {2}output {9}b⟨U\+001B⟩\[31m (?:long )+\S*… {2}It has no prompt, .*\n/)
    const piped = await desk.shell(`runbook steps --why - < ${file} | head -1`)
    expect(piped.stdout).toMatch(/^-:6-7 /)
    expect(await desk.run('steps', '--why', '--json', file)).toMatchObject({ status: 2, stdout: '' })
  })
})
