import * as vscode from 'vscode'
import type { Outline } from '../server/protocol.ts'
import type { Recorded } from '../server/run/event.ts'
import type { RunState } from '../server/run/state.ts'
import { scrollTo, showLine } from './documents.ts'
import { answer } from './answer.ts'
import { fillBefore } from './fill-in.ts'
import { plainText } from './plain-text.ts'
import type { Click, Parts } from './parts.ts'
import { currentStep, failingStatus } from './progress.ts'
import { actLabels, actsFor, byHandText, refusalText, type NextAct } from './refusal.ts'
import { seenRunbook, stepOf } from './resolve-step.ts'
import { startRun } from './run-start.ts'
import { sayError } from './say.ts'

type Refused = Recorded & { readonly event: 'step.refused' }

const reference = (file: string, step: string) => ({ uri: vscode.Uri.file(file).toString(), step, hash: '' })

/** Whatever waited before these does so no more. */
const endsWaiting = new Set<Recorded['event']>(['step.resumed', 'command.finished', 'step.finished', 'run.finished'])

/** Speaks with the operator about the runs this window started: what a step asks, waits for, was refused for. */
export function registerRunDialogue(context: vscode.ExtensionContext, parts: Parts): void {
  const { runs, terminals, clicked } = parts
  const refusals = new Map<string, Refused>()
  /** By document: what takes away the message that a step waits. */
  const waiting = new Map<string, () => void>()

  const titleOf = (file: string, id: string, saw?: Outline) =>
    plainText((stepOf(parts, file, id) ?? saw?.steps.find(step => step.id === id))?.title ?? '')

  async function onRecord(file: string, record: Recorded): Promise<void> {
    switch (record.event) {
      case 'step.started':
        return followInEditor(file, record.step)
      case 'step.waiting':
        return sayWaiting(file, record.step, record.for)
      case 'step.asks':
        return answer(parts, file, record.step, record.names)
      case 'step.refused':
        refusals.set(file, record)
        return
      case 'run.finished':
        return finished(file, record.outcome)
    }
  }

  function followInEditor(file: string, id: string): void {
    const step = stepOf(parts, file, id)
    if (step) scrollTo(vscode.Uri.file(file), step.range.start.line)
  }

  /** Says that a step waits for keys, for as long as it does. */
  function sayWaiting(file: string, step: string, what: 'input' | 'password'): void {
    terminals.show(file, { focus: false })
    if (waiting.has(file)) return
    const title = `“${titleOf(file, step)}” waits for ${what === 'password' ? 'a password (it is not shown)' : 'your input'}. [Type in the terminal](command:runbook.showOutput)`
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title },
      () => new Promise<void>(resolve => waiting.set(file, resolve)),
    )
  }

  function doneWaiting(file: string): void {
    waiting.get(file)?.()
    waiting.delete(file)
  }

  async function finished(file: string, outcome: 'passed' | 'failed' | 'stopped'): Promise<void> {
    const click = clicked.get(file)
    const refusal = refusals.get(file)
    clicked.delete(file)
    refusals.delete(file)
    if (!click) return
    if (refusal) return refused(file, refusal, click)
    if (outcome === 'failed') return sayFailed(file)
    if (click.select.kind !== 'steps') {
      vscode.window.setStatusBarMessage(
        outcome === 'passed' ? '$(pass) Runbook: passed' : '$(circle-slash) Runbook: stopped',
        5000,
      )
    }
  }

  async function refused(file: string, { step, reason, message }: Refused, { select, outline }: Click): Promise<void> {
    const seen = stepOf(parts, file, step)
    if (reason === 'placeholder' && seen) {
      // The run came to a step that needs values: the natural next thing is to ask for them and go on.
      const filled = await fillBefore(parts, file, seen, true)
      if (filled === 'given') await again(file, select.kind === 'from' ? { kind: 'from', step } : select)
      if (filled !== 'none') return
    }
    if (reason === 'manual' || reason === 'alternative' || reason === 'changed') followInEditor(file, step)
    const acts = actsFor[reason]
    const title = titleOf(file, step, outline)
    const byHand = reason === 'manual' && (seen?.kind === 'manual' || seen?.kind === 'file')
    const say = byHand ? vscode.window.showInformationMessage : vscode.window.showWarningMessage
    const choice = await say(
      byHand ? byHandText(title) : refusalText(title, message),
      ...acts.map(act => actLabels[act]),
    )
    const act = acts.find(act => actLabels[act] === choice)
    if (act) await perform(act, file, step, select)
  }

  async function again(file: string, select: Click['select']): Promise<void> {
    const seen = await seenRunbook(parts, reference(file, ''))
    if (seen) await startRun(parts, seen, select)
  }

  async function perform(act: NextAct, file: string, step: string, select: Click['select']): Promise<void> {
    const run = (command: string, ...rest: unknown[]) => vscode.commands.executeCommand(command, ...rest)
    switch (act) {
      case 'fill':
        if (await run('runbook.fillPlaceholders', reference(file, step))) await again(file, select)
        return
      case 'show':
        return showLine(vscode.Uri.file(file), stepOf(parts, file, step)?.range.start.line ?? 0)
      case 'setting':
        return void (await run('workbench.action.openSettings', 'runbook.targets'))
      case 'trust':
        return void (await run('workbench.trust.manage'))
      case 'done':
        return void (await run('runbook.markDone', reference(file, step)))
      case 'skip':
        return void (await run('runbook.skip', reference(file, step)))
      case 'practise':
        return void (await run('runbook.practiceOn'))
      case 'choose':
        return choose(file, step)
    }
  }

  /** Lets the operator pick one of several ways; picking one runs its first step. */
  async function choose(file: string, id: string): Promise<void> {
    const steps = parts.outlines.of(vscode.Uri.file(file))?.steps ?? []
    const group = stepOf(parts, file, id)?.alternative?.group
    const branches = new Map<string, (typeof steps)[number]>()
    for (const step of steps) {
      if (step.alternative?.group === group && step.alternative && !branches.has(step.alternative.branch)) {
        branches.set(step.alternative.branch, step)
      }
    }
    const picked = await vscode.window.showQuickPick(
      [...branches].map(([branch, step]) => ({ label: plainText(branch), description: plainText(step.title), step })),
      {
        title: 'Several ways lead on: which one do you take?',
        placeHolder: 'The first step of the way you pick is run',
      },
    )
    if (picked) await again(file, { kind: 'steps', steps: [picked.step.id] })
  }

  async function sayFailed(file: string): Promise<void> {
    const state = runs.state(file)
    const failed = Object.entries(state?.steps ?? {})
      .filter(([, { phase, outcome }]) => phase === 'finished' && outcome !== 'passed' && outcome !== 'skipped')
      .sort(([, a], [, b]) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''))
      .at(-1)
    if (!failed) return
    const [step, how] = failed
    const status = failingStatus(how)
    const show = 'Show Output'
    const retry = 'Run Again'
    const text = `“${titleOf(file, step)}” ${status === null ? (how.outcome ?? 'failed') : `failed with exit status ${status}`}. Nothing after it was run.`
    const choice = await vscode.window.showErrorMessage(text, show, retry)
    if (choice === show) terminals.show(file, { focus: false })
    if (choice === retry) await again(file, { kind: 'steps', steps: [step] })
  }

  /** A run that this window comes to while it waits for somebody: nobody else may be there to see it. */
  async function onAttach(file: string, state: RunState | null): Promise<void> {
    const current = currentStep(state)
    const step = current === null ? undefined : state?.steps[current]
    if (current === null || !step) return
    if (step.phase === 'waiting') return sayWaiting(file, current, step.waitingFor ?? 'input')
    if (step.phase !== 'asking') return
    const reply = 'Answer …'
    const choice = await vscode.window.showInformationMessage(`“${titleOf(file, current)}” asks for a value.`, reply)
    if (choice) await answer(parts, file, current, step.asks)
  }

  context.subscriptions.push(
    { dispose: () => waiting.forEach(done => done()) },
    runs.onRecord(({ file, record }) => {
      if (endsWaiting.has(record.event)) doneWaiting(file)
      if (clicked.has(file)) onRecord(file, record).catch(sayError)
    }),
    runs.onDidAttach(({ file, followed }) => {
      if (!clicked.has(file)) onAttach(file, followed.state).catch(sayError)
    }),
  )
}
