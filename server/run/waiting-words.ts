import { spokenDuration } from './duration.ts'
import type { StepState } from './state.ts'

/** What a step that waits for the operator waits for. */
export type WaitsFor = Exclude<StepState['waitingFor'], 'reboot' | null>

/** What is said of a program that was stopped (Ctrl-Z), where the operator's keys go. */
export const suspendedWords = 'suspended: Enter continues it, Ctrl-C ends it'

/** Where a step that waits stands, in a few words. */
export const waitingWords = (waitsFor: StepState['waitingFor']): string =>
  waitsFor === 'suspended' ? 'suspended' : waitsFor === 'password' ? 'waits for a password' : 'waits for input'

/** What is said when a machine that reboots begins to be waited for; `byHand` when the operator is to reboot it. */
export const awaitingWords = (byHand: true | undefined): string =>
  byHand === true
    ? 'reboot it now: waiting for the machine to be there in another start'
    : 'waiting for the machine to be there again'

/** That a machine is waited for, in a few words: `rebooting since 22:41`, `waits for its reboot since 22:41`. */
export const rebootingWords = ({
  since,
  byHand,
}: { since?: string | undefined; byHand?: true | undefined } = {}): string =>
  `${byHand === true ? 'waits for its reboot' : 'rebooting'}${awaitedWords(since)}`

/**
 * Since when a machine that reboots is waited for, and until when at most, on the clock of whoever reads it: ` since 22:41,
 * until 23:11 at most`. Empty when the record does not say.
 */
export function awaitedWords(since: string | undefined, until?: string): string {
  const from = clock(since)
  const to = clock(until)
  return from === '' ? '' : to === '' ? ` since ${from}` : ` since ${from}, until ${to} at most`
}

/** The time of day, `22:41`, of an instant in ISO 8601, with its day when that is another than today; empty for anything else. */
export function clock(at: string | undefined): string {
  const date = new Date(at ?? NaN)
  if (Number.isNaN(date.getTime())) return ''
  const two = (number: number) => String(number).padStart(2, '0')
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const now = new Date()
  return date.toDateString() === now.toDateString() ? time : `${day} ${time}`
}

/** What is said of a machine that is there again, after so many milliseconds; 0 when nobody watched. */
export const rebootedWords = (ms: number): string =>
  ms === 0 ? 'it has been rebooted since' : `rebooted in ${spokenDuration(ms)}`
