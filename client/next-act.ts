import * as vscode from 'vscode'
import { choicesOf } from './choices.ts'
import { showLine } from './documents.ts'
import type { Click, Parts } from './parts.ts'
import { plainText } from './plain-text.ts'
import type { NextAct } from './refusal.ts'
import { openChoice } from './progress.ts'
import { seenRunbook, stepOf } from './resolve-step.ts'
import { mapHosts } from './map-hosts.ts'
import { hostsOf, type Said, startRun } from './run-start.ts'
import { askHowToBecomeRoot } from './become-root.ts'
import { lineOfStep } from './step-place.ts'

/** The step that a message was about, and the click that led to it. */
export interface Occasion extends Click {
  readonly file: string
  readonly step: string
  /** Where, when it was about a place. */
  readonly target?: string | undefined
}

const reference = (file: string, step: string) => ({ uri: vscode.Uri.file(file).toString(), step, hash: '' })

/** Runs a selection of a document again, on the text as it is now, with what the operator has just said. */
export async function runAgain(parts: Parts, file: string, select: Click['select'], said: Said = {}): Promise<void> {
  const seen = await seenRunbook(parts, reference(file, ''))
  if (seen) await startRun(parts, seen, select, said)
}

/** Does what the operator picked among a message's buttons. */
export async function perform(parts: Parts, act: NextAct, occasion: Occasion): Promise<void> {
  const { file, step, select, outline, target = 'local' } = occasion
  const hosts = hostsOf(occasion)
  const uri = vscode.Uri.file(file)
  const run = (command: string, ...rest: unknown[]) => vscode.commands.executeCommand<unknown>(command, ...rest)
  const goOn = () => runAgain(parts, file, select, hosts)
  switch (act) {
    case 'fill':
      if (await run('runbook.fillPlaceholders', reference(file, step))) await goOn()
      return
    case 'show':
      return showLine(uri, lineOfStep(parts.outlines.of(uri) ?? outline, outline, step))
    case 'trust':
      return void (await run('workbench.trust.manage'))
    case 'done':
      return void (await run('runbook.markDone', reference(file, step)))
    case 'done-and-on':
      if (await run('runbook.markDone', reference(file, step))) await goOn()
      return
    case 'failed':
      return void (await run('runbook.markFailed', reference(file, step)))
    case 'skip':
      return void (await run('runbook.skip', reference(file, step)))
    case 'practise':
      await run('runbook.practiceOn')
      return goOn()
    case 'retry':
      return goOn()
    case 'again':
      return runAgain(parts, file, { kind: 'steps', steps: [step] })
    case 'confirm':
      return runAgain(parts, file, select.kind === 'from' ? { kind: 'from', step } : select, {
        confirmed: [step],
        ...hosts,
      })
    case 'map':
      if (await mapHosts(parts, file, step)) await goOn()
      return
    case 'become': {
      const become = await askHowToBecomeRoot(target)
      if (become) await runAgain(parts, file, select, { becoming: { [target]: become }, ...hosts })
      return
    }
    case 'choose':
      return choose(parts, file, step)
  }
}

/** Lets the operator pick one of several ways; picking one runs its first step. */
async function choose(parts: Parts, file: string, id: string): Promise<void> {
  const steps = parts.outlines.of(vscode.Uri.file(file))?.steps ?? []
  const seen = stepOf(parts, file, id)
  const open = seen && openChoice(seen, steps, parts.runs.state(file))
  const branches = new Map<string, (typeof steps)[number]>()
  for (const step of steps) {
    for (const { group, branch } of choicesOf(step)) {
      if (group === open?.group && !branches.has(branch)) branches.set(branch, step)
    }
  }
  const picked = await vscode.window.showQuickPick(
    [...branches].map(([branch, step]) => ({ label: plainText(branch), description: plainText(step.title), step })),
    {
      title: 'Several ways lead on: which one do you take?',
      placeHolder: 'The first step of the way you pick is run',
    },
  )
  if (picked) await runAgain(parts, file, { kind: 'steps', steps: [picked.step.id] })
}
