import { describe, expect, test } from 'vitest'
import { logicalLength, readerFor } from '../../../server/runbook/commands/logical-command.ts'

/** How many of the lines, from each, make one command. */
function lengths(...lines: readonly string[]): number[] {
  const reader = readerFor(lines.length)
  return lines.map((_, from) => logicalLength(lines, from, reader))
}

describe('a compound command', () => {
  test('goes on to what closes it', () => {
    expect(lengths('if a; then', '  b', 'fi', 'c')[0]).toBe(3)
    expect(lengths('if a; then', '  if b; then', '    c', '  fi', 'fi')).toEqual([5, 3, 1, 1, 1])
    expect(lengths('if a; then', '  b', 'fi |', 'c')[0]).toBe(4)
  })

  test('that nothing closes is its first line, whatever is wrong below', () => {
    expect(lengths('if a; then', '  b', ')')[0]).toBe(1)
    expect(lengths('for x in 1 2; do', '  b', 'fi')[0]).toBe(1)
  })

  test('is closed by a line of its own block, not by one above it', () => {
    expect(lengths('if a; then', 'b', 'fi', 'if c; then', 'd')).toEqual([3, 1, 1, 1, 1])
  })
})

test('a here-document goes on to its end, however far that is', () => {
  const content = Array.from({ length: 900 }, (_, index) => `rm /srv/${index}`)
  expect(lengths('cat > f <<EOF', ...content, 'EOF', 'ls')[0]).toBe(902)
})

test('a quote that nothing closes is one line', () => {
  expect(lengths('echo "a', 'b', "c 'd", "e'")).toEqual([1, 1, 2, 1])
})
