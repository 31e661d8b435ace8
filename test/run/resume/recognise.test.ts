import { describe, expect, test } from 'vitest'
import { markdown } from '../../../server/markup/markdown/markdown.ts'
import type { RunEvent } from '../../../server/run/event.ts'
import { stepsOf } from '../../../server/run/plan.ts'
import { inDocument } from '../../../server/run/resume/present-steps.ts'
import { reduce, type RunState } from '../../../server/run/state.ts'
import { factsOf } from '../../../server/run/resume/step-facts.ts'
import { readRunbook } from '../../../server/runbook/read.ts'
import type { Runbook } from '../../../server/runbook/model.ts'
import { SourceText } from '../../../server/text/source-text.ts'

const read = (text: string): Runbook => readRunbook(new SourceText(text), markdown)
const section = (title: string, ...commands: string[]) =>
  `## ${title}\n\n${commands.map(command => `\`\`\`console\n$ ${command}\n\`\`\`\n`).join('\n')}\n`

const stop = section('Stop the services', 'systemctl stop app', 'systemctl stop worker')
const upgrade = section('Upgrade', 'apt-get install app=2.4')
const start = section('Start the services', 'systemctl start app')
const guide = `# Guide\n\n${stop}${upgrade}${start}`

/** A run in which the first `count` steps of a text have passed. */
function ranUntil(count: number, text = guide): RunState {
  const runbook = read(text)
  const events: RunEvent[] = runbook.steps.slice(0, count).flatMap(step => [
    { event: 'step.started', step: step.id, target: 'local', commands: 1, about: factsOf(runbook, step) },
    { event: 'step.finished', step: step.id, outcome: 'passed', ms: 1, by: 'run', why: null },
  ])
  const first: RunEvent = { event: 'run.started', run: 'r', file: '/g.md', practice: false }
  return [first, ...events].map((event, seq) => ({ ...event, seq, at: `${seq}` })).reduce(reduce, null as never)
}

/** How each step of the document stands in the run, and which one runs next. */
function standing(text: string, state: RunState): string[] {
  const runbook = read(text)
  const now = inDocument(state, runbook)
  const [next] = stepsOf({ kind: 'next' }, runbook, now)
  return runbook.steps.map(({ id, commands }) => {
    const how = now.changed?.[id] ? `changed ${now.changed[id].what}` : (now.steps[id]?.outcome ?? 'open')
    return `${commands.map(({ text }) => text).join('; ')}: ${how}${id === next?.id ? ' <' : ''}`
  })
}

const [a, b, c, d] = ['systemctl stop app', 'systemctl stop worker', 'apt-get install app=2.4', 'systemctl start app']

test('a document that was not edited is as the run left it', () => {
  expect(standing(guide, ranUntil(3))).toEqual([`${a}: passed`, `${b}: passed`, `${c}: passed`, `${d}: open <`])
})

describe('a step whose text changed after it ran is open, and said to be changed', () => {
  test('edited in place', () => {
    const edited = guide.replace('stop worker', 'stop --now worker')
    expect(standing(edited, ranUntil(3))).toEqual([
      ...[`${a}: passed`, 'systemctl stop --now worker: changed text <', `${c}: passed`, `${d}: open`],
    ])
  })

  test('written anew between the same neighbours', () => {
    const edited = guide.replace('apt-get install app=2.4', './upgrade.sh')
    expect(standing(edited, ranUntil(3))[2]).toBe('./upgrade.sh: changed text <')
  })

  test('edited and moved', () => {
    const edited = `# Guide\n\n${upgrade.replace('2.4', '2.5')}${stop}${start}`
    expect(standing(edited, ranUntil(3))).toEqual([
      ...['apt-get install app=2.5: changed text <', `${a}: passed`, `${b}: passed`, `${d}: open`],
    ])
  })

  test('and is behind again once it has run as it is now', () => {
    const edited = guide.replace('stop worker', 'stop --now worker')
    const runbook = read(edited)
    const step = runbook.steps[1]!
    const was = inDocument(ranUntil(3), runbook).changed![step.id]!.was
    const events: RunEvent[] = [
      { event: 'step.started', step: step.id, target: 'local', commands: 1, about: { ...factsOf(runbook, step), was } },
      { event: 'step.finished', step: step.id, outcome: 'passed', ms: 1, by: 'run', why: null },
    ]
    const state = events.map((event, at) => ({ ...event, seq: 100 + at, at: '' })).reduce(reduce, ranUntil(3))
    expect(standing(edited, state)).toEqual([
      ...[`${a}: passed`, 'systemctl stop --now worker: passed', `${c}: passed`, `${d}: open <`],
    ])
    // What it was is history, and nothing that comes into the document later.
    const back = `${edited}${section('Stop again', 'systemctl stop worker')}`
    expect(standing(back, state)[4]).toBe('systemctl stop worker: open')
  })

  test('for other hosts than before', () => {
    const hosts = (prompt: string) =>
      `# G\n\n## One\n\n\`\`\`console\n$ make\n\`\`\`\n\nOn ${prompt} host:\n\n    $ make check\n`
    const state = ranUntil(2, hosts('db1'))
    expect(standing(hosts('db2'), state)[1]).toBe('make check: changed hosts <')
  })
})

describe('a step that only stands elsewhere keeps its outcome', () => {
  test('a step inserted above it is open where it stands', () => {
    const edited = guide.replace('## Upgrade\n', '## Upgrade\n\n```console\n$ df -h\n```\n')
    expect(standing(edited, ranUntil(3))).toEqual([
      ...[`${a}: passed`, `${b}: passed`, 'df -h: open <', `${c}: passed`, `${d}: open`],
    ])
  })

  test('a slip in its section’s title was mended', () => {
    const state = ranUntil(3, guide.replaceAll('services', 'servces'))
    expect(standing(guide, state)).toEqual([`${a}: passed`, `${b}: passed`, `${c}: passed`, `${d}: open <`])
  })

  test('a level of sections was put around it', () => {
    const state = ranUntil(3)
    const edited = `# Guide\n\n## Part one\n\n${(stop + upgrade + start).replaceAll('## ', '### ')}`
    expect(standing(edited, state)).toEqual([`${a}: passed`, `${b}: passed`, `${c}: passed`, `${d}: open <`])
  })

  test('its section was moved', () => {
    expect(standing(`# Guide\n\n${upgrade}${stop}${start}`, ranUntil(3))).toEqual([
      ...[`${c}: passed`, `${a}: passed`, `${b}: passed`, `${d}: open <`],
    ])
  })
})

describe('in doubt it is open', () => {
  test.each([
    ['Restart db1', 'Restart db2'],
    ['Node A', 'Node B'],
    ['Stop everything', 'Stop the old cluster'],
  ])('a section that is called another way may be for another machine: %s, %s', (before, now) => {
    const text = (title: string) => `# Guide\n\n${section(title, 'systemctl restart postgresql')}`
    expect(standing(text(now), ranUntil(1, text(before)))).toEqual(['systemctl restart postgresql: changed section <'])
  })

  test('a step that has nothing of another is new', () => {
    const edited = guide.replace(upgrade, '').concat(section('Check', 'curl -f localhost/health'))
    expect(standing(edited, ranUntil(3))).toEqual([
      ...[`${a}: passed`, `${b}: passed`, `${d}: open <`, 'curl -f localhost/health: open'],
    ])
  })

  test('what two steps could have been is one of them only', () => {
    const edited = guide.replace(
      '```console\n$ systemctl stop worker\n```',
      '```console\n$ systemctl stop worker1\n```\n\n```console\n$ systemctl stop worker2\n```',
    )
    expect(standing(edited, ranUntil(3)).filter(each => each.includes('changed'))).toHaveLength(1)
  })
})

test('a record of before, which does not say what its steps were, tells nothing of others', () => {
  const state = ranUntil(3)
  const steps = Object.fromEntries(Object.entries(state.steps).map(([id, { about: _, ...step }]) => [id, step]))
  expect(standing(guide.replace('stop worker', 'stop --now worker'), { ...state, steps })[1]).toBe(
    'systemctl stop --now worker: open <',
  )
})

describe('a step whose lines in doubt were written out as the operator had said', () => {
  const [row, log] = ['| web | 1/1 | Running |', '2026-01-02 03:04:05 INFO started']
  const block = (info: string, ...lines: string[]) =>
    `# Guide\n\n## Look\n\n\`\`\`${info}\n${lines.join('\n')}\n\`\`\`\n\n${stop}`
  const doubtful = block('bash', 'echo a', row, log)

  /** A run in which the first step has passed, and each of its lines in doubt was said to be something. */
  function ranWith(...said: readonly ('run' | 'output' | 'leave')[]): RunState {
    const runbook = read(doubtful)
    const [step] = runbook.steps
    const about = factsOf(runbook, step!)
    const lines = step!.doubts.map(({ command: { text } }, index) => ({ index, line: 1, text, as: said[index]! }))
    const events: RunEvent[] = [
      { event: 'run.started', run: 'r', file: '/g.md', practice: false },
      { event: 'lines.settled', step: step!.id, hash: about.hash, lines, by: 'op' },
      { event: 'step.started', step: step!.id, target: 'local', commands: 1, about },
      { event: 'step.finished', step: step!.id, outcome: 'passed', ms: 1, by: 'run', why: null },
    ]
    return events.map((event, seq) => ({ ...event, seq, at: `${seq}` })).reduce(reduce, null as never)
  }

  test('stands as it stood', () => {
    expect(standing(block('bash', '$ echo a', row, log), ranWith('output', 'output'))[0]).toBe('echo a: passed')
    expect(standing(block('bash', '$ echo a', row, `$ ${log}`), ranWith('output', 'run'))[0]).toBe(
      `echo a; ${log}: passed`,
    )
  })

  test('is changed when it says something else, or is still in doubt', () => {
    expect(standing(block('bash', '$ echo a', row, `$ ${log}`), ranWith('output', 'output'))[0]).toMatch(/changed text/)
    expect(standing(block('bash', '$ echo b', row, log), ranWith('output', 'output'))[0]).toMatch(/changed text/)
    expect(standing(block('bash', 'echo a', row, '{"level":"warn"}'), ranWith('output', 'output'))[0]).toMatch(
      /changed text/,
    )
  })
})
