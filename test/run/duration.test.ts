import { expect, test } from 'vitest'
import { spokenDuration, spokenLimit } from '../../server/run/duration.ts'

test.each([
  [null, ''],
  [-1, ''],
  [Number.NaN, ''],
  [0, '0 ms'],
  [42.4, '42 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [1234, '1.2 s'],
  [59_949, '59.9 s'],
  [59_951, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_600, '1 h 0 min'],
  [3_780_000, '1 h 3 min'],
])('%s ms are said as "%s"', (ms, said) => expect(spokenDuration(ms)).toBe(said))

test.each([
  [500, '500 ms'],
  [2000, '2 s'],
  [1500, '1.5 s'],
  [600_000, '10 min'],
  [5_400_000, '1 h 30 min'],
  [3_661_000, '1 h 1 min 1 s'],
])('a limit of %s ms is said as "%s"', (ms, said) => expect(spokenLimit(ms)).toBe(said))
