import * as vscode from 'vscode'
import { newRunName } from '../server/run/run-name.ts'
import { nameOf } from './documents.ts'
import type { Parts } from './parts.ts'
import { seenRunbook } from './resolve-step.ts'
import { sayError } from './say.ts'
import { trusted } from './trust.ts'

/** The commands by which a window comes to another run of a document: a new one beside those that are open, or one of them. */
export function registerChooseRun(context: vscode.ExtensionContext, parts: Parts): void {
  const { runs, practice } = parts

  async function another(): Promise<void> {
    const uri = await documentOf()
    if (uri === null) return
    const before = runs.state(uri.fsPath)
    if (before === null || !before.open) {
      void vscode.window.showInformationMessage(`${nameOf(uri)} has no open run here: the next step begins one.`)
      return
    }
    await runs.choose(uri.fsPath, newRunName())
    void vscode.window.showInformationMessage(
      `Another run of ${nameOf(uri)} begins with the next step, with a shell of its own. The one before stays open: see Choose Run.`,
    )
  }

  async function choose(): Promise<void> {
    const uri = await documentOf()
    if (uri === null) return
    const file = uri.fsPath
    const listed = await (await runs.connect(file)).list(file)
    const open = listed.filter(run => run.open && run.practice === practice.on)
    if (open.length === 0) {
      void vscode.window.showInformationMessage(`${nameOf(uri)} has no open run.`)
      return
    }
    const shown = runs.state(file)?.run
    const picked = await vscode.window.showQuickPick(
      open.map(({ run, startedAt, busy, done }) => ({
        run,
        label: `${run === shown ? '$(check) ' : ''}begun ${new Date(startedAt).toLocaleString()}`,
        description: busy ? 'a step is running' : `${done} step${done === 1 ? '' : 's'} done`,
        detail: run,
      })),
      { title: `Runs of ${nameOf(uri)}`, placeHolder: 'The run that this window shows, and goes on with' },
    )
    if (picked && picked.run !== shown) await runs.choose(file, picked.run)
  }

  async function documentOf(): Promise<vscode.Uri | null> {
    if (!trusted()) return null
    const seen = await seenRunbook(parts)
    return seen?.document.uri.scheme === 'file' ? seen.document.uri : null
  }

  context.subscriptions.push(
    vscode.commands.registerCommand('runbook.newRun', () => another().catch(sayError)),
    vscode.commands.registerCommand('runbook.chooseRun', () => choose().catch(sayError)),
  )
}
