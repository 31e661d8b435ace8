import { visible } from './visible.ts'
import type { Step } from '../runbook/model.ts'

/** What is in doubt in a step, a line for each statement: `In doubt: | web | 1/1 |. It looks like a row of a table.` */
export const doubtLines = ({ doubts }: Step): readonly string[] =>
  doubts.map(({ command, why }) => `In doubt: ${visible(command.text.split('\n', 1)[0]?.slice(0, 80) ?? '')}: ${why}`)
