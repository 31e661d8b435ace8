/**
 * Words that sentences are made of and that commands hardly hold as words of their own.
 */
const functionWords = new Set(
  `the a an is are was were be been being this that these those you your yours we our us it its of to and or if then
  with from for as at by in on not no will would can could should must may might has have had do does did which who when
  where how why any all there here into only after before but so such each than also because about until once while`.split(
    /\s+/,
  ),
)

/** Those of them that no program takes as an argument. */
const certain = new Set(
  `the is are was were be been this that these those you your we our it its of would could should must may has have
  which when where how because also such`.split(/\s+/),
)

/**
 * Whether a line reads as a sentence rather than as something to type. Quoted parts and a comment at its end do not
 * count: `echo "this is it"` is no prose.
 */
export function isProse(line: string): boolean {
  if (line !== last.line) last = { line, isProse: readsAsProse(line) }
  return last.isProse
}

/** Of one line several ask in a row. */
let last = { line: '', isProse: false }

function readsAsProse(line: string): boolean {
  const kept = withoutComment(line)
  const bare = /["'`]/.test(kept) ? kept.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, ' q ') : kept
  if (/^which [\w.+-]+$/.test(bare.trim())) return false
  // No sentence begins so.
  if (/^(?:sudo|doas) [\w./-]/.test(bare.trim())) return false
  const words = bare.match(/\S+/g) ?? []
  const inner: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = plainly(words[index] ?? '')
    // The last word of a command may be any name: `monmaptool --rm a`.
    if (functionWords.has(word) && (index < words.length - 1 || certain.has(word))) inner.push(word)
  }
  if (inner.length === 0) return /^[A-Z][a-z]+(?: [a-z]+){2,}[.:!?]?$/.test(bare.trim())
  const shellish = /(?:^|\s)--?[A-Za-z]|[|<>]|\$[\w{(]|&&|;\s|=\S|(?:^|\s)[~.]?\/\w/.test(bare)
  if (!shellish) {
    if (/^(?:echo|printf|for|case|git|say|logger|wall|ufw|ip|read)\b/.test(bare.trim())) return inner.length >= 4
    return (
      inner.length >= 2 ||
      inner.some(word => certain.has(word)) ||
      /^[A-Z][a-z]/.test(bare.trim()) ||
      /[a-z][.:!]$/.test(bare)
    )
  }
  const share = inner.length / words.length
  return inner.length >= 2 && (share >= 0.3 || (/^[A-Z][a-z']*,? [a-z]/.test(bare.trim()) && share >= 0.15))
}

/** A word without the marks around it. */
const plainly = (word: string): string =>
  /^[a-z]+$/.test(word) ? word : word.replace(/^[(]|[.,;:!?)]+$/g, '').toLowerCase()

/** The line without a shell comment at its end. */
export function withoutComment(line: string): string {
  if (!line.includes('#')) return line
  const at = line.search(/\s#\s/)
  if (at < 0) return line
  const before = line.slice(0, at)
  // A `#` within quotes is no comment.
  const quotes = before.match(/["']/g)?.length ?? 0
  return quotes % 2 === 0 ? before : line
}
