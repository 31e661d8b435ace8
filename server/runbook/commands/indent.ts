/** The common indentation of the lines that are not blank. */
export const indentOf = (texts: readonly string[]): number =>
  texts.reduce(
    (least, text) => (text.trim() === '' ? least : Math.min(least, text.length - text.trimStart().length)),
    texts.some(text => text.trim() !== '') ? Infinity : 0,
  )
