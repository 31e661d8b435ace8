import { describe, expect, test } from 'vitest'
import { contains } from '../../server/text/span.ts'
import type { Runbook } from '../../server/runbook/model.ts'
import { markdown, rst } from './reading.ts'

/** A small generator of the same numbers every time. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

const pieces = [
  '$ ',
  '# ',
  'host$ ',
  'root@x:~# ',
  '> ',
  '>>> ',
  '```',
  '```bash\n',
  '::\n\n',
  '    ',
  '\n',
  '\n\n',
  '\\\n',
  '<',
  '>',
  '<pid>',
  '<<EOF\n',
  'EOF\n',
  '"',
  "'",
  '`',
  '``',
  '(',
  ')',
  '{{',
  '}}',
  '[',
  ']',
  '__x__',
  '(?)',
  '???',
  'VERSION_OLD',
  '|x|',
  '${X}',
  '...',
  '1. ',
  '* ',
  'Run `ls -l`',
  'OR',
  'for x in a; do',
  'done',
  'ls -l | grep x',
  'SELECT 1;',
  '=====\n',
  '-----\n',
  '.. note::\n\n   ',
  '.. code-block:: console\n\n   ',
  '\t',
  '\r\n',
  '\u0000',
  '\ud800',
  '🙂',
  'Stop the node.',
]

/** What must be true of every runbook. */
function expectSound({ source, steps, placeholders, outline }: Runbook) {
  const whole = { start: 0, end: source.text.length }
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
  expect(JSON.stringify(outline).match(/"[a-z0-9]{8}(?:-\d+)?"/g)?.length ?? 0).toBeGreaterThanOrEqual(0)
  let last = 0
  for (const step of steps) {
    expect(step.span.start).toBeGreaterThanOrEqual(last)
    last = step.span.start
    expect(contains(whole, step.span)).toBe(true)
    for (const command of step.commands) {
      expect(contains(step.span, command.span)).toBe(true)
      expect(command.text).toBe(command.lines.map(({ text }) => text).join('\n'))
      for (const { text, span } of [...(step.kind === 'inline' ? [] : command.lines), ...command.output])
        expect(text.endsWith(source.slice(span))).toBe(true)
      for (const { span } of command.placeholders) expect(contains(command.span, span)).toBe(true)
    }
  }
  for (const { span, text } of placeholders) expect(source.slice(span)).toBe(text)
}

describe('any text whatever', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('makes a sound runbook (%i)', seed => {
    const next = numbers(seed)
    for (let round = 0; round < 60; round++) {
      let text = ''
      const count = 5 + Math.floor(next.next().value * 60)
      for (let index = 0; index < count; index++) text += pieces[Math.floor(next.next().value * pieces.length)]
      expectSound(markdown(text))
      expectSound(rst(text))
    }
  })

  test.each(['', '\n', '\u0000', '\ufeff', '```', '::', '$', '# ', '\r'])('%j', text => {
    expectSound(markdown(text))
    expectSound(rst(text))
  })

  test('the same text is understood the same', () => {
    const text = '# A\n\n```\n$ a <b>\n```\n'
    expect({ ...markdown(text), source: null }).toEqual({ ...markdown(text), source: null })
  })
})
