import { CompletionItemKind, CompletionTriggerKind } from 'vscode-languageserver'
import type { CompletionItem } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { attributeItems, begunAttribute } from '../attribute-completion.ts'
import { offsetOf, rangeOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { OpenDocument } from '../open-document.ts'
import { isPathBegun, pathNames } from '../path-completion.ts'
import type { Runbook } from '../../runbook/model.ts'
import type { SourceText } from '../../text/source-text.ts'
import { touches } from '../../text/span.ts'

/**
 * A construct begun at the start of a line: the indentation, two dots, blanks, and the name so far.
 *
 *     .. code-bl
 *        ^^^^^^^ name
 */
const begunDirective = /^[ \t]*\.\.[ \t]+(?<name>[\w:.+-]*)$/

/** A placeholder begun in angle brackets. */
const begunAngle = /<[^<>]{0,60}$/

function directives(source: SourceText, offset: number, line: string, names: readonly string[]): CompletionItem[] {
  const name = begunDirective.exec(line)?.groups?.name
  if (name === undefined) return []
  const range = rangeOf(source, { start: offset - name.length, end: offset })
  return names.map(directive => ({
    label: directive,
    kind: CompletionItemKind.Keyword,
    textEdit: { range, newText: `${directive}:: ` },
  }))
}

/** The document's placeholders spelled `<name>`, over what has been typed of one. */
function angles(runbook: Runbook, offset: number, begun: string, lineEnd: number): CompletionItem[] {
  const { source, placeholders } = runbook
  // A bracket that the editor has closed by itself is written over.
  const closed = source.text.charAt(offset) === '>' && offset < lineEnd ? 1 : 0
  const start = offset - begun.length
  const range = rangeOf(source, { start, end: offset + closed })
  const reasons = new Map(
    placeholders
      .filter(({ span }) => !touches(span, offset))
      .map(({ name, text, reason }) => [text.startsWith('<') ? text : `<${name}>`, reason]),
  )
  return [...reasons].map(([text, reason]) => ({
    label: text,
    kind: CompletionItemKind.Variable,
    documentation: reason,
    filterText: text,
    textEdit: { range, newText: text },
  }))
}

/** Every placeholder of the document as it is spelled, for use in a command. */
function words({ source, placeholders }: Runbook, offset: number, line: string): CompletionItem[] {
  const begun = /[^\s'"=:,;()|&]*$/.exec(line)?.[0] ?? ''
  const range = rangeOf(source, { start: offset - begun.length, end: offset })
  const reasons = new Map(
    placeholders
      .filter(({ span, kind }) => !touches(span, offset) && kind !== 'question' && kind !== 'ellipsis')
      .map(({ text, reason }) => [text, reason]),
  )
  return [...reasons].map(([text, reason]) => ({
    label: text,
    kind: CompletionItemKind.Variable,
    documentation: reason,
    textEdit: { range, newText: text },
  }))
}

/**
 * Names of placeholders inside `<` and in commands; names of directives after `.. ` where the markup has them, and of files after
 * `include:: `; attributes and their values where they are written.
 */
export const completion: Feature = {
  capabilities: { completionProvider: { triggerCharacters: ['<', ' ', '/', '{', '='] } },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    connection.onCompletion(({ textDocument: { uri }, position, context }, token) => {
      const about = (document: OpenDocument): CompletionItem[] => {
        const { runbook, markup, source } = document
        if (runbook === null || markup === null) return []
        const offset = offsetOf(source, position)
        const { start, end } = source.lineSpan(source.lineAt(offset))
        // Nobody types a construct that begins farther left than this.
        const reach = 500
        const line = source.text.slice(Math.max(start, offset - reach), offset)
        const found = offset - start > reach ? [] : directives(source, offset, line, markup.directives)
        if (found.length > 0) return found
        const attribute = offset - start > reach ? null : begunAttribute(source, offset, line)
        if (attribute !== null) return attributeItems(runbook, offset, attribute)
        if (isPathBegun(line)) {
          const place = workspace.includes.placeOf(uri)
          return place === null ? [] : pathNames(document, offset, line, place)
        }
        // Blanks and slashes are typed all the time: they open the list for directives, attributes and paths only.
        if (context?.triggerKind === CompletionTriggerKind.TriggerCharacter && context.triggerCharacter !== '<')
          return []
        const begun = begunAngle.exec(line)?.[0]
        if (begun !== undefined) return angles(runbook, offset, begun, end)
        const inCommand = runbook.steps.some(step => step.commands.some(({ span }) => touches(span, offset)))
        return inCommand ? words(runbook, offset, line) : []
      }
      return answer({ uri, token, nothing: [], about })
    })
  },
}
