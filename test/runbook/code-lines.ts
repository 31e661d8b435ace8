import type { CodeLine } from '../../server/markup/block.ts'

/** The lines of a block of code, as a markup would give them. */
export function codeLines(text: string): CodeLine[] {
  let offset = 0
  return text.split('\n').map(line => {
    const span = { start: offset, end: offset + line.length }
    offset += line.length + 1
    return { text: line, span }
  })
}
