const UNDO = String.raw`roll(?:ing|ed)?[- ]?backs?|undo(?:ing)?|revert(?:ing)?|down-?grad(?:e|es|ing)|back(?:ing)?[- ]out`
const RESTORE = String.raw`(?:restor(?:e|ing)|return(?:ing)? to|go(?:ing)? back to|reinstall(?:ing)?|switch(?:ing)? back to)\s+(?:to\s+)?(?:the\s+|your\s+|an?\s+)?(?:previous|prior|former|old(?:er)?|original|earlier)\s+(?:[\w-]+\s+)?(?:versions?|releases?|installations?|states?|packages?|systems?|configurations?|settings|setup)`

const rollback = new RegExp(String.raw`\b(?:${UNDO}|${RESTORE})\b`, 'i')

/**
 * Whether a section's title says that the section undoes another: rollback, undo, revert, downgrade, back out, restore
 * the previous version. A restore alone is none: what is restored may be any backup.
 */
export const isRollback = (title: string): boolean => rollback.test(title.slice(0, 300))

/** A title of a rollback without the words that say that it is one: what is left may name what it undoes. */
export const withoutRollback = (title: string): string => title.slice(0, 300).replace(rollback, ' ')
