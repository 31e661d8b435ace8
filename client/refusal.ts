import type { Cause, Refusal } from '../server/run/event.ts'
import { plainText } from './plain-text.ts'

/** What an operator can do next, as the button that a message offers. */
export type NextAct =
  | 'fill'
  | 'show'
  | 'trust'
  | 'done'
  | 'done-and-on'
  | 'failed'
  | 'skip'
  | 'choose'
  | 'practise'
  | 'again'
  | 'retry'
  | 'confirm'
  | 'map'
  | 'become'

/** The words on the buttons. */
export const actLabels: Readonly<Record<NextAct, string>> = {
  fill: 'Fill In …',
  show: 'Show Step',
  trust: 'Manage Workspace Trust',
  done: 'Mark Done',
  'done-and-on': 'Done, Go On',
  failed: 'Mark Failed',
  skip: 'Skip',
  choose: 'Choose …',
  practise: 'Practise Instead',
  again: 'Run Again',
  retry: 'Try Again',
  confirm: 'Run It',
  map: 'Choose Host …',
  become: 'Become Root …',
}

const byReason: Readonly<Record<Refusal, readonly NextAct[]>> = {
  unread: ['show'],
  placeholder: ['fill', 'show'],
  syntax: ['show'],
  target: ['show'],
  trust: ['trust'],
  changed: ['show'],
  manual: ['done', 'skip', 'show'],
  alternative: ['choose', 'show'],
  root: ['practise', 'done', 'show'],
}

const byCause: Readonly<Record<Cause, readonly NextAct[]>> = {
  host: ['map', 'practise', 'done'],
  language: ['done', 'skip', 'show'],
  nested: ['done', 'skip', 'show'],
  practice: ['skip', 'show'],
  shell: ['retry'],
  record: ['retry'],
  unknown: ['done', 'failed', 'again', 'show'],
  confirm: ['confirm', 'skip', 'show'],
  become: ['become', 'practise', 'done'],
}

/** What helps against a refusal, the likeliest first. `all`: the operator wants to go on with whatever comes after. */
export const actsFor = (reason: Refusal, cause: Cause | undefined, all: boolean): readonly NextAct[] =>
  (cause === undefined ? byReason[reason] : byCause[cause]).map(act => (act === 'done' && all ? 'done-and-on' : act))

const named = (title: string) => (title === '' ? 'The step' : `“${title}”`)

/** Says that the run has come to a step for the operator's own hands. */
export const byHandText = (title: string): string =>
  `${named(title)} is done by hand: do what it says, then mark it done.`

/** Says that nobody knows how a step ended, and what to do about it. */
export const unknownText = (title: string): string =>
  `Contact was lost while ${named(title)} ran: nobody knows how it ended. See what it did, then mark it done or failed, or run it again.`

/** One message for a refused step: which, and the runner's own words on why. */
export const refusalText = (title: string, message: string): string =>
  `${named(title)} did not run: ${plainText(message).replace(/[.!]?$/, '.')}`
