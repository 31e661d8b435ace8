import * as vscode from 'vscode'
import { progressNotification } from '../server/protocol.ts'
import type { Parts } from './parts.ts'
import { lensProgress } from './progress.ts'

/** A run changes in bursts: the server is told at most so often, in milliseconds. */
const pause = 50

/** Tells the server where runs stand, so that the lenses show what the tree shows. */
export function registerLensProgress(context: vscode.ExtensionContext, parts: Parts): void {
  const { client, outlines, runs, practice, values } = parts
  const touched = new Set<string>()
  const told = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined

  function tell(): void {
    timer = undefined
    for (const file of touched) {
      const uri = vscode.Uri.file(file)
      if (!outlines.of(uri)) continue
      const progress = lensProgress(uri.toString(), runs.state(file), practice.on, Object.keys(values.of(file)))
      const text = JSON.stringify(progress)
      if (told.get(file) === text) continue
      told.set(file, text)
      void client.sendNotification(progressNotification, progress).catch(() => told.delete(file))
    }
    touched.clear()
  }

  function touch(file: string): void {
    touched.add(file)
    timer ??= setTimeout(tell, pause)
  }

  const touchOpen = () =>
    vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file').forEach(({ uri }) => touch(uri.fsPath))

  context.subscriptions.push(
    runs.onDidChange(touch),
    values.onDidChange(touch),
    practice.onDidChange(touchOpen),
    outlines.onDidChange(({ fsPath }) => touch(fsPath)),
    client.onDidChangeState(() => told.clear()),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => told.delete(uri.fsPath)),
    { dispose: () => clearTimeout(timer) },
  )
}
