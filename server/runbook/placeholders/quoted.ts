import { lastAt } from './ordered.ts'

/** How a shell takes the characters of a text. */
export type Quoting = 'plain' | 'single' | 'double' | 'document' | 'literal-document'

/** Where a text is quoted, so that a shell takes a brace or a dollar there for what it looks like, or not. */
export interface Quoted {
  at(offset: number): Quoting
  /** All of a text of this length, stretch by stretch. */
  stretches(length: number): readonly Stretch[]
}

/** A part of a text that is quoted in one way. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly quoting: Quoting
}

/**
 * Reads a command's quotes and here-documents. A parser cannot, for placeholders are no shell; an apostrophe within a
 * word opens no quote.
 */
export function quotedIn(text: string): Quoted {
  const stretches: Omit<Stretch, 'end'>[] = [{ start: 0, quoting: 'plain' }]
  const enter = (start: number, quoting: Quoting) => stretches.push({ start, quoting })
  const waiting: { readonly end: string; readonly quoting: Quoting }[] = []
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at)
    if (char === '\\') at += 2
    else if (char === "'" || char === '"') {
      const end = char === "'" ? text.indexOf("'", at + 1) : closing(text, at)
      if (end < 0 || (char === "'" && isApostrophe(text, at))) at++
      else {
        enter(at + 1, char === "'" ? 'single' : 'double')
        enter(end, 'plain')
        at = end + 1
      }
    } else if (char === '<' && text.startsWith('<<', at) && text.charAt(at + 2) !== '<') {
      const opening = /^<<-?[ \t]{0,9}(["'\\]?)(\w{1,60})(?![\w .-]{0,60}>>)/.exec(text.slice(at, at + 150))
      if (opening !== null) {
        const [, mark = '', end = ''] = opening
        waiting.push({ end, quoting: mark === '' ? 'document' : 'literal-document' })
      }
      at += opening?.[0].length ?? 2
      if (opening?.[1] === '"' || opening?.[1] === "'") at++
    } else if (char === '<') while (text.charAt(at) === '<') at++
    else if (char === '\n' && waiting.length > 0) {
      at++
      for (const { end, quoting } of waiting.splice(0)) {
        enter(at, quoting)
        while (at < text.length) {
          const lineEnd = text.indexOf('\n', at)
          const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd)
          if (line.trim() === end) break
          at = lineEnd < 0 ? text.length : lineEnd + 1
        }
        enter(at, 'plain')
      }
    } else at++
  }
  return {
    at: offset => lastAt(stretches, offset)?.quoting ?? 'plain',
    stretches: length =>
      stretches.map((stretch, index) => ({ ...stretch, end: stretches[index + 1]?.start ?? length })),
  }
}

/** The `"` that closes the one at `start`, or -1. */
function closing(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === '"') return at
  }
  return -1
}

/** `don't` in words that are not quoted. */
const isApostrophe = (text: string, at: number): boolean =>
  /[A-Za-z]/.test(text.charAt(at - 1)) &&
  /^'(?:s|t|re|ve|ll|d|m)\b/.test(text.slice(at, at + 4)) &&
  !/[=$]\w{0,20}$/.test(text.slice(Math.max(0, at - 20), at))
