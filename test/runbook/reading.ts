import type { Procedure, Runbook, Step, StepId } from '../../server/runbook/model.ts'
import { runbookOf } from './shared-corpus.ts'

export const markdown = (text: string) => runbookOf('x.md', text)
export const rst = (text: string) => runbookOf('x.rst', text)

/** The steps of a runbook, one line each: kind, first line of each command, or the title. */
export const outlineOf = (runbook: Runbook) => runbook.steps.map(describeStep)

const describeStep = (step: Step): string =>
  step.kind === 'manual'
    ? `manual ${step.title}`
    : step.kind === 'file'
      ? `file ${step.path ?? '?'}`
      : `${step.kind} ${step.commands.map(command => command.text.split('\n')[0]).join(' | ')}${doubtsOf(step)}`

export const proceduresOf = (nodes: readonly (Procedure | StepId)[]): Procedure[] =>
  nodes.flatMap(node => (typeof node === 'string' ? [] : [node, ...proceduresOf(node.children)]))

const doubtsOf = ({ doubts }: Step): string => (doubts.length === 0 ? '' : `, ${doubts.length} in doubt`)
