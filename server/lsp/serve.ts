import { PositionEncodingKind, TextDocumentSyncKind } from 'vscode-languageserver'
import type { Connection, ServerCapabilities } from 'vscode-languageserver'
import { features } from './features/index.ts'
import { Workspace } from './workspace.ts'

/** What the server says of itself. */
export interface About {
  readonly version: string
  /** Address that, with a rule's id and `.md`, names the rule's page; null when there is none. */
  readonly rulePages: string | null
}

/** Speaks the Language Server Protocol on `connection`: documents and features, nothing else. */
export function serve(connection: Connection, { version, rulePages }: About): void {
  const workspace = new Workspace(connection, rulePages)
  for (const feature of features) feature.register(connection, workspace)

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
    workspace.initialize(capabilities, initializationOptions, folders)
    return {
      serverInfo: { name: 'runbook', version },
      capabilities: Object.assign(
        {
          positionEncoding: PositionEncodingKind.UTF16,
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        } satisfies ServerCapabilities,
        ...features.map(feature => feature.capabilities),
      ) as ServerCapabilities,
    }
  })
  connection.listen()
}
