/** The blanks that a line begins with, as a number of characters. */
export const indentOf = (text: string): number => text.length - text.trimStart().length

/** The common indentation of the lines that are not blank. */
export const commonIndent = (texts: readonly string[]): number =>
  texts.reduce(
    (least, text) => (text.trim() === '' ? least : Math.min(least, indentOf(text))),
    texts.some(text => text.trim() !== '') ? Infinity : 0,
  )
