import * as vscode from 'vscode'
import { nameOf } from './documents.ts'
import { plainText } from './plain-text.ts'
import type { Parts } from './parts.ts'
import { countSteps, currentStep, newestEnded } from './progress.ts'
import { insideInWords } from '../server/run/inside.ts'
import { onceAFrame } from './once-a-frame.ts'
import type { StepState } from '../server/run/state.ts'
import { rebootingWords, waitingWords } from '../server/run/waiting-words.ts'

/** The status bar item: where the run stands, what waits for the operator, and PRACTICE while that is on. */
export function registerStatusBar(context: vscode.ExtensionContext, { shown, runs, practice }: Parts): void {
  const item = vscode.window.createStatusBarItem('runbook.status', vscode.StatusBarAlignment.Left, 10)
  item.name = 'Runbook'
  item.command = 'runbook.focusProgress'

  function draw(): void {
    if (!shown.now) {
      item.hide()
      return
    }
    const run = runs.state(shown.now.uri.fsPath)
    const { done, total } = countSteps(shown.now.outline.steps, run)
    const current = currentStep(run)
    const phase = current === null ? null : run?.steps[current]?.phase
    const title = plainText(shown.now.outline.steps.find(({ id }) => id === current)?.title ?? '')
    const inside = plainText(insideInWords(run))
    const practising = current !== null && run ? run.practice : practice.on
    const sign =
      phase === 'waiting'
        ? `$(keyboard) ${waitingWords((current && run?.steps[current]?.waitingFor) || 'input')}`
        : phase === 'asking'
          ? '$(edit) asks for a value'
          : phase === 'running'
            ? `$(sync~spin) ${short(title)}${rebooting(run?.steps[current ?? ''])}`
            : newestEnded(run, outcome => outcome === 'unknown')
              ? '$(question)'
              : run?.outcome === 'failed'
                ? '$(error)'
                : total > 0 && done === total
                  ? '$(pass)'
                  : '$(play)'
    item.text = `${practising ? '$(beaker) PRACTICE ' : ''}${sign.split(' ')[0]} Runbook: ${done}/${total}${
      sign.includes(' ') ? ` ${sign.slice(sign.indexOf(' ') + 1)}` : ''
    }`
    item.tooltip = `${nameOf(shown.now.uri)}: ${done} of ${total} steps done${title ? `\n${title}` : ''}${inside && `\n${inside}`}${
      practising ? '\nPractice: stand-ins only say what they would do.' : ''
    }`
    item.accessibilityInformation = {
      label: `Runbook${practising ? ', practice' : ''}, ${done} of ${total} steps done${title ? `, ${phase}: ${title}` : ''}`,
    }
    item.backgroundColor =
      phase === 'waiting' || phase === 'asking' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined
    item.show()
  }

  const coalesced = onceAFrame(draw)
  context.subscriptions.push(
    item,
    shown.onDidChange(coalesced),
    practice.onDidChange(coalesced),
    runs.onDidChange(coalesced),
    vscode.commands.registerCommand('runbook.focusProgress', () =>
      vscode.commands.executeCommand('runbook.progress.focus'),
    ),
  )
  draw()
}

/** Since when the machine that a step reboots is waited for; empty when it waits for none. */
const rebooting = (step: StepState | undefined) =>
  step?.waitingFor === 'reboot' ? `, ${rebootingWords(step.awaited)}` : ''

const short = (title: string) => (title.length > 40 ? `${title.slice(0, 39)}…` : title)
