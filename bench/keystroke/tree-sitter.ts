import type { Edit } from '../../server/text/edit.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { treeSitter } from '../parsing/parsers.ts'
import type { Take } from './edit-times.ts'

/** The same document open in tree-sitter, which keeps of a tree what an edit left alone. */
export async function openInTreeSitter(text: string): Promise<{ readonly take: Take; readonly times: number[] }> {
  const parser = await treeSitter()
  const times: number[] = []
  let source = new SourceText(text)
  let tree = parser.parse(text)
  const pointIn = (source: SourceText, offset: number) => {
    const { line, column } = source.positionAt(offset)
    return { row: line - 1, column: column - 1 }
  }
  const take = (edit: Edit) => {
    const before = source
    source = before.edited(edit)
    const { start, end } = edit.span
    const newEnd = start + edit.text.length
    const change = {
      startIndex: start,
      oldEndIndex: end,
      newEndIndex: newEnd,
      startPosition: pointIn(before, start),
      oldEndPosition: pointIn(before, end),
      newEndPosition: pointIn(source, newEnd),
    }
    const begin = performance.now()
    tree?.edit(change)
    const next = parser.parse(source.text, tree)
    times.push(performance.now() - begin)
    tree?.delete()
    tree = next
  }
  return { take, times }
}
