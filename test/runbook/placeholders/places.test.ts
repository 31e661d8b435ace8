import { expect, test } from 'vitest'
import { placesIn } from '../../../server/runbook/placeholders/places.ts'
import { quotedIn } from '../../../server/runbook/placeholders/quoted.ts'

/** Where the `X` of a command stands. */
const placeOf = (text: string) => placesIn(text, quotedIn(text)).at(text.indexOf('X'))

test.each([
  ['a | sudo /bin/b X', 'b'],
  ['sudo -u postgres psql X', 'psql'],
  ['env A=1 b X', 'b'],
  ['a && b "c X"', 'b'],
  ['a $(b c) X', 'a'],
  ['a $(b X)', 'b'],
  ['a `b X` c', 'b'],
  ['a `b c` X', 'a'],
  ['V="$(a | b X)"', 'b'],
  ['a <b c> X', 'a'],
  ["a 'b | c' X", 'a'],
  ['a \\\n  X', 'a'],
  ['a\nb X', 'b'],
  ['cat <<EOF\nX\nEOF', ''],
  ['a {{ b }}/c X', 'a'],
])('the program of X in %s is %s', (text, program) => {
  expect(placeOf(text).program).toBe(program)
})

test.each([
  ['X a', true],
  ['sudo X', true],
  ['a | X', true],
  ['a X', false],
  ['sudo -u X a', false],
  ['A=X', false],
])('whether X is the program in %s: %s', (text, isProgram) => {
  expect(placeOf(text).isProgram).toBe(isProgram)
})

test.each([
  ['a -H X', '-H'],
  ['a --host X', '--host'],
  ['a --host=X', '--host'],
  ['a --host=b X', ''],
  ['a X', ''],
])('the option that X is the value of in %s is %s', (text, option) => {
  expect(placeOf(text).option).toBe(option)
})

test('what stands before in its word, and how it is quoted', () => {
  expect(placeOf('a https://b/X')).toMatchObject({ word: 'https://b/X', before: 'https://b/' })
  expect(placeOf("a 'b X'")).toMatchObject({ word: "'b X'", quoting: 'single' })
})
