import * as vscode from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { documentSelector, mayBeRunbook } from './documents.ts'

/**
 * The language client. Its server starts with the first document that may be a runbook, and nobody waits for it; that
 * it cannot start is said by the client itself.
 */
export function languageClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs')
  const client = new LanguageClient(
    'runbook',
    'Runbook',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
    },
    {
      documentSelector,
      synchronize: { configurationSection: 'runbook' },
      initializationOptions: vscode.workspace.getConfiguration('runbook'),
    },
  )
  let asked = false
  const startFor = (document: vscode.TextDocument) => {
    if (asked || !mayBeRunbook(document)) return
    asked = true
    void client.start()
  }
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor), {
    dispose: () => void (asked && client.stop()),
  })
  // After the activation: starting a process takes longer than all the rest of it.
  setImmediate(() => vscode.workspace.textDocuments.forEach(startFor))
  return client
}
