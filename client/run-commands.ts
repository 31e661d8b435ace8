import * as vscode from 'vscode'
import { isRebootByHand } from '../server/run/reboot-by-hand.ts'
import { nameOf } from './documents.ts'
import type { Parts } from './parts.ts'
import { plainText } from './plain-text.ts'
import { currentStep } from './progress.ts'
import { seenRunbook, seenStep } from './resolve-step.ts'
import { startRun } from './run-start.ts'
import { sayError } from './say.ts'
import { trusted } from './trust.ts'

/** How long a program may take to end after it was cancelled, in milliseconds. */
const patience = 3000

/** The commands that run, cancel and start over. Whatever fails is said; none takes command text as an argument. */
export function registerRunCommands(context: vscode.ExtensionContext, parts: Parts): void {
  const { runs, terminals, values } = parts

  const command = (name: string, work: (argument: unknown) => Promise<unknown>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(`runbook.${name}`, (argument: unknown) => work(argument).catch(sayError)),
    )

  command('runStep', async argument => {
    const seen = await seenStep(parts, argument)
    if (!seen) return
    const { step, hash } = seen
    if ((step.kind === 'manual' || step.kind === 'file') && !isRebootByHand(step)) {
      await vscode.commands.executeCommand('runbook.markDone', argument)
      return
    }
    await startRun(parts, seen, { kind: 'steps', steps: [step.id] }, { hash: { [step.id]: hash } })
  })

  for (const [name, hosts] of [
    ['retryFailedHosts', { failedHosts: true }],
    ['runSideBySide', { sideBySide: true }],
  ] as const) {
    command(name, async argument => {
      const seen = await seenStep(parts, argument)
      if (!seen) return
      const { id } = seen.step
      await startRun(parts, seen, { kind: 'steps', steps: [id] }, { hash: { [id]: seen.hash }, ...hosts })
    })
  }

  command('runFrom', async argument => {
    const seen = await seenStep(parts, argument)
    if (seen) await startRun(parts, seen, { kind: 'from', step: seen.step.id }, { hash: { [seen.step.id]: seen.hash } })
  })

  for (const [name, kind] of [
    ['runNext', 'next'],
    ['runAll', 'all'],
  ] as const) {
    command(name, async () => {
      const seen = await seenRunbook(parts)
      if (seen) await startRun(parts, seen, { kind })
    })
  }

  command('cancel', async () => {
    const file = await fileOf()
    if (file !== null) await cancel(file)
  })

  async function cancel(file: string): Promise<void> {
    const step = currentStep(runs.state(file))
    const ran = runs.state(file)?.busy ? await (await runs.connect(file)).cancel(file) : false
    if (!ran) void vscode.window.showInformationMessage('No step is running.')
    else if (step !== null) setTimeout(() => void sayWhenItGoesOn(file, step).catch(sayError), patience)
  }

  /** A program may bear Ctrl-C: whoever cancelled it is told what to do, or nothing would seem to happen. */
  async function sayWhenItGoesOn(file: string, step: string): Promise<void> {
    if (currentStep(runs.state(file)) !== step) return
    const title = plainText(parts.outlines.title(vscode.Uri.file(file), step))
    const again = 'Cancel Again'
    const choice = await vscode.window.showWarningMessage(
      `“${title}” goes on all the same: cancel it again to end it by force.`,
      again,
    )
    if (choice === again) await cancel(file)
  }

  command('startOver', async () => {
    if (!trusted()) return
    const file = await fileOf()
    if (file === null) return
    const name = nameOf(vscode.Uri.file(file))
    const state = runs.state(file)
    if (state?.busy) {
      void vscode.window.showInformationMessage(`A step of ${name} is running: cancel it first.`)
      return
    }
    if (!state && Object.keys(values.of(file)).length === 0) {
      void vscode.window.showInformationMessage(`${name} has not been run yet: there is nothing to start over.`)
      return
    }
    const over = 'Start Over'
    const choice = await vscode.window.showWarningMessage(
      `Start ${name} over?`,
      {
        modal: true,
        detail:
          'Every step is open again and filled-in values are asked for anew. What the steps did is not undone; the record of this run is kept.',
      },
      over,
    )
    if (choice !== over) return
    if (state) await runs.startOver(file)
    await values.forget(file)
  })

  command('showOutput', async () => {
    // VS Code opens no terminal in Restricted Mode, and would offer to trust the folder for one.
    if (!trusted()) return
    const file = await fileOf()
    if (file === null) return
    await runs.attach(file)
    if (!runs.state(file)) {
      void vscode.window.showInformationMessage(`${nameOf(vscode.Uri.file(file))} has not been run yet.`)
      return
    }
    terminals.show(file, { focus: true })
  })

  async function fileOf(): Promise<string | null> {
    const seen = await seenRunbook(parts)
    return seen?.document.uri.scheme === 'file' ? seen.document.uri.fsPath : null
  }
}
