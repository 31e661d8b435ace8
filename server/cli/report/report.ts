import type { RunRecord } from '../../run/journal/read.ts'
import type { ReportedStep } from '../run-steps.ts'

/** A run with its steps, ready to be written in some format. */
export interface Report {
  readonly record: RunRecord
  readonly steps: readonly ReportedStep[]
}

/** The commands of a step as they were last run, by index. */
export function commandTexts({ record }: Report, step: string): readonly string[] {
  const texts: string[] = []
  for (const event of record.events) {
    if (event.event === 'step.started' && event.step === step) texts.length = 0
    if (event.event === 'command.started' && event.step === step) texts[event.command] = event.text
  }
  return texts
}
