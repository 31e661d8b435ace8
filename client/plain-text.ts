/**
 * Text of a document or a runner on one line, for labels and messages. What could reorder or hide text is left out, and
 * no link is left whole: VS Code's messages would make `[text](command:…)` one that can be clicked.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\u{fe00}-\u{fe0f}]/gu, '')
    .replaceAll('](', '] (')
    .trim()
