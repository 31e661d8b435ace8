import * as vscode from 'vscode'

/** Whether steps run for practice: with stand-ins that only say what the real programs would do. */
export interface Practice {
  readonly on: boolean
  set(on: boolean): Promise<void>
  readonly onDidChange: vscode.Event<void>
}

/**
 * Practice is a choice of the window: what was chosen by the command holds until the setting is changed. It is not
 * written to the workspace's settings, for that could make a folder the home of a run that was none before.
 */
export function practiceMode(context: vscode.ExtensionContext): Practice {
  const key = 'practice'
  const changed = new vscode.EventEmitter<void>()
  const read = () =>
    context.workspaceState.get<boolean>(key) ?? vscode.workspace.getConfiguration('runbook').get('practice', false)
  const announce = () => {
    void vscode.commands.executeCommand('setContext', 'runbook.practice', read())
    changed.fire()
  }

  const practice: Practice = {
    get on() {
      return read()
    },
    async set(on) {
      await context.workspaceState.update(key, on)
      announce()
    },
    onDidChange: changed.event,
  }

  const turn = (on: boolean) => async () => {
    await practice.set(on)
    void vscode.window.showInformationMessage(
      on ? 'Practice is on: stand-ins only say what they would do.' : 'Practice is off: steps run for real.',
    )
  }
  context.subscriptions.push(
    changed,
    vscode.commands.registerCommand('runbook.practiceOn', turn(true)),
    vscode.commands.registerCommand('runbook.practiceOff', turn(false)),
    vscode.commands.registerCommand('runbook.togglePractice', () => turn(!practice.on)()),
    vscode.workspace.onDidChangeConfiguration(async event => {
      if (!event.affectsConfiguration('runbook.practice')) return
      await context.workspaceState.update(key, undefined)
      announce()
    }),
  )
  announce()
  return practice
}
