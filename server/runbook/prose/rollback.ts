/** Whether a section's title says that the section undoes another: rollback, undo, revert, downgrade. */
export const isRollback = (title: string): boolean =>
  /\b(?:roll(?:ing|ed)?[- ]?backs?|undo(?:ing)?|revert(?:ing)?|down-?grad(?:e|es|ing)|back(?:ing)?[- ]out)\b/i.test(
    title,
  )
