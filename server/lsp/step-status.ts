import type { StepProgress } from '../protocol.ts'
import type { Step } from '../runbook/model.ts'

/**
 * A duration as people say it: `40 ms`, `1.2 s`, `2 min 5 s`, `1 h 3 min`.
 */
export function durationText(ms: number): string {
  if (ms < 100) return `${Math.max(0, Math.round(ms))} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  const minutes = Math.round(ms / 60_000)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** How a step that was touched stands, in a few words: `✓ 1.2 s`, `✗ exit 2`, `… running`. */
export function statusText({ phase, outcome, status, ms }: StepProgress): string {
  switch (phase) {
    case 'running':
      return '… running'
    case 'waiting':
      return '… waiting for input'
    case 'asking':
      return '… waiting for a value'
    case 'refused':
      return '⊘ not run'
    case 'finished':
      break
  }
  switch (outcome) {
    case 'passed':
      return typeof ms === 'number' ? `✓ ${durationText(ms)}` : '✓ done'
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

/**
 * Names of a step's values that are asked for before it starts: those spelled as placeholders in its commands. One
 * copied from sample output is asked for only when its command is `reached`.
 */
export function unfilledNames(step: Step, filled: readonly string[], reached = false): readonly string[] {
  const asked = step.placeholders.filter(({ command, kind }) => command !== null && (reached || kind !== 'sample'))
  return [...new Set(asked.map(({ name }) => name))].filter(name => !filled.includes(name))
}
