import type { Command, NestedSession, Step } from '../../../runbook/model.ts'
import type { Outcome } from '../../event.ts'
import type { Circumstances } from '../../gate.ts'
import type { Nesting } from '../../nesting.ts'
import type { HostRecord } from './host-record.ts'
import type { RunRequest } from '../wire.ts'

/** How a step ended on a target, and why when there is more to say. */
export interface StepEnd {
  readonly outcome: Outcome
  readonly why: string | null
}

/** A step that is to be worked on, and what is known around it. */
export interface Work {
  readonly step: Step
  /** Those of its commands that run on the target, by index. */
  readonly commands: readonly number[]
  readonly record: HostRecord
  readonly request: RunRequest
  /** The run's circumstances with the values known at that moment. */
  readonly circumstances: () => Circumstances
  /** What the document's commands open; undefined when nothing is entered. */
  readonly nesting: Nesting | undefined
  /** Asks the operator when it is this target's turn to. */
  readonly inTurn: (ask: () => Promise<void>) => Promise<void>
  /** Which start of the target a command of the step was to end when it last ran, and is not known to have; by index. */
  readonly startsToEnd: ReadonlyMap<number, string>
}

/** The nested sessions of its target that a command is typed in. */
export const chainOf = ({ step, nesting }: Work, command: Command): readonly NestedSession[] =>
  nesting?.placeOf(step, command).chain ?? []
