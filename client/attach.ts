import * as vscode from 'vscode'
import type { Parts } from './parts.ts'

/**
 * Takes up the runs of open runbooks: when one is opened, and when the window comes to the front (somebody may have
 * started a run from the command line or another window meanwhile).
 */
export function registerAttach(context: vscode.ExtensionContext, { outlines, runs }: Parts): void {
  const attach = (uri: vscode.Uri) => {
    if (uri.scheme === 'file' && outlines.of(uri)) void runs.attach(uri.fsPath)
  }
  const attachOpen = () => vscode.workspace.textDocuments.forEach(({ uri }) => attach(uri))
  context.subscriptions.push(
    outlines.onDidChange(attach),
    vscode.workspace.onDidGrantWorkspaceTrust(attachOpen),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) attachOpen()
    }),
  )
}
