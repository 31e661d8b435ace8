import * as vscode from 'vscode'

/** Whether steps may run here; says why not. Asked by every command that runs, whatever the menus show. */
export function trusted(): boolean {
  if (vscode.workspace.isTrusted) return true
  const manage = 'Manage Workspace Trust'
  void vscode.window
    .showWarningMessage('Nothing runs in Restricted Mode: trust this workspace to run its steps.', manage)
    .then(choice => choice && vscode.commands.executeCommand('workbench.trust.manage'))
  return false
}
