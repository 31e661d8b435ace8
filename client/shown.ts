import * as vscode from 'vscode'
import type { Outline } from '../server/protocol.ts'
import type { Outlines } from './outlines.ts'
import type { Runs } from './runs.ts'

/** The runbook that the tree, the status bar and the palette speak of. */
export interface ShownRunbook {
  readonly uri: vscode.Uri
  readonly outline: Outline
}

export interface Shown {
  readonly now: ShownRunbook | null
  /** Another runbook is shown, or the same with another outline. */
  readonly onDidChange: vscode.Event<void>
}

/**
 * Follows the active editor: a runbook there is shown at once; any other document leaves the last runbook shown for as
 * long as it is open or runs.
 */
export function shownRunbook(context: vscode.ExtensionContext, outlines: Outlines, runs: Runs): Shown {
  let now: ShownRunbook | null = null
  const changed = new vscode.EventEmitter<void>()
  const setContext = (key: string, value: boolean) => void vscode.commands.executeCommand('setContext', key, value)

  function follow(): void {
    const active = vscode.window.activeTextEditor?.document.uri
    const outline = active ? outlines.of(active) : null
    setContext('runbook.active', outline !== null)
    const next = active && outline ? { uri: active, outline } : kept()
    if (next?.uri.toString() === now?.uri.toString() && next?.outline === now?.outline) return
    now = next
    setContext('runbook.shown', now !== null)
    announceBusy()
    changed.fire()
  }

  function kept(): ShownRunbook | null {
    if (!now) return null
    const outline = outlines.of(now.uri)
    if (outline) return { uri: now.uri, outline }
    return runs.state(now.uri.fsPath)?.busy ? now : null
  }

  const announceBusy = () => setContext('runbook.running', now !== null && (runs.state(now.uri.fsPath)?.busy ?? false))

  context.subscriptions.push(
    changed,
    outlines.onDidChange(follow),
    vscode.window.onDidChangeActiveTextEditor(follow),
    runs.onDidChange(file => {
      if (file === now?.uri.fsPath) announceBusy()
    }),
  )
  follow()
  return {
    get now() {
      return now
    },
    onDidChange: changed.event,
  }
}
