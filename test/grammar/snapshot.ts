import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Token } from './tokenize.ts'

/**
 * Compares a document's tokens with those recorded in `file`, in the layout of vscode-tmgrammar-snap: a line after
 * `>`, then the columns and scopes of its tokens. Answers both where they differ, null where they do not; with
 * `UPDATE=1` it records.
 */
export function snapshot(file: string, text: string, tokens: readonly Token[][]) {
  const found = render(text, tokens)
  if (process.env['UPDATE'] === '1') writeFileSync(file, found)
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (expected === found) return { file, differs: null }
  const [expectedLines, foundLines] = [expected.split('\n'), found.split('\n')]
  const at = foundLines.findIndex((line, index) => line !== expectedLines[index])
  return { file, differs: { line: at + 1, expected: expectedLines[at], found: foundLines[at] } }
}

const render = (text: string, tokens: readonly Token[][]) =>
  text
    .split('\n')
    .flatMap((line, index) => [
      `>${line}`,
      ...tokens[index]!.map(
        ({ start, end, scopes }) => `#${' '.repeat(start)}${'^'.repeat(end - start)} ${scopes.join(' ')}`,
      ),
    ])
    .join('\n') + '\n'
