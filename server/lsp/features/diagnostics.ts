import { DocumentDiagnosticReportKind } from 'vscode-languageserver'
import type { Diagnostic, DiagnosticServerCancellationData, DocumentDiagnosticReport } from 'vscode-languageserver'
import { afterPause } from '../after-pause.ts'
import { answering } from '../answer.ts'
import { diagnosticOf, positionOf, sourceName } from '../convert.ts'
import type { Feature } from '../feature.ts'
import { longest } from '../open-document.ts'
import type { OpenDocument } from '../open-document.ts'
import type { Settings } from '../settings.ts'
import type { Problem, Severity } from '../../check/rule.ts'
import type { Includes } from '../../runbook/includes.ts'

/** How long a document is left alone before its problems are pushed, in milliseconds. */
const pushPause = 200

/** A document has at most so many problems shown; the editor has no use for more. */
const most = 1000

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 }

/** The gravest of `problems`, in the order they are given. */
function gravest(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= most) return problems
  const kept = new Set([...problems].sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, most))
  return problems.filter(problem => kept.has(problem))
}

const mebibytes = (units: number) => (units / 1024 / 1024).toFixed(1)

async function diagnosticsOf(
  document: OpenDocument,
  settings: Settings,
  rulePages: string | null,
  isStale: () => boolean,
): Promise<Diagnostic[]> {
  const { source } = document
  if (!document.tooLong) {
    const problems = (await document.problems(settings, isStale)) ?? []
    return gravest(problems).map(problem => diagnosticOf(source, problem, rulePages))
  }
  const message = `expected a document of at most ${mebibytes(longest)} Mi characters, found ${mebibytes(source.text.length)} Mi: it is not read as a runbook`
  const start = positionOf(source, 0)
  return [{ range: { start, end: start }, severity: 4, source: sourceName, message }]
}

/** An answer, and what it depends on beside the text. */
interface Given {
  readonly settings: Settings
  readonly includes: Includes | null
  readonly id: string
}

/** Problems: pulled where the client can, else pushed when typing pauses. */
export const diagnostics: Feature = {
  capabilities: {
    diagnosticProvider: { identifier: sourceName, interFileDependencies: true, workspaceDiagnostics: false },
  },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    const { configuration } = workspace
    /** Names the answer last given for a version of a document; the same settings and includes are the same object. */
    const given = new WeakMap<OpenDocument, Given>()
    let answers = 0

    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      answer<DocumentDiagnosticReport, DiagnosticServerCancellationData>({
        uri,
        token,
        nothing: { kind: DocumentDiagnosticReportKind.Full, items: [] },
        about: async (document, isStale) => {
          const settings = await configuration.of(uri)
          const includes = await document.includes(isStale)
          const before = given.get(document)
          const isSame = before?.settings === settings && before.includes === includes
          if (isSame && before.id === previousResultId) {
            return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: before.id }
          }
          const items = await diagnosticsOf(document, settings, workspace.rulePages, isStale)
          const resultId = isSame ? before.id : String(++answers)
          given.set(document, { settings, includes, id: resultId })
          return { kind: DocumentDiagnosticReportKind.Full, resultId, items }
        },
      }),
    )

    const pulls = () => workspace.client.textDocument?.diagnostic !== undefined
    const push = async (uri: string) => {
      try {
        const document = workspace.document(uri)
        if (document === null) return
        const isStale = () => workspace.document(uri) !== document
        const items = await diagnosticsOf(document, await configuration.of(uri), workspace.rulePages, isStale)
        // What was typed or closed meanwhile has its own push.
        if (isStale()) return
        await connection.sendDiagnostics({ uri, version: document.version, diagnostics: items })
      } catch (error) {
        connection.console.error(String(error))
      }
    }
    const pushes = afterPause(pushPause, uri => void push(uri))
    workspace.ended(() => pushes.clear())

    workspace.changed(uri => {
      if (!pulls()) pushes.touch(uri)
    })
    workspace.closed(uri => {
      pushes.drop(uri)
      if (!pulls()) void connection.sendDiagnostics({ uri, diagnostics: [] })
    })
    const refresh = () => {
      if (workspace.client.workspace?.diagnostics?.refreshSupport !== true) return
      connection.languages.diagnostics.refresh().catch(() => {
        // The client has gone; nobody is left to be told.
      })
    }
    configuration.changed(() => {
      if (pulls()) refresh()
      else for (const uri of workspace.uris) pushes.touch(uri)
    })
    workspace.includes.changed(({ uri, onDisk }) => {
      // A client that pulls does so anew when a text changes, for it knows that documents depend on others.
      if (!pulls()) pushes.touch(uri)
      else if (onDisk) refresh()
    })
  },
}
