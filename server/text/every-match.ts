/**
 * Every match of a global pattern in a text: what `matchAll` gives, without the copy of the pattern that it makes for
 * each text, which costs more than to look through a line or two.
 */
export function everyMatch(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match)
    if (match[0] === '') pattern.lastIndex += lengthAt(text, match.index, pattern)
  }
  return matches
}

/** How far to go on from an empty match: past a whole character where the pattern goes by characters. */
const lengthAt = (text: string, index: number, { unicode }: RegExp): number =>
  unicode && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
