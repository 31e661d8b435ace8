import { expect, test } from 'vitest'
import type { Outcome } from '../../../server/run/event.ts'
import { HostLines } from '../../../server/run/hosts/host-lines.ts'
import { labelsOf, sumOf } from '../../../server/run/hosts/hosts.ts'

test('hosts are called by what is their own', () => {
  const labels = labelsOf(['ssh:n1', 'ssh:web', 'docker:web', 'local'])
  expect([...labels.values()]).toEqual(['n1', 'ssh:web', 'docker:web', 'local'])
})

test.each<[readonly (Outcome | null)[], Outcome, string | null]>([
  [['passed', 'passed'], 'passed', null],
  [['passed', 'failed', null], 'failed', 'failed on n2; not begun on n3'],
  [['failed', 'timed-out'], 'failed', 'failed on n1; timed-out on n2'],
  [['timed-out', 'passed'], 'timed-out', 'timed-out on n1'],
  [['failed', 'canceled'], 'canceled', 'canceled on n2; failed on n1'],
  [['canceled', 'unknown', 'failed'], 'unknown', 'unknown on n2; canceled on n1; failed on n3'],
  [['passed', null], 'canceled', 'not begun on n2'],
])('outcomes of hosts come to one: %j', (outcomes, outcome, why) => {
  expect(sumOf(outcomes.map((each, index) => ({ target: `ssh:n${index + 1}`, outcome: each })))).toEqual({
    outcome,
    why,
  })
})

test('lines of several hosts are not torn, and draw over none', () => {
  const lines = new HostLines()
  expect(lines.feed('n1', 'half a ')).toBe('')
  expect(lines.feed('n2', 'one\r\ntwo\r\nthr')).toBe('n2 | one\r\nn2 | two\r\n')
  expect(lines.feed('n1', 'line\n')).toBe('n1 | half a line\n')
  expect(lines.rest('n2')).toBe('n2 | thr')
  expect(lines.rest('n2')).toBe('')
  expect(lines.feed('n1', '10%\r20%\r\x1b[1A\x1b[2Kdone\x1b[31m!\r\n')).toBe('n1 | done\x1b[31m!\x1b[0m\r\n')
  // What never ends a line is shown all the same.
  expect(lines.feed('n1', 'x'.repeat(9000))).toHaveLength(9005)
})
