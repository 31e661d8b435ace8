import { expect, test } from 'vitest'
import { progressOf } from '../../server/lsp/progress.ts'
import { settingsOf } from '../../server/lsp/settings.ts'
import { statusText } from '../../server/lsp/step-status.ts'

test.each([
  ['passed', 0, 1200, '✓ 1.2 s'],
  ['passed', null, null, '✓ done'],
  ['failed', 2, 5, '✗ exit 2'],
  ['failed', null, null, '✗ failed'],
  ['canceled', 130, 5, '⏹ canceled'],
  ['timed-out', null, 5, '✗ timed out'],
  ['skipped', null, null, '↷ skipped'],
  ['unknown', null, null, '? unknown'],
])('a step that %s with status %s is told as such', (outcome, status, ms, text) => {
  expect(statusText({ phase: 'finished', outcome, status, ms })).toBe(text)
})

test('a progress that is none is not taken for one', () => {
  expect(progressOf(null)).toBeNull()
  expect(progressOf({ steps: {} })).toBeNull()
  expect(
    progressOf({
      uri: 'a',
      steps: { s: { phase: 'gone' }, t: null, u: { phase: 'running', ms: 'x' } },
      filled: [1, 'n'],
    }),
  ).toEqual({
    uri: 'a',
    practice: false,
    steps: { u: { phase: 'running', outcome: null, status: null, ms: null } },
    filled: ['n'],
  })
})

test('settings without sense count as not set', () => {
  expect(settingsOf(null)).toEqual({ rules: {}, codeLens: true })
  expect(settingsOf({ rules: { a: 'off', b: 'loud', c: 1 }, codeLens: 'no' })).toEqual({
    rules: { a: 'off' },
    codeLens: true,
  })
  expect(settingsOf({ rules: [], codeLens: false })).toEqual({ rules: {}, codeLens: false })
})
