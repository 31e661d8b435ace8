import type { OutlineStep, Range } from '../server/protocol.ts'
import type { LineDecision } from '../server/run/event.ts'
import type { RunState } from '../server/run/state.ts'

/** The run's decision on each statement in doubt of a step, in order; null for an open one. */
export function decisionsIn(step: OutlineStep, run: RunState | null): readonly (LineDecision | null)[] {
  const known = run?.lines?.[step.id] ?? run?.lines?.[run.moved?.[step.id] ?? step.id]
  const lines = known?.hash === step.hash ? known.lines : []
  return step.doubts.map((_, index) => lines.find(line => line.index === index)?.as ?? null)
}

/** `1 line in doubt`, `3 lines in doubt`: how many lines of a step are still open; empty when none is. */
export function doubtText(step: OutlineStep, run: RunState | null): string {
  const decisions = decisionsIn(step, run)
  const lines = step.doubts.reduce(
    (sum, { range }, index) => sum + (decisions[index] === null ? range.end.line - range.start.line + 1 : 0),
    0,
  )
  return lines === 0 ? '' : `${lines} ${lines === 1 ? 'line' : 'lines'} in doubt`
}

/** The step with the placeholders of the statements in doubt that will run. */
export function withDecisions(step: OutlineStep, decisions: readonly (LineDecision | null)[]): OutlineStep {
  const more = step.doubts.flatMap(({ placeholders }, index) => (decisions[index] === 'run' ? placeholders : []))
  return more.length === 0 ? step : { ...step, placeholders: [...step.placeholders, ...more] }
}

/** A command or a statement in doubt of a step, by its index among its kind. */
export interface Statement {
  readonly kind: 'command' | 'doubt'
  readonly index: number
}

/** The commands and the statements in doubt of a step, in the order of the document. */
export function statementsOf({ commands, doubts }: OutlineStep): readonly Statement[] {
  if (doubts.length === 0) return commands.map((_, index) => ({ kind: 'command', index }))
  const all = [
    ...commands.map(({ range }, index) => ({ kind: 'command' as const, index, range })),
    ...doubts.map(({ range }, index) => ({ kind: 'doubt' as const, index, range })),
  ]
  return all.sort((a, b) => byPlace(a.range, b.range)).map(({ kind, index }) => ({ kind, index }))
}

const byPlace = (a: Range, b: Range): number => a.start.line - b.start.line || a.start.character - b.start.character

/** The index of a statement among the commands that run; null when it does not run. */
export function placeInRun(step: OutlineStep, run: RunState | null, { kind, index }: Statement): number | null {
  if (step.doubts.length === 0) return index
  const decisions = decisionsIn(step, run)
  const running = statementsOf(step).filter(each => each.kind === 'command' || decisions[each.index] === 'run')
  const at = running.findIndex(each => each.kind === kind && each.index === index)
  return at === -1 ? null : at
}
