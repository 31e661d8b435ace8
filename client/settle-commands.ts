import * as vscode from 'vscode'
import type { Settlement } from '../server/run/runner/wire.ts'
import { journalSetting } from './journal-setting.ts'
import { plainText } from './plain-text.ts'
import type { Parts } from './parts.ts'
import { seenStep } from './resolve-step.ts'
import { sayError } from './say.ts'
import { trusted } from './trust.ts'

/** The commands by which the operator says how a step ended: done, skipped, failed; and takes it back. */
export function registerSettleCommands(context: vscode.ExtensionContext, parts: Parts): void {
  /** Answers whether the step was settled. */
  async function settle(argument: unknown, as: Settlement): Promise<boolean> {
    if (!trusted()) return false
    const seen = await seenStep(parts, argument)
    if (!seen) return false
    const { document, outline, step } = seen
    if (document.uri.scheme !== 'file') {
      void vscode.window.showInformationMessage('Progress is recorded by file: save this runbook first.')
      return false
    }
    const file = document.uri.fsPath
    const why = as === 'done' || as === 'open' ? null : await reason(as, plainText(step.title))
    if (why === undefined) return false
    const line = await parts.runs.connect(file)
    const practice = parts.practice.on
    await line.settle({
      file,
      step: step.id,
      as,
      why: why === '' ? null : why,
      practice,
      markup: outline.markup,
      journal: journalSetting(),
    })
    return true
  }

  const command = (name: string, as: Settlement) =>
    vscode.commands.registerCommand(`runbook.${name}`, (argument: unknown) => settle(argument, as).catch(sayError))

  context.subscriptions.push(
    command('markDone', 'done'),
    command('skip', 'skip'),
    command('markFailed', 'failed'),
    command('unmark', 'open'),
  )
}

/** The operator's reason, which may be empty; undefined when the operator thinks better of it. */
const reason = (as: Settlement, title: string) =>
  vscode.window.showInputBox({
    title: `${as === 'skip' ? 'Skip' : 'Mark failed'}: ${title}`,
    prompt: 'Why? It is kept in the record of the run. Enter alone gives no reason.',
    ignoreFocusOut: true,
  })
