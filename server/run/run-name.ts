import { monotonicFactory } from 'ulid'

/** Names given within one millisecond sort, too. */
const next = monotonicFactory()

/** A name for a run that has yet to begin: a ULID, so that names sort by when they were given. */
export const newRunName = (): string => next()

/** Whether a text can be the name of a run. */
export const isRunName = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text)
