import { expect, test } from 'vitest'
import { bannerOf, visibleText } from '../../client/banner.ts'
import type { RunEvent } from '../../server/run/event.ts'
import type { StepId } from '../../server/runbook/model.ts'

const id = 'a' as StepId
const banner = (event: RunEvent, practice = false) =>
  bannerOf({ ...event, seq: 0, at: '' }, () => 'Upgrade', practice).replace(/\x1b\[\d+m/g, '')

test('a step says what runs where, and whether it is practice', () => {
  expect(banner({ event: 'step.started', step: id, target: 'local', commands: 1 })).toBe('\r\n── Upgrade on local\r\n')
  expect(banner({ event: 'step.started', step: id, target: 'local', commands: 1 }, true)).toContain('PRACTICE')
})

test('a command is shown whole, line by line, and draws nothing', () => {
  expect(banner({ event: 'command.started', step: id, command: 0, text: 'cat <<E\n\x1b[2Jx\u202e\nE' })).toBe(
    '❯ cat <<E\r\n┊ ␛[2Jx\u{fffd}\r\n┊ E\r\n',
  )
  expect(visibleText('a\tb\r')).toBe('a\tb␍')
})

test('only a command that failed says how it ended', () => {
  const finished = { event: 'command.finished', step: id, command: 0, signal: null, ms: 1500, cwd: '/' } as const
  expect(banner({ ...finished, status: 0 })).toBe('')
  expect(banner({ ...finished, status: 2 })).toBe('✗ exit 2 1.5 s\r\n')
  expect(banner({ ...finished, status: null, signal: 'SIGKILL' })).toBe('✗ SIGKILL 1.5 s\r\n')
})
