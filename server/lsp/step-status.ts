import type { SettledDoubts, StepProgress } from '../protocol.ts'
import { spokenDuration } from '../run/duration.ts'
import { rebootingWords } from '../run/waiting-words.ts'
import type { Doubt, Step } from '../runbook/model.ts'

/** How a step that was touched stands, in a few words: `✓ 1.2 s`, `✗ exit 2`, `… running`. */
export function statusText({ phase, outcome, status, ms, reboots, since, byHand }: StepProgress): string {
  switch (phase) {
    case 'running':
      return reboots === true ? `… ${rebootingWords({ since, byHand })}` : '… running'
    case 'waiting':
      return '… waiting for input'
    case 'asking':
      return '… waiting for a value'
    case 'refused':
      return '⊘ not run'
    case 'changed':
      return '✎ changed since it ran'
    case 'finished':
      break
  }
  switch (outcome) {
    case 'passed':
      return typeof ms === 'number' ? `✓ ${spokenDuration(ms)}` : '✓ done'
    case 'failed':
      return typeof status === 'number' ? `✗ exit ${status}` : '✗ failed'
    case 'timed-out':
      return '✗ timed out'
    case 'canceled':
      return '⏹ canceled'
    case 'skipped':
      return '↷ skipped'
    default:
      return '? unknown'
  }
}

/** The statements of a step that are still in doubt, in a run that knows of those in `settled`. */
export function openDoubts(step: Step, hash: string, settled: SettledDoubts | undefined): readonly Doubt[] {
  const known = settled?.hash === hash ? settled.indexes : []
  return step.doubts.filter((_, index) => !known.includes(index))
}

/** `1 line in doubt`, `3 lines in doubt`; empty when nothing is. */
export function doubtText(doubts: readonly Doubt[]): string {
  const lines = doubts.reduce((sum, { command }) => sum + command.lines.length, 0)
  return lines === 0 ? '' : `${lines} ${lines === 1 ? 'line' : 'lines'} in doubt`
}

/**
 * Names of a step's values that are asked for before it starts: those spelled as placeholders in its commands. One
 * copied from sample output is asked for only when its command is `reached`.
 */
export function unfilledNames(step: Step, filled: readonly string[], reached = false): readonly string[] {
  const asked = step.placeholders.filter(({ command, kind }) => command !== null && (reached || kind !== 'sample'))
  return [...new Set(asked.map(({ name }) => name))].filter(name => !filled.includes(name))
}
