import { decodeTime, ulid } from 'ulid'
import { afterEach, expect, test, vi } from 'vitest'
import { isRunName, newRunName } from '../../server/run/run-name.ts'

afterEach(() => vi.useRealTimers())

test('names sort by when they were given, within a millisecond too', () => {
  const names = Array.from({ length: 100 }, () => newRunName())
  expect(names.toSorted()).toEqual(names)
  expect(names.every(isRunName)).toBe(true)
})

test('a run that begins after the clock was set back is the newest all the same', () => {
  const before = ulid(Date.now() + 3_600_000)
  const name = newRunName(before)
  expect(name > before).toBe(true)
  expect(newRunName(name) > name).toBe(true)
})

test('of an older run only the time counts', () => {
  vi.useFakeTimers({ now: Date.now() + 7_200_000 })
  expect(decodeTime(newRunName(ulid(1)))).toBe(Date.now())
})

test.each(['', 'x', '01K0', '81K00000000000000000000000', '01k00000000000000000000000', '../0000000000000000000000'])(
  '%j is no name of a run',
  text => expect(isRunName(text)).toBe(false),
)
