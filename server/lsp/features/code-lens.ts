import { CodeLensRefreshRequest } from 'vscode-languageserver'
import type { CodeLens, Command } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { rangeOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import { lensRedraw } from '../lens-redraw.ts'
import { doubtLines } from '../doubt-lines.ts'
import { noteLines } from '../note-lines.ts'
import type { OpenDocument } from '../open-document.ts'
import { doubtText, openDoubts, statusText, unfilledNames } from '../step-status.ts'
import { stepCommands } from '../../protocol.ts'
import type { Progress, StepProgress, StepReference } from '../../protocol.ts'
import type { Runbook, Step } from '../../runbook/model.ts'
import { isRebootByHand } from '../../run/reboot-by-hand.ts'

/** `text` in one line of at most `width` UTF-16 units. */
function brief(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > width ? `${line.slice(0, width - 1)}…` : line
}

/** A title that says something and does nothing. */
const label = (title: string): Command => ({ title, command: '' })

interface Drawn {
  readonly step: Step
  readonly progress: StepProgress | null
  readonly filled: readonly string[]
  readonly practice: boolean
  readonly reference: StepReference
  /** What it still holds in doubt, in words; empty when nothing. */
  readonly doubt: string
  /** Whether another step begins on the same line, so that the titles must tell them apart. */
  readonly shared: boolean
}

/** What a step's lenses say, at most four of them. */
function titlesOf({ step, progress, filled, practice, reference, doubt, shared }: Drawn): readonly Command[] {
  const tooltip = [...noteLines(step), ...(doubt === '' ? [] : doubtLines(step))].join('\n')
  const act = (title: string, command: string): Command => ({
    title,
    ...(tooltip === '' ? {} : { tooltip }),
    command,
    arguments: [reference],
  })
  const runs = step.kind === 'command' || step.kind === 'inline'
  const settled = progress?.phase === 'finished'

  const { alternative, commands } = step
  const branch = alternative === null ? '' : `: ${brief(alternative.branch, 40)}`

  if (!runs) {
    const awaits = isRebootByHand(step) && !practice
    if (awaits && progress?.phase === 'running') return [label(statusText(progress))]
    const status = progress?.phase === 'changed' ? [label(statusText(progress))] : []
    const acts = [
      ...(awaits ? [act(`▶ Wait for reboot${branch}`, stepCommands.run)] : []),
      act(`Mark done${branch}`, stepCommands.done),
    ]
    if (progress === null || !settled) return [...status, ...acts]
    if (progress.outcome === 'passed') return [label(awaits ? statusText(progress) : '✓ done')]
    return [label(statusText(progress)), ...(awaits && progress.outcome !== 'skipped' ? acts : [])]
  }

  const mode = `${practice ? ' (practice)' : ''}${doubt === '' ? '' : ` · ${doubt}`}`
  const names = unfilledNames(step, filled, progress?.phase === 'asking')
  const hint =
    branch !== '' ? branch : shared ? ` ${brief((commands[0] ?? step.doubts[0]?.command)?.text ?? '', 40)}` : ''
  const fill = names.length === 0 ? [] : [act(`Fill in ${namesText(names)} …`, stepCommands.fill)]
  if (progress === null) return [act(`▶ Run step${hint}${mode}`, stepCommands.run), ...fill]
  const status = label(statusText(progress))
  switch (progress.phase) {
    case 'running':
    case 'waiting':
      return [status]
    case 'asking':
      return [status, ...fill]
    case 'changed':
    case 'refused':
      return [status, act(`▶ Run step${hint}${mode}`, stepCommands.run), ...fill]
    case 'finished':
      return [
        status,
        ...(progress.openHosts === undefined
          ? []
          : [
              act(
                `Retry ${progress.openHosts} ${progress.openHosts === 1 ? 'host' : 'hosts'}`,
                stepCommands.retryHosts,
              ),
            ]),
        act(`Run again${hint}${mode}`, stepCommands.run),
        // Nobody but the operator can say how it ended.
        ...(progress.outcome === 'unknown'
          ? [act('Mark done', stepCommands.done), act('Mark failed', stepCommands.failed)]
          : fill),
      ]
  }
}

/** `a`, `a, b`, `a, b and 3 more`. */
function namesText(names: readonly string[]): string {
  const shown = names.length === 3 ? 3 : 2
  const rest = names.length - shown
  const text = names
    .slice(0, shown)
    .map(name => brief(name, 24))
    .join(', ')
  return rest > 0 ? `${text} and ${rest} more` : text
}

function lensesOf(document: OpenDocument, runbook: Runbook, progress: Progress | null): CodeLens[] {
  const { source, steps } = runbook
  const lines = steps.map(step => source.lineAt(step.span.start))
  const onLine = new Map<number, number>()
  steps.forEach((step, index) => {
    const line = lines[index] ?? 0
    if (step.commands.length + step.doubts.length > 0) onLine.set(line, (onLine.get(line) ?? 0) + 1)
  })
  return steps.flatMap((step, index) => {
    const line = lines[index] ?? 1
    const hash = document.hash(step)
    const settled = progress?.settled
    const drawn: Drawn = {
      step,
      progress: (progress !== null && Object.hasOwn(progress.steps, step.id) && progress.steps[step.id]) || null,
      filled: progress?.filled ?? [],
      practice: progress?.practice === true,
      reference: { uri: document.uri, step: step.id, hash },
      doubt: doubtText(
        openDoubts(step, hash, settled !== undefined && Object.hasOwn(settled, step.id) ? settled[step.id] : undefined),
      ),
      shared: (onLine.get(line) ?? 0) > 1,
    }
    const range = rangeOf(source, source.lineSpan(line))
    return titlesOf(drawn).map(command => ({ range, command }))
  })
}

/** What can be done with each step, and how it went, above the step's first line. */
export const codeLens: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: false } },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    const { configuration } = workspace
    const redraw = lensRedraw(() => {
      if (workspace.client.workspace?.codeLens?.refreshSupport !== true) return
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
        // The client has gone; nobody is left to be told.
      })
    })
    connection.onCodeLens(({ textDocument: { uri } }, token) => {
      redraw.asked(uri)
      return answer({
        uri,
        token,
        nothing: [],
        about: async document => {
          const { runbook } = document
          if (runbook === null || !(await configuration.of(uri)).codeLens) return []
          return lensesOf(document, runbook, workspace.progress(uri))
        },
      })
    })
    workspace.changed(uri => redraw.expected(uri))
    workspace.closed(uri => redraw.forget(uri))
    workspace.progressed(uri => redraw.due(uri))
    configuration.changed(() => workspace.uris.forEach(uri => redraw.due(uri)))
    workspace.ended(() => redraw.clear())
  },
}
