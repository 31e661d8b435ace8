import { describe, expect, test } from 'vitest'
import { lookOf } from '../../client/look.ts'
import { plainText } from '../../client/plain-text.ts'
import { allNodes, shapeOf, treeOf, type TreeNode } from '../../client/outline-tree.ts'
import { at, manual, outline, passed, run, state, step } from './examples.ts'

const two = outline(
  [step('a', { hosts: ['db1'] }), manual('b')],
  [
    {
      kind: 'procedure',
      title: 'Upgrade',
      range: at(3),
      rollback: false,
      undoes: null,
      purpose: null,
      children: [
        { kind: 'step', id: 'a' },
        { kind: 'step', id: 'b' },
      ],
    },
  ],
)

test('a step to be confirmed is the operator’s turn, and says before what its author says of it', () => {
  const own = step('a', { user: 'app', timeout: 300_000, confirm: true })
  const [line] = treeOf(outline([own]))
  expect(lookOf(line!, null).tooltip).toContain('As: app\nAt most: 5 min\nAsks before it runs')
  const refusal = { reason: 'manual', cause: 'confirm', message: 'its author wants it confirmed' } as const
  const asked = lookOf(line!, run({ a: state('refused', { refusal }) }))
  expect(asked).toMatchObject({ description: 'to be confirmed', icon: 'question' })
  const late = lookOf(line!, run({ a: state('finished', { outcome: 'timed-out' }) }))
  expect(late).toMatchObject({ icon: 'watch', description: 'timed-out' })
})

const node = (key: string): TreeNode => {
  const found = allNodes(treeOf(two)).find(node => node.key === key)
  if (!found) throw new Error(`expected a line ${key}`)
  return found
}

describe('the lines of the tree', () => {
  test('are procedures, their steps, their commands', () => {
    expect(allNodes(treeOf(two)).map(({ key }) => key)).toEqual(['/Upgrade', 'step a', 'step a command 0', 'step b'])
    expect(node('step a command 0').parent?.parent?.key).toBe('/Upgrade')
  })

  test('have keys of their own even where titles repeat', () => {
    const section = {
      kind: 'procedure',
      title: 'Node',
      range: at(0),
      rollback: false,
      undoes: null,
      purpose: null,
      children: [],
    } as const
    const keys = treeOf(outline([], [section, section, section])).map(({ key }) => key)
    expect(new Set(keys).size).toBe(3)
  })

  test('have the same shape when only texts differ, another when a step comes', () => {
    const renamed = outline([step('a', { title: 'Other' }), manual('b')], two.nodes)
    expect(shapeOf(treeOf(renamed))).toBe(shapeOf(treeOf(two)))
    expect(shapeOf(treeOf(outline([step('a'), manual('b'), step('c')])))).not.toBe(shapeOf(treeOf(two)))
  })

  test('say a section of one step with its title once', () => {
    const section = {
      kind: 'procedure',
      title: 'Step a',
      range: at(0),
      rollback: false,
      undoes: null,
      purpose: null,
      children: [{ kind: 'step', id: 'a' }],
    } as const
    expect(allNodes(treeOf(outline([step('a')], [section]))).map(({ key }) => key)).toEqual([
      'step a',
      'step a command 0',
    ])
    const numbered = allNodes(treeOf(outline([step('a')], [{ ...section, title: '2. Step a' }])))[0]
    expect(numbered?.kind === 'step' && numbered.step.title).toBe('2. Step a')
    const other = { ...section, title: 'Another title' }
    expect(treeOf(outline([step('a')], [other])).map(({ kind }) => kind)).toEqual(['procedure'])
  })

  test('have none for a section that is the whole document', () => {
    const inner = two.nodes[0]
    if (inner?.kind !== 'procedure') throw new Error('expected a procedure')
    const whole = outline(two.steps, [{ ...inner, title: 'Guide', children: [inner] }])
    expect(allNodes(treeOf(whole)).map(({ key }) => key)).toEqual(allNodes(treeOf(two)).map(({ key }) => key))
  })

  test('leave out a step that the outline names and does not have', () => {
    expect(treeOf(outline([], [{ kind: 'step', id: 'ghost' }]))).toEqual([])
  })
})

describe('how a step looks', () => {
  test('untouched: its host, no result', () => {
    expect(lookOf(node('step a'), null)).toMatchObject({
      icon: 'circle-outline',
      description: 'db1',
      checked: null,
      context: 'step.run.open',
    })
  })
  test('running', () => {
    expect(lookOf(node('step a'), run({ a: state('running') }))).toMatchObject({
      icon: 'sync~spin',
      context: 'step.run.busy',
    })
  })
  test('passed: how long it took', () => {
    expect(lookOf(node('step a'), run({ a: passed() }))).toMatchObject({
      icon: 'pass',
      description: '1.2 s · db1',
      context: 'step.run.settled',
      spoken: 'Step a, passed, on db1, 1.2 s',
    })
  })
  test('failed: the exit status', () => {
    const failed = state('finished', { outcome: 'failed', ms: 5, commands: { 0: { status: 2, signal: null, ms: 5 } } })
    expect(lookOf(node('step a'), run({ a: failed }))).toMatchObject({ icon: 'error', description: 'exit 2 · db1' })
    expect(lookOf(node('step a command 0'), run({ a: failed }))).toMatchObject({
      icon: 'error',
      description: 'exit 2 · 5 ms',
    })
  })
  test('waiting says so', () => {
    expect(lookOf(node('step a'), run({ a: state('waiting') })).description).toBe('waits for input · db1')
  })
  test('refused: why, in the tooltip', () => {
    const refused = state('refused', { refusal: { reason: 'target', message: 'db1 is not mapped' } })
    expect(lookOf(node('step a'), run({ a: refused })).tooltip).toContain('db1 is not mapped')
  })
  test('come to by the run: the turn of the operator, not a fault', () => {
    const turn = state('refused', { refusal: { reason: 'manual', message: 'by hand' } })
    expect(lookOf(node('step b'), run({ b: turn }))).toMatchObject({ icon: 'person', description: 'your turn' })
  })
  test('by hand: a checkbox that is ticked when done', () => {
    expect(lookOf(node('step b'), null).checked).toBe(false)
    expect(lookOf(node('step b'), run({ b: passed({ by: 'operator' }) }))).toMatchObject({
      checked: true,
      description: 'done',
    })
    expect(lookOf(node('step b'), run({ b: state('finished', { outcome: 'skipped', by: 'operator' }) })).checked).toBe(
      false,
    )
  })
  test('a command that was running when contact was lost is unknown, not running', () => {
    const lost = state('finished', { outcome: 'unknown', commands: { 0: { status: null, signal: null, ms: null } } })
    expect(lookOf(node('step a command 0'), run({ a: lost })).icon).toBe('question')
  })
})

test('only a step that has something to fill in offers it', () => {
  const placeholders = [{ name: 'x', text: '<x>', kind: 'angle', reason: '', command: 0 }]
  const steps = [step('a', { placeholders })]
  const [first] = allNodes(treeOf(outline(steps, [{ kind: 'step', id: 'a' }])))
  if (!first) throw new Error('expected a line')
  expect(lookOf(first, null).context).toBe('step.fill.open')
})

test('a procedure shows what needs a look: a failure before what is unknown', () => {
  const unknown = state('finished', { outcome: 'unknown' })
  expect(lookOf(node('/Upgrade'), run({ a: unknown })).icon).toBe('question')
  expect(lookOf(node('/Upgrade'), run({ a: unknown, b: state('finished', { outcome: 'failed' }) })).icon).toBe('error')
})

test('a procedure counts its steps', () => {
  expect(lookOf(node('/Upgrade'), run({ a: passed() }))).toMatchObject({ description: '1 of 2', icon: 'list-ordered' })
  expect(lookOf(node('/Upgrade'), run({ a: passed(), b: passed() }))).toMatchObject({
    description: '2 of 2',
    icon: 'pass',
  })
})

test('a title can neither reorder nor hide text, nor become a link', () => {
  expect(plainText('see [this](command:evil)')).toBe('see [this] (command:evil)')
  expect(plainText('a\u202eb\u200bc\n\td\x1b[31m')).toBe('abc d [31m')
})

test('warnings are read before a step is run, the other notes behind them', () => {
  const notes = [
    { kind: 'note', warns: false, text: 'It is slow.' },
    { kind: 'warning', warns: true, text: 'All is lost.' },
  ]
  const [first] = allNodes(treeOf(outline([step('a', { notes })])))
  if (!first) throw new Error('expected a line')
  expect(lookOf(first, null).tooltip).toContain('Warning: All is lost.\nNote: It is slow.')
})

test('a procedure says what it is for, and what it undoes', () => {
  const procedure = {
    kind: 'procedure',
    title: 'P',
    range: at(0),
    rollback: false,
    undoes: null,
    purpose: 'verification',
    children: [{ kind: 'step', id: 'a' }],
  } as const
  const look = (more: object) => {
    const [first] = allNodes(treeOf(outline([step('a')], [{ ...procedure, ...more }])))
    if (!first) throw new Error('expected a line')
    return lookOf(first, null)
  }
  expect(look({})).toMatchObject({ icon: 'verified', description: '0 of 1 · verification' })
  expect(look({ rollback: true, purpose: null, undoes: { title: 'Upgrade', line: 3 } })).toMatchObject({
    icon: 'discard',
    tooltip: 'P\nRolls back: Upgrade',
  })
})

describe('a step with lines in doubt', () => {
  const doubt = (text: string, line: number) => ({
    text,
    range: { start: { line, character: 0 }, end: { line, character: text.length } },
    why: 'It looks like a row of a table.',
    placeholders: [],
  })
  const command = (text: string, line: number) => ({
    ...{ text, range: at(line), host: null, root: false, language: 'sh' },
  })
  const doubtful = step('a', {
    commands: [command('ls', 1), command('pwd', 3)],
    doubts: [doubt('maybe this', 2), doubt('| web |', 4)],
  })
  const lines = allNodes(treeOf(outline([doubtful])))
  const said = (...answers: readonly ('run' | 'output' | 'leave')[]) => ({
    a: {
      hash: doubtful.hash,
      lines: answers.map((as, index) => ({ index, as, line: 1, text: '', by: 'op' })),
    },
  })

  test('shows them among its commands, with why, also to a screen reader', () => {
    expect(lines.map(({ key }) => key)).toEqual([
      'step a',
      'step a command 0',
      'step a doubt 0',
      'step a command 1',
      'step a doubt 1',
    ])
    expect(lookOf(lines[0]!, null)).toMatchObject({
      description: '2 lines in doubt',
      spoken: 'Step a, not run, 2 lines in doubt',
    })
    expect(lookOf(lines[2]!, null)).toMatchObject({
      description: 'in doubt',
      spoken: 'maybe this, in doubt, It looks like a row of a table.',
    })
  })

  test('shows what was said of them, and each command with its own outcome', () => {
    const ended = (status: number) => ({ status, signal: null, ms: 5 })
    const commands = { 0: ended(0), 1: ended(0), 2: ended(3) }
    const now = run({ a: state('finished', { outcome: 'failed', commands } as never) }, { lines: said('run', 'leave') })
    expect(lines.map(line => lookOf(line, now).description)).toEqual([
      expect.not.stringContaining('doubt'),
      expect.not.stringContaining('exit'),
      expect.stringContaining('run by your word'),
      expect.stringContaining('exit 3'),
      'left out, by your word',
    ])
    const half = run({}, { lines: said('output') })
    expect(lookOf(lines[0]!, half).description).toBe('1 line in doubt')
    expect(lookOf(lines[2]!, half).description).toBe('output, by your word')
    const other = { a: { ...said('run', 'run').a, hash: 'another text' } }
    expect(lookOf(lines[0]!, run({}, { lines: other })).description).toBe('2 lines in doubt')
  })

  test('is the operator’s turn when the run comes to it', () => {
    const refusal = { reason: 'unread', message: '2 lines are in doubt' } as const
    expect(lookOf(lines[0]!, run({ a: state('refused', { refusal }) }))).toMatchObject({
      description: 'your turn · 2 lines in doubt',
      icon: 'question',
    })
  })
})
