import { describe, expect, test } from 'vitest'
import { markupOf } from '../../server/markup/index.ts'
import type { Runbook, Step } from '../../server/runbook/model.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import type { Refusal, RunEvent } from '../../server/run/event.ts'
import { type Circumstances, refusalOf } from '../../server/run/gate.ts'
import { isComplete, stepsOf } from '../../server/run/plan.ts'
import { reduce, type RunState } from '../../server/run/state.ts'
import { SourceText } from '../../server/text/source-text.ts'
import type { Selection } from '../../server/run/runner/wire.ts'

function runbookOf(text: string): Runbook {
  const source = new SourceText(text)
  const markup = markupOf('guide.md', text)
  if (markup === null) throw new Error('expected a markup')
  return readRunbook(source, markup)
}

/** Steps a to e: c and d are branches of one choice, e undoes. */
const runbook = ((): Runbook => {
  const read = runbookOf(
    '# G\n\n' + ['a', 'b', 'c', 'd', 'e'].map(x => `## ${x}\n\n\`\`\`console\n$ echo ${x}\n\`\`\`\n`).join('\n'),
  )
  const steps = read.steps.map((step, i): Step => {
    const branch = ['', '', 'one', 'two', ''][i] ?? ''
    return {
      ...step,
      id: 'abcde'[i] as Step['id'],
      alternative: branch === '' ? null : { group: 'g', branch },
      rollback: i === 4,
    }
  })
  return { ...read, steps }
})()

let clock = 0
const stateOf = (...events: RunEvent[]): RunState => {
  let state: RunState | null = null
  const all: RunEvent[] = [{ event: 'run.started', run: 'r', file: '/a.md', practice: false }, ...events]
  for (const [seq, event] of all.entries()) {
    state = reduce(state, { ...event, seq, at: new Date(++clock).toISOString() })
  }
  if (state === null) throw new Error('expected a state')
  return state
}
const ran = (id: string, outcome: 'passed' | 'failed' | 'unknown' | 'canceled' = 'passed'): RunEvent[] => [
  { event: 'step.started', step: id as Step['id'], target: 'local', commands: 1 },
  { event: 'step.finished', step: id as Step['id'], outcome, ms: 1, by: 'run', why: null },
]
const byHand = (id: string, outcome: 'passed' | 'skipped'): RunEvent[] => [
  { event: 'step.finished', step: id as Step['id'], outcome, ms: 0, by: 'operator', why: null },
]
const refused = (id: string, reason: Refusal): RunEvent => ({
  event: 'step.refused',
  step: id as Step['id'],
  reason,
  message: 'why',
})
const meant = (selection: Selection, state: RunState | null) =>
  stepsOf(selection, runbook, state).map(({ id, stop }) => id + (stop === null ? '' : ` ${stop.reason}`))

describe('a selection means', () => {
  test.each<[string, Selection, RunState | null, string[]]>([
    ['the first step', { kind: 'next' }, null, ['a']],
    ['the next one', { kind: 'next' }, stateOf(...ran('a')), ['b']],
    ['the failed one again', { kind: 'next' }, stateOf(...ran('a', 'failed')), ['a']],
    ['the canceled one again', { kind: 'next' }, stateOf(...ran('a', 'canceled')), ['a']],
    ['one out of order', { kind: 'next' }, stateOf(...ran('b')), ['a']],
    ['not the skipped one', { kind: 'next' }, stateOf(...byHand('a', 'skipped')), ['b']],
    ['not the unknown one by itself', { kind: 'next' }, stateOf(...ran('a', 'unknown')), ['a manual']],
    [
      'nor when it is asked for once more',
      { kind: 'next' },
      stateOf(...ran('a', 'unknown'), refused('a', 'manual')),
      ['a manual'],
    ],
    [
      'not one that passed and was then refused a second run',
      { kind: 'next' },
      stateOf(...ran('a'), refused('a', 'target')),
      ['b'],
    ],
    [
      'all, with a choice to make, without the rollback',
      { kind: 'all' },
      null,
      ['a', 'b', 'c alternative', 'd alternative'],
    ],
    ['all of the branch that was chosen', { kind: 'all' }, stateOf(...ran('a'), ...ran('d')), ['b']],
    ['the branch touched last', { kind: 'all' }, stateOf(...ran('c'), ...ran('d', 'failed')), ['a', 'b', 'd']],
    ['a choice by hand', { kind: 'all' }, stateOf(...ran('a'), ...ran('b'), ...byHand('c', 'passed')), []],
    [
      'skipping chooses nothing',
      { kind: 'all' },
      stateOf(...ran('a'), ...ran('b'), ...byHand('c', 'skipped')),
      ['d alternative'],
    ],
    ['from a step anew', { kind: 'from', step: 'b' }, stateOf(...ran('b'), ...ran('c')), ['b', 'c']],
    ['from a branch', { kind: 'from', step: 'd' }, null, ['d']],
    ['from a rollback', { kind: 'from', step: 'e' }, null, ['e']],
    ['from a step that is gone', { kind: 'from', step: 'x' }, null, ['x']],
    [
      'named steps, whatever they are',
      { kind: 'steps', steps: ['e', 'c', 'a'] },
      stateOf(...ran('a')),
      ['e', 'c', 'a'],
    ],
  ])('%s', (_, selection, state, expected) => {
    expect(meant(selection, state)).toEqual(expected)
  })

  test('nothing more once all is done', () => {
    expect(isComplete(runbook, stateOf(...ran('a'), ...ran('b'), ...ran('c')))).toBe(true)
    expect(isComplete(runbook, stateOf(...ran('a'), ...ran('b')))).toBe(false)
    expect(isComplete(runbook, stateOf())).toBe(false)
  })
})

const plain: Circumstances = {
  ...{ trusted: true, practice: false, interactive: true, root: false },
  ...{ values: {}, targets: {}, becoming: {} },
}
const refusal = (text: string, more: Partial<Circumstances> = {}) => {
  const step = runbookOf(text).steps[0]
  return step === undefined ? 'no step' : (refusalOf(step, { ...plain, ...more })?.reason ?? null)
}
const block = (text: string) => `# Guide\n\n## Step\n\n\`\`\`console\n${text}\n\`\`\`\n`

describe('a step is refused', () => {
  test('for root on a session that is not root', () => {
    expect(refusal(block('# apt-get update'))).toBe('root')
    expect(refusal(block('# apt-get update'), { root: true })).toBeNull()
    expect(refusal(block('# apt-get update'), { practice: true })).toBeNull()
  })

  test('for hosts, in prompts and in prose, one of which is mapped to no target', () => {
    const prose = '# Guide\n\nOn the db1.example.com host:\n\n```console\n$ echo x\n```\n'
    expect(refusal(block('db1$ echo x'))).toBe('target')
    expect(refusal(prose)).toBe('target')
    expect(refusal(block('db1$ echo x'), { targets: { db1: 'local' } })).toBeNull()
    expect(refusal(block('db1$ echo x'), { targets: { db1: 'ssh:db1' } })).toBeNull()
    expect(refusal(block('db1$ echo x'), { targets: { db1: 'ftp:db1' } })).toBe('target')
    const targets = { db1: 'ssh:db1', db2: 'ssh:db2', nodes: 'ssh:db1,ssh:db2' }
    expect(refusal(block('db1$ echo x\ndb2$ echo x'), { targets })).toBeNull()
    expect(refusal(block('db1$ echo x\ndb2$ echo x\ndb3$ echo x'), { targets })).toBe('target')
    // Which command is for which host is in doubt.
    expect(refusal(block('db1$ echo x\ndb2$ echo x\n$ echo x'), { targets })).toBe('target')
    expect(refusal(`On all nodes:\n\n${block('$ echo x').slice(18)}`, { targets })).toBeNull()
    expect(refusal(block('localhost$ echo x'))).toBeNull()
    expect(refusal(block('db1$ echo x'), { practice: true })).toBeNull()
  })

  test('for a host, in words that help in the editor and on the command line', () => {
    const [step] = runbookOf(block('db1.example.com$ echo x')).steps
    if (step === undefined) throw new Error('expected a step')
    expect(refusalOf(step, plain)).toEqual({
      reason: 'target',
      cause: 'host',
      message:
        'db1.example.com is another host, and it is not known where it is reached: map it (setting runbook.targets, option --host), for example db1.example.com=ssh:db1.example.com, or to local to run the step here',
    })
  })

  test('without trust whatever it is', () => {
    expect(refusal(block('$ echo x'), { trusted: false })).toBe('trust')
  })

  test('for a text that the shell cannot read', () => {
    expect(refusal(block("$ echo 'open"))).toBe('syntax')
    expect(refusal(block('$ echo a && && b'))).toBe('syntax')
    expect(refusal(block('$ kill 1 && echo fine'))).toBeNull()
  })
})

describe('a record tells a state', () => {
  test('of a step that waits, goes on and fails', () => {
    const step = 'a' as Step['id']
    const at = stateOf(
      { event: 'step.started', step, target: 'local', commands: 2 },
      { event: 'step.waiting', step, for: 'password' },
    )
    expect(at.steps.a).toMatchObject({ phase: 'waiting', waitingFor: 'password' })
    const end = stateOf(
      { event: 'step.started', step, target: 'local', commands: 2 },
      { event: 'command.started', step, command: 0, text: 'x' },
      { event: 'command.finished', step, command: 0, status: 2, signal: null, ms: 5, cwd: '/' },
      { event: 'step.finished', step, outcome: 'failed', ms: 6, by: 'run', why: null },
      { event: 'run.finished', run: 'r', outcome: 'failed' },
    )
    expect(end).toMatchObject({ busy: false, open: true, outcome: 'failed' })
    expect(end.steps.a).toMatchObject({ phase: 'finished', outcome: 'failed', commands: { 0: { status: 2, ms: 5 } } })
  })

  test('that a refusal leaves as it was: the step did not run again', () => {
    const lost = stateOf(...ran('a', 'unknown'), refused('a', 'manual'))
    expect(lost.steps.a).toMatchObject({ phase: 'finished', outcome: 'unknown', refusal: { reason: 'manual' } })
    expect(stateOf(refused('a', 'target')).steps.a).toMatchObject({ phase: 'refused', outcome: null })
  })

  test('of which the operator has the last word', () => {
    const done = stateOf(refused('a', 'manual'), ...byHand('a', 'passed'))
    expect(done.steps.a).toMatchObject({ phase: 'finished', outcome: 'passed', refusal: null })
  })

  test('of which the operator can take a word back: what was known before is known again', () => {
    const reopened: RunEvent = { event: 'step.reopened', step: 'a' as Step['id'] }
    expect(stateOf(...byHand('a', 'passed'), reopened).steps).toEqual({})
    const lost = stateOf(...ran('a', 'unknown'), ...byHand('a', 'skipped'), ...byHand('a', 'passed'), reopened)
    expect(lost.steps.a).toMatchObject({ phase: 'finished', outcome: 'unknown', by: 'run' })
    // What a run did cannot be taken back.
    expect(stateOf(...ran('a'), reopened).steps.a).toMatchObject({ outcome: 'passed' })
  })

  test('that is another when another run starts', () => {
    const state = stateOf(...ran('a'))
    const other = reduce(state, {
      event: 'run.started',
      run: 's',
      file: '/a.md',
      practice: true,
      seq: 0,
      at: '2026-01-01T00:00:00Z',
    })
    expect(other).toMatchObject({ run: 's', practice: true, steps: {}, busy: true })
    const again = reduce(state, {
      event: 'run.started',
      run: 'r',
      file: '/a.md',
      practice: false,
      seq: 9,
      at: '2026-01-01T00:00:00Z',
    })
    expect(Object.keys(again.steps)).toEqual(['a'])
  })
})

describe('choices within choices', () => {
  const choose = (runbook: Runbook, branches: readonly [string, string?][]): Runbook => ({
    ...runbook,
    steps: runbook.steps.map((step, i): Step => {
      const [outer, inner] = branches[i] ?? ['']
      const around = { group: 'outer', branch: outer }
      const alternative =
        outer === '' ? null : inner === undefined ? around : { group: 'inner', branch: inner, within: around }
      return { ...step, alternative, rollback: false }
    }),
  })
  // a and b are the ways within the way one, c is the way two; d follows.
  const nested = choose(runbook, [['one', 'x'], ['one', 'y'], ['two'], [''], ['']])
  const all = (state: RunState | null) =>
    stepsOf({ kind: 'all' }, nested, state).map(({ id, stop }) => id + (stop === null ? '' : ` ${stop.reason}`))

  test('nobody is asked within a way that was not taken', () => {
    expect(all(null)).toEqual(['a alternative', 'b alternative', 'c alternative', 'd', 'e'])
    expect(all(stateOf(...ran('c')))).toEqual(['d', 'e'])
  })

  test('a step within takes the ways around it, too', () => {
    expect(all(stateOf(...ran('b')))).toEqual(['d', 'e'])
  })
})
