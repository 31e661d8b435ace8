import { expect, test } from 'vitest'
import { awaitedWords, clock } from '../../server/run/waiting-words.ts'

/** So many days before or after today, at a time of the day, on the clock of whoever reads it. */
const at = (days: number, hours: number, minutes: number): string => {
  const date = new Date()
  date.setDate(date.getDate() + days)
  date.setHours(hours, minutes, 0, 0)
  return date.toISOString()
}

test('a time is said as on the wall, with its day when that is another', () => {
  expect(clock(at(0, 9, 5))).toBe('09:05')
  expect(clock(at(1, 0, 10))).toMatch(/^\d{4}-\d\d-\d\d 00:10$/)
  expect([undefined, '', 'soon'].map(clock)).toEqual(['', '', ''])
})

test('since when a machine is waited for, and until when, is said as far as it is known', () => {
  expect(awaitedWords(at(0, 22, 41), at(0, 23, 11))).toBe(' since 22:41, until 23:11 at most')
  expect(awaitedWords(at(0, 22, 41))).toBe(' since 22:41')
  expect(awaitedWords(undefined, at(0, 23, 11))).toBe('')
})
