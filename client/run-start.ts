import * as vscode from 'vscode'
import type { LineDecisions, PlannedStep, RunRequest, Selection } from '../server/run/runner/wire.ts'
import type { Becoming } from '../server/run/target/become.ts'
import { askDoubts } from './ask-doubts.ts'
import { nameOf } from './documents.ts'
import { fillBefore } from './fill-in.ts'
import type { Answered } from './offer-doubt-edit.ts'
import type { Parts } from './parts.ts'
import type { Seen } from './resolve-step.ts'
import { sayError } from './say.ts'
import { withDecisions } from './settled.ts'
import { targetsSetting } from './targets-setting.ts'
import { journalSetting } from './journal-setting.ts'
import { trusted } from './trust.ts'

/** Whether the document is on disk as the reader sees it, after saving it if need be; says why not. */
async function onDisk(document: vscode.TextDocument): Promise<boolean> {
  const name = nameOf(document.uri)
  if (document.uri.scheme === 'untitled') {
    const save = 'Save As …'
    const choice = await vscode.window.showInformationMessage(
      'A run is recorded by file: save this runbook first.',
      save,
    )
    if (choice) await document.save()
    return false
  }
  if (document.uri.scheme !== 'file') {
    void vscode.window.showErrorMessage(
      `${name} cannot run: expected a file on this disk, found ${document.uri.scheme}.`,
    )
    return false
  }
  const saved = !document.isDirty || (await document.save().then(undefined, () => false))
  if (!saved) void vscode.window.showErrorMessage(`${name} did not run: it could not be saved.`)
  return saved
}

/** So many hosts are at work at a time when they are to be and the setting does not say how many. */
const several = 10

/** A setting that is a whole number, not below `least`; anything else that stands there is `least`. */
function wholeNumber(settings: vscode.WorkspaceConfiguration, name: string, least: number): number {
  const value = settings.get<unknown>(name)
  return typeof value === 'number' && Number.isInteger(value) && value >= least ? value : least
}

function requestFor(
  parts: Parts,
  { document, outline }: Seen,
  select: Selection,
  { hash = {}, confirmed = [], becoming = {}, failedHosts = false, sideBySide = false, unread = {} }: Said,
) {
  const file = document.uri.fsPath
  const { columns, rows } = parts.terminals.size(file)
  const settings = vscode.workspace.getConfiguration('runbook')
  const request: RunRequest = {
    file,
    select,
    markup: outline.markup,
    seen: { ...Object.fromEntries(outline.steps.map(step => [step.id, step.hash])), ...hash },
    values: parts.values.of(file),
    targets: targetsSetting(),
    hosts: {
      sideBySide: Math.max(sideBySide ? several : 1, wholeNumber(settings, 'hosts.sideBySide', 1)),
      mayFail: wholeNumber(settings, 'hosts.mayFail', 0),
    },
    failedHosts,
    journal: journalSetting(),
    rebootLimit: Math.max(1, settings.get<number>('rebootLimit', 30)) * 60_000,
    outputLimit: Math.max(1, settings.get<number>('outputLimit', 256)) * 2 ** 20,
    confirmed,
    becoming,
    unread,
    trusted: vscode.workspace.isTrusted,
    practice: parts.practice.on,
    interactive: true,
    columns,
    rows,
  }
  return request
}

/** What the operator has said with a click. */
export interface Said {
  /** The texts that were clicked on, by step id. */
  readonly hash?: Readonly<Record<string, string>>
  /** The steps that their author wants confirmed, and the operator has. */
  readonly confirmed?: readonly string[]
  /** How root is become, by target. */
  readonly becoming?: Becoming
  /** Only the hosts on which the step has not passed. */
  readonly failedHosts?: boolean
  /** On several hosts at a time, whatever the setting says. */
  readonly sideBySide?: boolean
  /** What lines in doubt are, by step id. */
  readonly unread?: Readonly<Record<string, LineDecisions>>
  /** The step with lines in doubt that the run has come to. */
  readonly cameTo?: string
}

/**
 * Starts the steps of one click, after saving the document and asking for what the first step needs. Says what stands
 * in the way.
 */
export async function startRun(parts: Parts, seen: Seen, select: Selection, said: Said = {}): Promise<void> {
  if (!trusted() || !(await onDisk(seen.document))) return
  const file = seen.document.uri.fsPath
  try {
    const line = await shownAtWork(parts.runs.connect(file))
    if (parts.runs.state(file)?.busy) {
      sayBusy(parts, file)
      return
    }
    const plan = await shownAtWork(line.plan(requestFor(parts, seen, select, said)))
    const first = seen.outline.steps.find(step => step.id === plan[0]?.step)
    if (plan.length === 0) {
      sayComplete(seen)
      return
    }
    const answered = first && (await settleDoubts(seen, plan[0]))
    if (answered === 'open') return
    if (
      first &&
      (await fillBefore(parts, file, withDecisions(first, answered?.answers ?? decidedIn(plan[0])))) === 'open'
    )
      return
    parts.terminals.ready(file)
    const { cameTo } = said
    parts.clicked.set(file, { select, outline: seen.outline, ...hostsOf(said), answered, cameTo })
    const unread = answered === undefined ? {} : { [answered.step]: { hash: answered.hash, lines: answered.answers } }
    await shownAtWork(line.run(requestFor(parts, seen, select, { ...said, unread })))
  } catch (error) {
    parts.clicked.delete(file)
    sayError(error)
  }
}

/** Asks what the lines in doubt of the step that comes first are; undefined when none is, `open` when one was left so. */
async function settleDoubts({ document }: Seen, step: PlannedStep | undefined): Promise<Answered | 'open' | undefined> {
  // What is refused for another reason than these lines need not be asked.
  if (step?.hash == null || step.refusal?.reason !== 'unread') return undefined
  const { doubts, hash } = step
  const answers = await askDoubts(document.uri, doubts)
  if (answers === null) return 'open'
  const lines = doubts.reduce((sum, { line, endLine }) => sum + endLine - line + 1, 0)
  return { step: step.step, hash, answers, lines }
}

const decidedIn = (step: PlannedStep | undefined) => step?.doubts.map(({ as }) => as) ?? []

/** What was said of the hosts that a step runs on. */
export const hostsOf = ({ failedHosts = false, sideBySide = false }: Pick<Said, 'failedHosts' | 'sideBySide'>) => ({
  failedHosts,
  sideBySide,
})

/** A long document, or a runner that has yet to start, takes a moment: the status bar says that the click was heard. */
const shownAtWork = <T>(work: Promise<T>): Thenable<T> =>
  vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Runbook: starting' }, () => work)

function sayBusy(parts: Parts, file: string): void {
  const show = 'Show Output'
  const cancel = 'Cancel It'
  void vscode.window
    .showInformationMessage(`A step of ${nameOf(vscode.Uri.file(file))} is still running.`, show, cancel)
    .then(async choice => {
      if (choice === show) parts.terminals.show(file, { focus: true })
      if (choice === cancel) await vscode.commands.executeCommand('runbook.cancel')
    })
}

function sayComplete({ document }: Seen): void {
  const over = 'Start Over'
  void vscode.window
    .showInformationMessage(`Every step of ${nameOf(document.uri)} is behind you.`, over)
    .then(choice => choice && vscode.commands.executeCommand('runbook.startOver'))
}
