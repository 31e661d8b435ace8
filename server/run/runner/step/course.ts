import type { Command, Step } from '../../../runbook/model.ts'
import type { Circumstances } from '../../gate.ts'
import type { Nesting } from '../../nesting.ts'
import type { StepFacts } from '../../resume/step-facts.ts'
import type { StepState } from '../../state.ts'
import type { LiveRecord } from '../live-record.ts'
import type { StepEnd } from './work.ts'
import type { RunRequest } from '../wire.ts'

/** A step that is to be run, and what is known around it. */
export interface StepToRun {
  readonly step: Step
  /** What the step is as it runs. */
  readonly about: StepFacts
  /** How it stood before, in the run; undefined when it was never touched. */
  readonly before: StepState | undefined
  readonly record: LiveRecord
  readonly request: RunRequest
  /** The run's circumstances with the values known at that moment. */
  readonly circumstances: () => Circumstances
  /** What the document's commands open; undefined when nothing is entered. */
  readonly nesting: Nesting | undefined
}

/** How a step that has started goes on, wherever it runs. */
export interface Course {
  /** The command whose values are asked for; null when none is. */
  readonly asking: Command | null
  /** The values that were asked for are there. */
  answered(values: Readonly<Record<string, string>>): void
  cancel(): void
  input(data: string): void
  /** Runs it to its end; never rejects. */
  run(): Promise<StepEnd>
}
