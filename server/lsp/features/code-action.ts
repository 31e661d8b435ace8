import { CodeActionKind } from 'vscode-languageserver'
import type { ClientCapabilities, CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { diagnosticOf, spanOf, textEditOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { OpenDocument } from '../open-document.ts'

/** Names the version that the edits were made for, where the client heeds it. */
function workspaceEditOf(client: ClientCapabilities, { uri, version }: OpenDocument, edits: TextEdit[]): WorkspaceEdit {
  return client.workspace?.workspaceEdit?.documentChanges === true
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } }
}

/** Whether `kind` is asked for: by itself, or by a kind that it is a part of. */
const isAskedFor = (kind: string, only: readonly string[] | undefined) =>
  only === undefined || only.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`))

/** The fixes of the problems in a range. */
export const codeAction: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    connection.onCodeAction(({ textDocument: { uri }, range, context }, token) => {
      const about = async (document: OpenDocument, isStale: () => boolean): Promise<CodeAction[]> => {
        const { client, configuration, rulePages } = workspace
        if (client.textDocument?.codeAction?.codeActionLiteralSupport === undefined) return []
        const { source } = document
        const asked = spanOf(source, range)
        const problems = (await document.problems(await configuration.of(uri), isStale)) ?? []
        return problems.flatMap((problem): CodeAction[] => {
          const { fix, otherFixes = [], span } = problem
          if (fix === null || span.end < asked.start || asked.end < span.start) return []
          return [fix, ...otherFixes].map(each => ({
            title: each.title,
            kind: CodeActionKind.QuickFix,
            // Where there is a choice, only the author can make it.
            isPreferred: otherFixes.length === 0,
            diagnostics: [diagnosticOf(source, problem, rulePages)],
            edit: workspaceEditOf(
              client,
              document,
              each.edits.map(edit => textEditOf(source, edit)),
            ),
          }))
        })
      }
      if (!isAskedFor(CodeActionKind.QuickFix, context.only)) return []
      return answer({ uri, token, nothing: [], about })
    })
  },
}
