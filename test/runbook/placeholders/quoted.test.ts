import { expect, test } from 'vitest'
import { quotedIn } from '../../../server/runbook/placeholders/quoted.ts'

/** How the character `X` of a command is quoted. */
const quoting = (text: string) => quotedIn(text).at(text.indexOf('X'))

test.each([
  ['echo X', 'plain'],
  ["echo 'X'", 'single'],
  ['echo "X"', 'double'],
  [`echo "it's X"`, 'double'],
  [`echo "it's" X`, 'plain'],
  [`echo 'a "b' X`, 'plain'],
  [`echo "a \\" X"`, 'double'],
  ['echo \\"X', 'plain'],
  ["say don't X", 'plain'],
  ['cat <<EOF\nX\nEOF', 'document'],
  ["cat <<'EOF'\nX\nEOF", 'literal-document'],
  ['cat <<EOF\na\nEOF\necho X', 'plain'],
  ["cat <<EOF\nit's\nEOF\necho X", 'plain'],
  ['cat <<< "X"', 'double'],
  ['tool -i <<the file>>\nX', 'plain'],
  ["echo 'open X", 'plain'],
] as const)('%s: %s', (text, expected) => {
  expect(quoting(text)).toBe(expected)
})
