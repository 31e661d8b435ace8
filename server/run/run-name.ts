import { decodeTime, monotonicFactory } from 'ulid'

/** Names given within one millisecond sort, too. */
const next = monotonicFactory()

/**
 * A name for a run that has yet to begin: a ULID, so that names sort by when they were given. It sorts behind the newest
 * run that is known, though the clock was set back since that was named.
 */
export const newRunName = (newest?: string): string =>
  next(Math.max(Date.now(), newest === undefined ? 0 : decodeTime(newest) + 1))

/** Whether a text can be the name of a run. */
export const isRunName = (text: string): boolean => /^[0-6][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
