import { visible } from './visible.ts'
import type { Step } from '../runbook/model.ts'

/** What an author notes beside a step, a line for each, warnings first: `Warning: This removes the data.` */
export const noteLines = ({ notes }: Step): readonly string[] =>
  notes
    .toSorted((a, b) => Number(b.warns) - Number(a.warns))
    .map(({ kind, text }) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${visible(text)}`)
