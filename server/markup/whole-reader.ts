import type { Markup, Reader } from './markup.ts'

/** A reader that reads the whole document each time. */
export const wholeReader = (parsing: Markup['parsing']): Reader => ({ read: source => parsing(source) })
