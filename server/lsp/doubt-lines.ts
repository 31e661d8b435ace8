import { visible } from './visible.ts'
import type { Step } from '../runbook/model.ts'

/** The statements in doubt of a step, one line each: `In doubt: | web | 1/1 |: It is a row of a table.` */
export const doubtLines = ({ doubts }: Step): readonly string[] =>
  doubts.map(({ command, why }) => `In doubt: ${visible(command.text.split('\n', 1)[0]?.slice(0, 80) ?? '')}: ${why}`)
