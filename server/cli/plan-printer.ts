import type { PlannedDoubt, PlannedStep } from '../run/runner/wire.ts'
import { behindPrompt, shellPrompt } from '../run/shown-prompt.ts'
import { decisionWords } from './settled-words.ts'
import { shownLine, shownText } from '../text/shown-text.ts'

/**
 * What a dry run found, as events, one JSON object a line: `step.planned`, `step.refused` for a step that would be,
 * and `run.finished` as in a run, with no run.
 */
export function planJson(plan: readonly PlannedStep[]): string {
  const events = plan.flatMap(({ step, target, commands, prompts, inside, doubts, refusal }) => [
    {
      ...{ event: 'step.planned', step, target, commands, prompts },
      ...(inside === undefined ? {} : { inside }),
      ...(doubts.length === 0 ? {} : { doubts }),
      refusal,
    },
    ...(refusal === null ? [] : [{ event: 'step.refused', step, ...refusal }]),
  ])
  const outcome = plan.some(({ refusal }) => refusal !== null) ? 'stopped' : 'passed'
  return [...events, { event: 'run.finished', run: null, outcome }].map(event => `${JSON.stringify(event)}\n`).join('')
}

/** What a dry run found, as an operator reads it. */
export const planText = (plan: readonly PlannedStep[]): string =>
  plan.length === 0
    ? 'nothing left to run\n'
    : plan
        .map(({ step, title, target, commands, prompts, inside, doubts, refusal }) => {
          const where = refusal === null ? `on ${target}` : `refused: ${refusal.message}`
          const lines = commands.map((command, index) => {
            const opener = inside?.[index] ?? null
            const note =
              opener === null || opener === inside?.[index - 1] ? '' : shownLine(`    (inside ${opener})`) + '\n'
            const lines = behindPrompt(shownLine(prompts[index] ?? shellPrompt), shownText(command))
            return `${note}    ${lines.replaceAll('\n', '\n    ')}\n`
          })
          return `${shownLine(`[${step}] ${title} (${where})`)}\n${lines.join('')}${doubts.map(doubtText).join('')}`
        })
        .join('')

/** A line in doubt: why it is, and what was said of it. */
const doubtText = ({ line, endLine, text, why, as }: PlannedDoubt): string => {
  const where = endLine > line ? `lines ${line} to ${endLine}` : `line ${line}`
  const [first = '', ...more] = text.split('\n')
  const what = as === null ? `in doubt (${why})` : `in doubt, ${decisionWords(as)}`
  return `    ${shownLine(`${where}, ${what}: ${first}${more.length === 0 ? '' : ' …'}`)}\n`
}
