/** For how long a machine that reboots is waited for when nobody says otherwise, in milliseconds; a server may test its memory first. */
const usual = 30 * 60_000

/** Less is over before a question has been asked; more than a week no step waits. In milliseconds. */
const [least, most] = [1000, 7 * 24 * 60 * 60_000]

/** For how long a machine that reboots is waited for, in milliseconds, given what was asked for. */
export const rebootLimitOf = (asked: number | undefined): number =>
  asked === undefined || !Number.isFinite(asked) ? usual : Math.min(most, Math.max(least, Math.floor(asked)))
