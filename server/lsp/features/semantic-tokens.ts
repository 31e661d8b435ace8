import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { spanOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import { tokenLength, tokensOf, tokenTypes } from '../line-tokens.ts'
import type { OpenDocument } from '../open-document.ts'
import type { Span } from '../../text/span.ts'

/** The tokens of a document's blocks in the encoding of the protocol, each relative to the one before. */
function dataOf({ runbook, source }: OpenDocument, within?: Span): number[] {
  const data: number[] = []
  let [line, character] = [0, 0]
  for (const { blocks } of runbook?.stretches ?? []) {
    for (const { account } of blocks) {
      const { lines } = account
      const [first, last] = [lines[0]?.span.start, lines.at(-1)?.span.end]
      if (first === undefined || last === undefined) continue
      if (within !== undefined && (last < within.start || first > within.end)) continue
      const base = source.lineAt(first) - 1
      const tokens = tokensOf(account, source)
      for (let at = 0; at < tokens.length; at += tokenLength) {
        const now = base + (tokens[at] ?? 0)
        const column = tokens[at + 1] ?? 0
        const from = now === line ? column - character : column
        data.push(now - line, from, tokens[at + 2] ?? 0, tokens[at + 3] ?? 0, 0)
        line = now
        character = column
      }
    }
  }
  return data
}

/** The one edit that turns a list into another, between their common beginning and end. */
function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const deleteCount = before.length - start - end
  const data = after.slice(start, after.length - end)
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }]
}

/** Colours for the lines of blocks, so that readers see before they click what runs, what is output and what is in doubt. */
export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
      full: { delta: true },
      range: true,
    },
  },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    /** The answer last given, by URI. */
    const given = new Map<string, { readonly id: string; readonly data: readonly number[] }>()
    let answers = 0
    const give = (uri: string, data: number[]): string => {
      const id = String(++answers)
      given.set(uri, { id, data })
      return id
    }
    workspace.closed(uri => given.delete(uri))

    const { semanticTokens: tokens } = connection.languages
    tokens.on(({ textDocument: { uri } }, token) =>
      answer<SemanticTokens>({
        uri,
        token,
        nothing: { data: [] },
        about: document => {
          const data = dataOf(document)
          return { resultId: give(uri, data), data }
        },
      }),
    )
    tokens.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
      answer<SemanticTokens | SemanticTokensDelta>({
        uri,
        token,
        nothing: { data: [] },
        about: document => {
          const before = given.get(uri)
          const data = dataOf(document)
          const resultId = give(uri, data)
          return before?.id === previousResultId
            ? { resultId, edits: editsBetween(before.data, data) }
            : { resultId, data }
        },
      }),
    )
    tokens.onRange(({ textDocument: { uri }, range }, token) =>
      answer<SemanticTokens>({
        uri,
        token,
        nothing: { data: [] },
        about: document => ({ data: dataOf(document, spanOf(document.source, range)) }),
      }),
    )
  },
}
