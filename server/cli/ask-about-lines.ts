import type { LineDecision } from '../run/event.ts'
import type { RunnerConnection } from '../run/runner/connect.ts'
import type { LineDecisions, PlannedDoubt, PlannedStep, RunRequest } from '../run/runner/wire.ts'
import { shownLine } from '../text/shown-text.ts'
import { Failure } from './command.ts'
import type { Operator } from './operator.ts'
import { lineDecisions } from './unread-option.ts'

/**
 * Asks about each line in doubt of the steps that would run, up to the first that stops the run. Throws a {@link Failure} when
 * the operator does not answer; then nothing runs.
 */
export async function askAboutLines(
  operator: Operator,
  connection: RunnerConnection,
  request: RunRequest,
): Promise<Readonly<Record<string, LineDecisions>>> {
  let unread = request.unread ?? {}
  for (;;) {
    // Each answer can change what else refuses the step, so the plan is asked for again.
    const step = firstUnread(await connection.plan({ ...request, unread }))
    if (step?.hash == null) return unread
    const lines: LineDecision[] = []
    for (const doubt of step.doubts) lines.push(doubt.as ?? (await askAbout(operator, doubt, step.title)))
    unread = { ...unread, [step.step]: { hash: step.hash, lines } }
  }
}

/** The first step that is refused for its lines in doubt; null when a step before it stops the run. */
function firstUnread(plan: readonly PlannedStep[]): PlannedStep | null {
  for (const step of plan) {
    const { refusal } = step
    if (refusal?.reason === 'unread') return step
    const isQuestion =
      refusal === null || refusal.reason === 'placeholder' || refusal.cause === 'confirm' || refusal.cause === 'become'
    if (!isQuestion) return null
  }
  return null
}

/** The most lines shown of one statement. */
const most = 10

async function askAbout(
  operator: Operator,
  { line, endLine, text, why }: PlannedDoubt,
  title: string,
): Promise<LineDecision> {
  const where = endLine > line ? `lines ${line} to ${endLine} are` : `line ${line} is`
  const all = text.split('\n')
  const shown = [...all.slice(0, most), ...(all.length > most ? [`… and ${all.length - most} more lines`] : [])]
  process.stderr.write(
    [`In “${shownLine(title)}” ${where} in doubt: ${shownLine(why)}`, ...shown.map(each => `    ${shownLine(each)}`)]
      .map(each => `${each}\n`)
      .join(''),
  )
  for (;;) {
    const answer = await operator.ask('[r]un, [o]utput, [l]eave out? ', false)
    if (answer === null || operator.canceled)
      throw new Failure(`expected run, output or leave for line ${line}, found no answer; nothing was run`)
    const word = answer.trim().toLowerCase()
    const decision = lineDecisions.find(each => word !== '' && each.startsWith(word))
    if (decision !== undefined) return decision
  }
}
