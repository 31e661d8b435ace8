import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { markups } from '../../../server/markup/index.ts'
import type { LineDecision } from '../../../server/run/event.ts'
import type { RunRequest } from '../../../server/run/runner/wire.ts'
import { stepHash } from '../../../server/run/step-hash.ts'
import { whoAsks } from '../../../server/run/who-asks.ts'
import { readRunbook } from '../../../server/runbook/read.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { onPath } from '../../support/on-path.ts'
import { all, Bench, brief, buildRunner, next, outputOf } from './runner-on-disk.ts'

let runnerPath: string
beforeAll(async () => {
  runnerPath = await buildRunner('unread')
})

let bench: Bench
afterEach(() => bench.close())
const open = (text: string) => (bench = new Bench(runnerPath, text))

/** A guide in Markdown with one block for each step, of which the author says that it is shell. */
const guide = (...blocks: readonly string[]): string =>
  `# Guide\n\n${blocks.map((text, i) => `## Part ${'abcd'[i]}\n\n\`\`\`bash\n${text}\n\`\`\`\n`).join('\n')}`

/** A line of a log, which is in doubt in a block of shell, and a function of its name, should it run. */
const log = '2026-01-02 03:04:05 INFO started'
const logged = `eval '2026-01-02() { n=$((n+5)); echo "ran with $n: $*"; }'`

/** How many lines are in doubt beside those of these tests is up to how well blocks are read: what is typed is run. */
const typed = (text: string): LineDecision => (text.trim() === '' ? 'leave' : 'run')

/** What an operator who has read the document says of its lines in doubt. */
function say(decide: (text: string) => LineDecision | null): Partial<RunRequest> {
  const markdown = markups.find(({ id }) => id === 'markdown')
  if (markdown === undefined) throw new Error('expected Markdown')
  const runbook = readRunbook(new SourceText(readFileSync(bench.file, 'utf8')), markdown)
  return {
    unread: Object.fromEntries(
      runbook.steps.map(step => [
        step.id,
        { hash: stepHash(runbook, step), lines: step.doubts.map(({ command: { text } }) => decide(text)) },
      ]),
    ),
  }
}
const sayOfLog = (as: LineDecision | null) => say(text => (text === log ? as : typed(text)))

const settled = () => bench.latest.events.flatMap(event => (event.event === 'lines.settled' ? [event] : []))
const commands = () => bench.latest.events.flatMap(event => (event.event === 'command.started' ? [event.text] : []))

describe('a step with lines in doubt', () => {
  test('is refused before anything runs, in one line that says where and what to do', async () => {
    open(guide('touch first\n\u001b| web | 1/1 | Running |\n{"level":"info","msg":"x"}'))
    const events = await bench.run(next)
    expect(brief(events)).toEqual(['run.started', 'step.refused unread', 'run.finished stopped'])
    const refused = events.find(event => event.event === 'step.refused')
    expect(refused).toMatchObject({
      message: expect.stringMatching(
        /^2 lines are in doubt .*line 7, “⟨U\+001B⟩\| web.*”\).*--unread[^\n]*$/,
      ) as string,
    })
    expect(existsSync(join(bench.workspace, 'first'))).toBe(false)
  })

  test('is refused as long as one of them is not decided', async () => {
    open(guide(`touch first\n${log}\n{"level":"info","msg":"x"}`))
    expect(brief(await bench.run(next, sayOfLog(null)))).toContain('step.refused unread')
    expect(settled()).toEqual([])
  })

  test('runs those that are commands at their place, in the shell of the commands around them', async () => {
    open(guide(`n=1\n${logged}\n${log}\necho "n is $n"`))
    const events = await bench.run(next, sayOfLog('run'))
    expect(outputOf(events)).toBe('ran with 6: 03:04:05 INFO started\nn is 6\n')
    expect(commands()).toEqual(['n=1', logged, log, 'echo "n is $n"'])
    expect(events.flatMap(event => (event.event === 'command.finished' ? [event.command] : []))).toEqual([0, 1, 2, 3])
    expect(events.find(({ event }) => event === 'step.started')).toMatchObject({ commands: 4 })
  })

  test.each(['output', 'leave'] as const)('runs without those that are: %s', async as => {
    open(guide(`n=1\n${logged}\n${log}\necho "n is $n"`))
    expect(outputOf(await bench.run(next, sayOfLog(as)))).toBe('n is 1\n')
    expect(commands()).toEqual(['n=1', logged, 'echo "n is $n"'])
  })

  test('is begun only when the shell can read all that is to run', async () => {
    open(guide('touch first\n| web | 1/1 | Running |'))
    expect(brief(await bench.run(next, { unreadAll: 'run' }))).toContain('step.refused syntax')
    expect(existsSync(join(bench.workspace, 'first'))).toBe(false)
    expect(brief(await bench.run(next, { unreadAll: 'leave' }))).toContain('step.finished passed')
  })

  test('runs nothing when none of its lines is to run, and the run goes on behind it', async () => {
    open(guide('echo first', log, 'echo third'))
    const events = await bench.run(all, { unreadAll: 'output' })
    expect(outputOf(events)).toBe('first\nthird\n')
    expect(brief(events).at(-1)).toBe('run.finished passed')
  })

  test('asks for the values of lines that are to run, and for no others', async () => {
    open(guide(`echo first\n2026-01-02 03:04:05 INFO host <name> started`))
    const plan = async (as: LineDecision) =>
      (await (bench.connection ?? (await bench.connect())).plan(bench.request(next, { unreadAll: as })))[0]
    expect(await plan('leave')).toMatchObject({ missing: [], refusal: null })
    const asked = await plan('run')
    expect(asked?.refusal).toMatchObject({ reason: 'placeholder' })
    expect(asked?.missing).toEqual(['name'])
  })
})

describe('what was said of lines in doubt', () => {
  test('is on record before the step starts, by whose word, and told as a question until then', async () => {
    open(guide(`echo first\n${log}`))
    const questions = async (more: Partial<RunRequest> = {}) =>
      (await (bench.connection ?? (await bench.connect())).plan(bench.request(next, more)))[0]?.doubts
    expect(await questions()).toEqual([{ line: 7, endLine: 7, text: log, why: expect.any(String) as string, as: null }])
    expect(await questions(sayOfLog('leave'))).toMatchObject([{ as: 'leave' }])
    await bench.run(next, sayOfLog('leave'))
    expect(settled()).toMatchObject([{ by: whoAsks().user, lines: [{ index: 0, line: 7, text: log, as: 'leave' }] }])
    const order = bench.latest.events.map(({ event }) => event)
    expect(order.indexOf('lines.settled')).toBeLessThan(order.indexOf('step.started'))
  })

  test('holds for the run: nothing is asked again, until another run begins', async () => {
    open(guide(`echo first\n${log}`, 'echo second'))
    const [step = ''] = (await (await bench.connect()).plan(bench.request(next))).map(each => each.step)
    const again = { kind: 'steps', steps: [step] } as const
    await bench.run(next, { unreadAll: 'output' })
    expect(settled()).toMatchObject([{ by: '--unread', lines: [{ as: 'output' }] }])
    expect(brief(await bench.run(again))).toContain('step.finished passed')
    expect(brief(await bench.run(again, { unreadAll: 'output' }))).toContain('step.finished passed')
    expect(settled()).toHaveLength(1)
    // A later word counts more.
    await bench.run(again, sayOfLog('leave'))
    expect(bench.state?.lines?.[step]?.lines).toMatchObject([{ as: 'leave', by: whoAsks().user }])
    expect(bench.state?.steps[step]?.lines?.lines).toMatchObject([{ as: 'leave' }])
    await bench.connection?.startOver(bench.file)
    expect(brief(await bench.run(again))).toContain('step.refused unread')
  })

  test('is on record with whose word it was: said of a line, or once of all the others', async () => {
    const shown = '{"level":"info","msg":"x"}'
    open(guide(`echo first\n${log}\n${shown}`))
    await bench.run(next, { ...say(text => (text === log ? 'leave' : null)), unreadAll: 'output' })
    const [state] = Object.values(bench.state?.lines ?? {})
    expect(state?.lines).toMatchObject([
      { text: log, as: 'leave', by: whoAsks().user },
      { text: shown, as: 'output', by: '--unread' },
    ])
  })

  test('is nothing when it is no word that is known', async () => {
    open(guide(`echo first\n${log}`))
    const made = 'maybe' as LineDecision
    expect(brief(await bench.run(next, { ...sayOfLog(made), unreadAll: made }))).toContain('step.refused unread')
  })

  test('counts only for the text that was seen', async () => {
    open(guide(`echo first\n${log}`, 'echo second'))
    const seen = sayOfLog('output')
    await bench.run(next, seen)
    const edited = readFileSync(bench.file, 'utf8').replace('echo first', 'echo First')
    writeFileSync(bench.file, edited)
    expect(brief(await bench.run(next))).toContain('step.refused unread')
    expect(brief(await bench.run(next, seen))).toContain('step.refused unread')
    expect(brief(await bench.run(next, sayOfLog('output')))).toContain('step.finished passed')
    // Text above it that changes does not matter.
    const [step = ''] = bench.startedSteps.slice(-1)
    writeFileSync(bench.file, `Some words.\n\n${edited}`)
    expect(brief(await bench.run({ kind: 'steps', steps: [step] }))).toContain('step.finished passed')
  })

  test('holds no secret', async () => {
    open(guide(`echo first\n2026-01-02 03:04:05 INFO --password=hunter2secret started`))
    await bench.run(next, { unreadAll: 'leave' })
    expect(settled()[0]?.lines).toHaveLength(1)
    expect(JSON.stringify(settled())).not.toContain('hunter2secret')
  })

  describe('and the runner dies before the step starts', () => {
    // The shell of the step is never there: its connection says nothing.
    const folder = mkdtempSync(join(tmpdir(), 'rb-silent-'))
    writeFileSync(join(folder, 'ssh'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 })
    onPath(folder)
    afterAll(() => rmSync(folder, { recursive: true }))

    test('is not lost', async () => {
      open(guide(`echo first\n${log}`).replace('```bash', 'On `db1`, run:\n\n```bash {host=db1}'))
      const targets = { db1: 'ssh:db1' }
      bench.onEvent = event => {
        if (event.event === 'lines.settled') process.kill(bench.pid, 'SIGKILL')
      }
      const connection = await bench.connect()
      const lost = new Promise<string>(resolve => connection.onLost(resolve))
      await connection.run(bench.request(next, { ...sayOfLog('leave'), targets })).catch(() => undefined)
      await lost
      expect(bench.startedSteps).toEqual([])
      expect(settled()).toMatchObject([{ lines: [{ as: 'leave' }] }])
      bench.onEvent = () => undefined
      bench.connection = null
      const [step] = await (await bench.connect()).plan(bench.request(next, { targets }))
      expect(step).toMatchObject({ target: 'ssh:db1', doubts: [{ as: 'leave' }], refusal: null })
    })
  })
})

describe('a run of several steps', () => {
  test('stops at lines in doubt, and the step can be settled by hand', async () => {
    open(guide('echo first', `echo second\n${log}`, 'echo third'))
    const events = await bench.run(all)
    expect(outputOf(events)).toBe('first\n')
    expect(brief(events).slice(-2)).toEqual(['step.refused unread', 'run.finished stopped'])
    const refused = events.find(event => event.event === 'step.refused')
    const step = refused?.event === 'step.refused' ? refused.step : ''
    await bench.connection?.settle({ file: bench.file, step, as: 'done', why: null, practice: false })
    expect(outputOf(await bench.run(all))).toBe('third\n')
  })

  test('goes on where all of them are decided, in practice too', async () => {
    open(guide('echo first', `echo second\n${log}`, 'echo third'))
    expect(outputOf(await bench.run(all, { unreadAll: 'leave', practice: true }))).toBe('first\nsecond\nthird\n')
    expect(brief(await bench.run(all))).toContain('step.refused unread')
  })
})

describe('a line in doubt that runs', () => {
  test('is typed where the command before it is', async () => {
    open(guide(`bash\nn=1\n${logged}\n${log}\nexit`, 'echo "outside ${n-unset}"'))
    const events = await bench.run(all, say(typed))
    expect(outputOf(events)).toContain('ran with 6: 03:04:05 INFO started')
    expect(outputOf(events)).toContain('outside unset')
  })
})
