import { FoldingRangeKind } from 'vscode-languageserver'
import type { FoldingRange } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import type { Feature } from '../feature.ts'
import { type Block, childrenOf } from '../../markup/block.ts'
import type { Runbook } from '../../runbook/model.ts'

/** Paragraphs, and wrappers that fold with what they stand in, are left unfolded. */
const folds = (block: Block): boolean => block.kind !== 'paragraph' && block.kind !== 'cell' && block.kind !== 'other'

/** Offset of the last character that is no blank; `start` when there is none. A section reaches to the next heading. */
function lastInk(text: string, start: number, end: number): number {
  let offset = end - 1
  while (offset > start && /\s/.test(text.charAt(offset))) offset--
  return Math.max(offset, start)
}

function foldingRangesOf({ source, tree }: Runbook): FoldingRange[] {
  const ranges: FoldingRange[] = []
  /** Outer blocks come first: of blocks that begin and end together the outermost is kept. */
  const seen = new Set<string>()
  const stack = [...tree.blocks].reverse()
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    for (const child of [...childrenOf(block)].reverse()) stack.push(child)
    if (!folds(block)) continue
    const { start, end } = block.span
    const startLine = source.lineAt(start) - 1
    const endLine = source.lineAt(lastInk(source.text, start, end)) - 1
    const key = `${startLine}-${endLine}`
    if (endLine <= startLine || seen.has(key)) continue
    seen.add(key)
    ranges.push({ startLine, endLine, ...(block.kind === 'comment' && { kind: FoldingRangeKind.Comment }) })
  }
  return ranges
}

/** Sections, lists and their items, code, quotes, notes, tables and comments fold. */
export const foldingRange: Feature = {
  capabilities: { foldingRangeProvider: true },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
      answer({
        uri,
        token,
        nothing: [],
        about: ({ runbook }) => {
          const limit = workspace.client.textDocument?.foldingRange?.rangeLimit ?? Infinity
          return runbook === null ? [] : foldingRangesOf(runbook).slice(0, limit)
        },
      }),
    )
  },
}
