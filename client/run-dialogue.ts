import * as vscode from 'vscode'
import type { Recorded } from '../server/run/event.ts'
import type { RunState } from '../server/run/state.ts'
import { answer } from './answer.ts'
import { nameOf, scrollTo } from './documents.ts'
import { fillBefore } from './fill-in.ts'
import { type Occasion, perform, runAgain } from './next-act.ts'
import type { Click, Parts } from './parts.ts'
import type { WaitsFor } from '../server/run/waiting-words.ts'
import { offerDoubtEdit } from './offer-doubt-edit.ts'
import { plainText } from './plain-text.ts'
import { countSteps, currentStep, failedHosts, failingStatus, newestEnded } from './progress.ts'
import { actLabels, actsFor, byHandText, type NextAct, refusalText, unknownText } from './refusal.ts'
import { stepOf } from './resolve-step.ts'
import { hostsOf } from './run-start.ts'
import { sayError } from './say.ts'
import { decisionsIn, withDecisions } from './settled.ts'

type Refused = Recorded & { readonly event: 'step.refused' }

/** Whatever waited before these does so no more. */
const endsWaiting = new Set<Recorded['event']>(['step.resumed', 'command.finished', 'step.finished', 'run.finished'])

/** Speaks with the operator about the runs this window started: what a step asks, waits for, was refused for. */
export function registerRunDialogue(context: vscode.ExtensionContext, parts: Parts): void {
  const { outlines, runs, terminals, clicked } = parts
  const refusals = new Map<string, Refused>()
  /** By document: what takes away the message that a step waits. */
  const waiting = new Map<string, () => void>()

  const titleOf = (file: string, id: string) => plainText(outlines.title(vscode.Uri.file(file), id))

  async function onRecord(file: string, record: Recorded): Promise<void> {
    switch (record.event) {
      case 'step.started':
        return followInEditor(file, record.step)
      case 'session.opening':
        // A password, perhaps: whoever is asked must see it.
        return terminals.show(file, { focus: false })
      case 'step.waiting':
        return record.for === 'reboot' ? undefined : sayWaiting(file, record.step, record.for)
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
  function sayWaiting(file: string, step: string, what: WaitsFor): void {
    terminals.show(file, { focus: false })
    if (waiting.has(file)) return
    const words = {
      input: 'waits for your input. [Type in the terminal]',
      password: 'waits for a password (it is not shown). [Type in the terminal]',
      suspended: 'is suspended: Enter continues it, Ctrl-C ends it. [Go to the terminal]',
    }
    const title = `“${titleOf(file, step)}” ${words[what]}(command:runbook.showOutput)`
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
    if (click.answered) void offerDoubtEdit(parts, file, click.answered).catch(sayError)
    if (refusal) return refused(file, refusal, click)
    if (outcome === 'failed') return sayFailed(file, click)
    if (outcome === 'passed') sayComplete(file)
  }

  /** The last step is a moment to say so; the others speak for themselves. */
  function sayComplete(file: string): void {
    const uri = vscode.Uri.file(file)
    const { done, total } = countSteps(outlines.of(uri)?.steps ?? [], runs.state(file))
    if (total > 0 && done === total) {
      void vscode.window.showInformationMessage(`Every step of ${nameOf(uri)} is behind you.`)
    }
  }

  async function refused(file: string, { step, reason, cause, target, message }: Refused, click: Click): Promise<void> {
    const { select } = click
    const seen = stepOf(parts, file, step)
    if (reason === 'placeholder' && seen) {
      // The run came to a step that needs values: the natural next thing is to ask for them and go on.
      const filled = await fillBefore(parts, file, withDecisions(seen, decisionsIn(seen, runs.state(file))), true)
      if (filled === 'given')
        await runAgain(parts, file, select.kind === 'from' ? { kind: 'from', step } : select, hostsOf(click))
      if (filled !== 'none') return
    }
    // The same with lines in doubt: they are asked about, once for each time that the run comes to them.
    if (reason === 'unread' && click.cameTo !== step)
      return runAgain(parts, file, select.kind === 'from' ? { kind: 'from', step } : select, {
        ...hostsOf(click),
        cameTo: step,
      })
    if (reason === 'manual' || reason === 'alternative' || reason === 'changed') followInEditor(file, step)
    const title = titleOf(file, step)
    const byHand = reason === 'manual' && cause === undefined && (seen?.kind === 'manual' || seen?.kind === 'file')
    await offer(
      byHand ? vscode.window.showInformationMessage : vscode.window.showWarningMessage,
      byHand ? byHandText(title) : refusalText(title, message),
      actsFor(reason, cause, select.kind === 'all'),
      { ...click, file, step, target },
    )
  }

  /** Says something with buttons, and does what the operator picks. */
  async function offer(
    say: (text: string, ...labels: string[]) => Thenable<string | undefined>,
    text: string,
    acts: readonly NextAct[],
    occasion: Occasion,
  ): Promise<void> {
    const choice = await say(text, ...acts.map(act => actLabels[act]))
    const act = acts.find(act => actLabels[act] === choice)
    if (act) await perform(parts, act, occasion)
  }

  async function sayFailed(file: string, { select }: Click): Promise<void> {
    const failed = newestEnded(runs.state(file), outcome => outcome !== 'passed' && outcome !== 'skipped')
    if (!failed) return
    const { step, state } = failed
    const status = failingStatus(state)
    const show = 'Show Output'
    const retry = 'Run Again'
    const how =
      status === null
        ? (state.outcome ?? 'failed').replace('timed-out', 'timed out')
        : `failed with exit status ${status}`
    const rest = select.kind === 'all' || select.kind === 'from' ? ' Nothing after it was run.' : ''
    const others = failedHosts(state).length > 0 ? ['Retry Failed Hosts'] : []
    const where = state.hosts !== undefined && state.why !== null ? ` (${plainText(state.why)})` : ''
    const text = `“${titleOf(file, step)}” ${how}${where}.${rest}`
    const choice = await vscode.window.showErrorMessage(text, show, ...others, retry)
    if (choice === others[0] && choice !== undefined)
      await runAgain(parts, file, { kind: 'steps', steps: [step] }, { failedHosts: true })
    if (choice === show) terminals.show(file, { focus: false })
    if (choice === retry) await runAgain(parts, file, { kind: 'steps', steps: [step] })
  }

  /** The runner has died under a step: what is known of it is what the record says. */
  async function sayLost(file: string, state: RunState | null): Promise<void> {
    clicked.delete(file)
    refusals.delete(file)
    doneWaiting(file)
    const lost = newestEnded(state, outcome => outcome === 'unknown')
    const outline = outlines.of(vscode.Uri.file(file))
    if (!lost || !outline) {
      void vscode.window.showWarningMessage('Runbook: the runner has ended; what it was running ended with it.')
      return
    }
    const { step } = lost
    followInEditor(file, step)
    await offer(
      vscode.window.showWarningMessage,
      unknownText(titleOf(file, step)),
      actsFor('manual', 'unknown', false),
      { file, step, outline, select: { kind: 'steps', steps: [step] } },
    )
  }

  /** A run that this window comes to while it waits for somebody: nobody else may be there to see it. */
  async function onAttach(file: string, state: RunState | null): Promise<void> {
    const current = currentStep(state)
    const step = current === null ? undefined : state?.steps[current]
    if (current === null || !step) return
    if (step.phase === 'waiting')
      return sayWaiting(
        file,
        current,
        step.waitingFor === null || step.waitingFor === 'reboot' ? 'input' : step.waitingFor,
      )
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
    runs.onDidAttach(({ file, followed: { state }, lost }) => {
      if (lost && !state?.busy) sayLost(file, state).catch(sayError)
      else if (!clicked.has(file)) onAttach(file, state).catch(sayError)
    }),
  )
}
