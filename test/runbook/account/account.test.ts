import { describe, expect, test } from 'vitest'
import { Account, type LineReading } from '../../../server/runbook/account/account.ts'
import { statementsIn } from '../../../server/runbook/account/fold.ts'
import { Ledger } from '../../../server/runbook/account/ledger.ts'
import { codeLines } from '../code-lines.ts'

const shell = { language: 'sh', prompt: null }

describe('an account has one role for each line and refuses anything else', () => {
  const lines = codeLines('a\nb')
  const reading = (role: LineReading['role'], more: Partial<LineReading> = {}): LineReading => ({
    ...{ role, typed: lines[0]!, head: null, why: null },
    ...more,
  })

  test.each<[string, LineReading[]]>([
    ['a line without a role', [reading('output')]],
    ['a role without a line', [reading('output'), reading('output'), reading('output')]],
    ['a command that has no beginning', [reading('command'), reading('output')]],
    ['a line that goes on with nothing', [reading('continued'), reading('output')]],
    ['one that goes on with output', [reading('output'), reading('continued')]],
    ['a doubt without a reason', [reading('unread', { head: shell }), reading('output')]],
    ['a blank that is none', [reading('blank'), reading('output')]],
  ])('%s', (_, readings) => {
    expect(() => new Account(lines, readings)).toThrow(RangeError)
  })
})

describe('a ledger', () => {
  test('puts in doubt what its reader forgets', () => {
    const ledger = new Ledger(codeLines('ls\n\nforgotten\n# so'), 0)
    ledger.command(0, 1, shell)
    const account = ledger.done()
    expect(account.readings.map(({ role }) => role)).toEqual(['command', 'blank', 'unread', 'unread'])
    expect(statementsIn(account).doubts.map(({ draft }) => draft.lines[0]?.text)).toEqual(['forgotten', '# so'])
  })

  test('takes the prompt and the indentation from what is typed', () => {
    const ledger = new Ledger(codeLines('  $ a \\\n      b\n  out'), 2)
    ledger.command(0, 2, shell, [4, 2])
    ledger.line(2, 'output')
    const { commands } = statementsIn(ledger.done())
    expect(commands.map(({ lines, output }) => [lines.map(({ text }) => text), output.length])).toEqual([
      [['a \\', '    b'], 1],
    ])
  })
})

test('blanks at the end of a line stay where they may be quoted, and go where they undo a backslash', () => {
  const ledger = new Ledger(codeLines('echo "a  \nb"  \nfrob \\ \n  x'), 0)
  ledger.command(0, 2, shell)
  ledger.command(2, 2, shell)
  const { commands } = statementsIn(ledger.done())
  expect(commands.map(({ lines }) => lines.map(({ text }) => text).join('\n'))).toEqual([
    'echo "a  \nb"',
    'frob \\\n  x',
  ])
})
