import type { Alternative, Runbook, Step } from '../runbook/model.ts'
import type { Refused } from './gate.ts'
import type { RunState, StepState } from './state.ts'
import type { Selection } from './runner/wire.ts'

/** A step that a selection means, or (null) one that is not in the document; with what a run-all stops at. */
export interface Candidate {
  readonly id: string
  readonly step: Step | null
  readonly stop: Refused | null
}

/**
 * The steps a selection means, in the order in which they run, given how far the run has come. Whoever runs them stops
 * at the first that has a `stop`, may not start, or does not pass.
 *
 * `next` and `all` pass over what has passed or was settled by hand and never enter a rollback; `from` begins anew at
 * its step, and stays in a rollback when it begins in one; named steps are taken as they are.
 */
export function stepsOf(selection: Selection, runbook: Runbook, state: RunState | null): readonly Candidate[] {
  const { steps } = runbook
  switch (selection.kind) {
    case 'steps':
      return selection.steps.map(id => ({ id, step: steps.find(step => step.id === id) ?? null, stop: null }))
    case 'next':
      return upcoming(steps, state).slice(0, 1)
    case 'all':
      return upcoming(steps, state)
    case 'from':
      return following(selection.step, steps, state)
  }
}

/** Whether every step outside rollbacks and other alternatives has passed or was settled by hand. */
export const isComplete = (runbook: Runbook, state: RunState): boolean =>
  runbook.steps.some(({ id }) => isSettled(state.steps[id])) && upcoming(runbook.steps, state).length === 0

/** Passed, or settled by hand as done or skipped. */
export const isSettled = (state: StepState | undefined): boolean =>
  state?.phase === 'finished' && (state.outcome === 'passed' || state.outcome === 'skipped')

function upcoming(steps: readonly Step[], state: RunState | null): readonly Candidate[] {
  const chosen = chosenBranches(steps, state)
  return steps.flatMap(step => {
    const known = state?.steps[step.id]
    return step.rollback || isSettled(known) ? [] : candidate(step, known, chosen)
  })
}

function following(id: string, steps: readonly Step[], state: RunState | null): readonly Candidate[] {
  const index = steps.findIndex(step => step.id === id)
  const first = steps[index]
  if (first === undefined) return [{ id, step: null, stop: null }]
  const chosen = chosenBranches(steps, state)
  for (const { group, branch } of choicesOf(first)) chosen.set(group, branch)
  const rest = steps.slice(index + 1)
  const end = first.rollback ? rest.findIndex(step => !step.rollback) : -1
  const after = (end === -1 ? rest : rest.slice(0, end)).filter(step => step.rollback === first.rollback)
  return [
    { id, step: first, stop: null },
    ...after.flatMap(step => {
      const known = state?.steps[step.id]
      const byHand = step.kind === 'manual' || step.kind === 'file'
      return byHand && isSettled(known) ? [] : candidate(step, known, chosen)
    }),
  ]
}

function candidate(step: Step, known: StepState | undefined, chosen: ReadonlyMap<string, string>): Candidate[] {
  const { id } = step
  for (const { group, branch } of choicesOf(step)) {
    const taken = chosen.get(group)
    if (taken === undefined) {
      const message = `this step is one of several alternatives (${branch}): run it yourself to choose it`
      return [{ id, step, stop: { reason: 'alternative', message } }]
    }
    if (taken !== branch) return []
  }
  if (known?.phase === 'finished' && known.outcome === 'unknown') {
    const message =
      'how this step ended is not known: see what it did, then mark it done or failed, or run it again yourself'
    return [{ id, step, stop: { reason: 'manual', cause: 'unknown', message } }]
  }
  return [{ id, step, stop: null }]
}

/** By group, the branch that the operator touched last: ran, or marked done. */
function chosenBranches(steps: readonly Step[], state: RunState | null): Map<string, string> {
  const chosen = new Map<string, string>()
  const when = new Map<string, string>()
  for (const step of steps) {
    const known = state?.steps[step.id]
    if (known === undefined || known.outcome === 'skipped' || known.phase === 'refused') continue
    const at = known.startedAt ?? ''
    for (const { group, branch } of choicesOf(step)) {
      if (at < (when.get(group) ?? '')) continue
      when.set(group, at)
      chosen.set(group, branch)
    }
  }
  return chosen
}

/** The choices that a step depends on, the outermost first. */
function choicesOf({ alternative }: Step): readonly Alternative[] {
  const choices: Alternative[] = []
  for (let at = alternative ?? undefined; at !== undefined; at = at.within) choices.unshift(at)
  return choices
}
