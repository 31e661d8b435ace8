import type { Refusal } from '../server/run/event.ts'
import { plainText } from './plain-text.ts'

/** What an operator can do next, as the button that a message offers. */
export type NextAct = 'fill' | 'show' | 'setting' | 'trust' | 'done' | 'skip' | 'choose' | 'practise'

/** The words on the buttons. */
export const actLabels: Readonly<Record<NextAct, string>> = {
  fill: 'Fill In …',
  show: 'Show Step',
  setting: 'Open Setting',
  trust: 'Manage Workspace Trust',
  done: 'Mark Done',
  skip: 'Skip',
  choose: 'Choose …',
  practise: 'Practise Instead',
}

/** What helps against each refusal, the likeliest first. */
export const actsFor: Readonly<Record<Refusal, readonly NextAct[]>> = {
  placeholder: ['fill', 'show'],
  syntax: ['show'],
  target: ['practise', 'setting', 'done'],
  trust: ['trust'],
  changed: ['show'],
  manual: ['done', 'skip', 'show'],
  alternative: ['choose', 'show'],
  root: ['practise', 'show'],
}

const named = (title: string) => (title === '' ? 'The step' : `“${title}”`)

/** Says that the run has come to a step for the operator's own hands. */
export const byHandText = (title: string): string =>
  `${named(title)} is done by hand: do what it says, then mark it done.`

/** One message for a refused step: which, and the runner's own words on why. */
export const refusalText = (title: string, message: string): string =>
  `${named(title)} did not run: ${plainText(message).replace(/[.!]?$/, '.')}`
