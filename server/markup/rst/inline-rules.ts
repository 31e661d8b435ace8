/**
 * Where inline markup may begin and end: docutils' inline markup recognition rules, by Unicode categories
 * (openers are Ps, Pi and Pf, closers Pe, Pf and Pi, delimiters Pd and Po).
 */
const asciiOpeners = new Set('"\'(<[{')
const asciiBefore = new Set('"\'(<[{-/:')
const asciiAfter = new Set('"\')>]}-/:\\.,;!?\0')
const opening = /[\p{Ps}\p{Pi}\p{Pf}]/u
const before = /[\s\p{Ps}\p{Pi}\p{Pf}\p{Pd}\p{Po}]/u
const after = /[\s\p{Pe}\p{Pi}\p{Pf}\p{Pd}\p{Po}]/u
const blank = /\s/
const wordLike = /[\p{L}\p{N}]/u

const charAt = (text: string, i: number): string => text[i] ?? ''

export const isSpace = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i)
  return (
    code === 32 ||
    code === 10 ||
    (code !== code ? false : code < 128 ? code > 8 && code < 14 : blank.test(charAt(text, i)))
  )
}

/** Whether a start-string may stand at `i` of `text`, of which all before `base` has been read. */
export function startsAfter(text: string, i: number, base: number): boolean {
  if (i === base) return true
  const code = text.charCodeAt(i - 1)
  if (code < 128) return code === 32 || (code > 8 && code < 14) || asciiBefore.has(charAt(text, i - 1))
  return before.test(charAt(text, i - 1))
}

/** Whether an end-string may end before `i`. */
export function endsBefore(text: string, i: number): boolean {
  if (i >= text.length) return true
  const code = text.charCodeAt(i)
  if (code < 128) return code === 32 || (code > 8 && code < 14) || asciiAfter.has(charAt(text, i))
  return after.test(charAt(text, i))
}

/** A letter or digit, as names are made of. */
export function isWord(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
  return i < text.length && wordLike.test(charAt(text, i))
}

const isJoint = (code: number): boolean => code === 45 || code === 46 || code === 95 || code === 43 || code === 58

/** The end of the simple name (letters and digits, joined by single `-._+:`) at `i`; `i` itself when there is none. */
export function simpleNameEnd(text: string, i: number): number {
  let end = i
  if (!isWord(text, end)) return i
  for (;;) {
    while (isWord(text, end)) end++
    if (!isJoint(text.charCodeAt(end)) || !isWord(text, end + 1)) return end
    end++
  }
}

/** Where the run of simple-name characters that ends before `end` begins, not before `least`. */
export function simpleNameStart(text: string, end: number, least: number): number {
  let start = end
  while (start > least && isWord(text, start - 1)) {
    start--
    if (start > least + 1 && isJoint(text.charCodeAt(start - 1)) && isWord(text, start - 2)) start--
  }
  return start
}

const partners: Record<string, string> = {
  '"': '"',
  "'": "'",
  '(': ')',
  '<': '>',
  '[': ']',
  '{': '}',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‘': '’‚',
  '’': '‘’',
  '‚': '‛‘’',
  '“': '”„',
  '”': '“”',
  '„': '‟“”',
}

/** Whether `opener` and `closer` enclose what stands between them, so that it is quoted and no markup. */
export function enclose(opener: string, closer: string): boolean {
  if (closer === '') return false
  const known = partners[opener]
  if (known !== undefined) return known.includes(closer)
  // Brackets outside ASCII stand beside their partners in Unicode.
  return !asciiOpeners.has(opener) && opening.test(opener) && closer.charCodeAt(0) === opener.charCodeAt(0) + 1
}
