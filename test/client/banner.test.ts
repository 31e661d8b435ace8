import { expect, test } from 'vitest'
import { bannerOf, missingBanner, visibleText } from '../../client/banner.ts'
import type { Outcome, Recorded, RunEvent } from '../../server/run/event.ts'
import type { StepId } from '../../server/runbook/model.ts'

const id = 'a' as StepId
const banner = (event: RunEvent, practice = false) =>
  bannerOf({ ...event, seq: 0, at: '' }, () => 'Upgrade', practice).replace(/\x1b\[\d+m/g, '')

test('a step says what runs where, and whether it is practice', () => {
  expect(banner({ event: 'step.started', step: id, target: 'local', commands: 1 })).toBe('\r\n── Upgrade on local\r\n')
  expect(banner({ event: 'step.started', step: id, target: 'local', commands: 1 }, true)).toContain('PRACTICE')
})

test('a step says how it ended, and why when there is more to say', () => {
  const ended = (outcome: Outcome, why: string | null) =>
    banner({ event: 'step.finished', step: id, outcome, ms: outcome === 'unknown' ? 0 : 1500, by: 'run', why })
  expect(ended('passed', null)).toBe('✓ passed 1.5 s\r\n')
  expect(ended('failed', 'its output is kept only in part')).toBe(
    '✗ failed 1.5 s · its output is kept only in part\r\n',
  )
  expect(ended('canceled', null)).toBe('⏹ canceled 1.5 s\r\n')
  expect(ended('unknown', 'contact was lost while it ran')).toBe('? unknown contact was lost while it ran\r\n')
})

test('a step that was edited away is not called by its id', () => {
  const event = { event: 'step.refused', step: id, reason: 'changed', message: 'its text has changed', seq: 0, at: '' }
  const text = bannerOf(event as Recorded, () => '', false)
  expect(text).toContain('a step that is no longer in the document: its text has changed')
})

test('what is left out says how much, and where it is', () => {
  const said = (bytes: number, file?: string) =>
    missingBanner({ missing: file === undefined ? { bytes } : { bytes, file } }).replace(/\x1b\[\d+m/g, '')
  expect(said(3_355_443, '/state/0.0.bin')).toBe('[3.2 MB of output left out here: kept in /state/0.0.bin]\r\n')
  expect(said(640)).toBe('[640 bytes of output left out here: more than could be shown]\r\n')
  expect(said(2048)).toContain('[2 kB of')
  expect(missingBanner({})).toBe('')
})

test('a command is shown whole, line by line, and draws nothing', () => {
  expect(banner({ event: 'command.started', step: id, command: 0, text: 'cat <<E\n\x1b[2Jx\u202e\nE' })).toBe(
    '❯ cat <<E\r\n┊ ␛[2Jx\u{fffd}\r\n┊ E\r\n',
  )
  const statement = { event: 'command.started', step: id, command: 0, text: 'SELECT\n1;' } as const
  expect(banner({ ...statement, prompt: 'shop=#' })).toBe('shop=# SELECT\r\n┊ 1;\r\n')
  expect(banner({ ...statement, text: 'id', root: true })).toBe('# id\r\n')
  expect(banner({ ...statement, text: 'id', prompt: '\x1b[2J>' })).toBe('␛[2J> id\r\n')
  expect(visibleText('a\tb\r')).toBe('a\tb␍')
})

test('only a command that failed says how it ended', () => {
  const finished = { event: 'command.finished', step: id, command: 0, signal: null, ms: 1500, cwd: '/' } as const
  expect(banner({ ...finished, status: 0 })).toBe('')
  expect(banner({ ...finished, status: 2 })).toBe('✗ exit 2 1.5 s\r\n')
  expect(banner({ ...finished, status: null, signal: 'SIGKILL' })).toBe('✗ SIGKILL 1.5 s\r\n')
})
