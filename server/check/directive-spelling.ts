/** Misspelled directives of reStructuredText whose content a reader needs. */

/** A misspelled directive, with offsets in its line. */
export interface Misspelling {
  /** Where the mistake begins and ends. */
  readonly start: number
  readonly end: number
  /** The correct text. */
  readonly instead: string
  /** For the message: what is expected and found, with the argument if it is part of the mistake. */
  readonly expected: string
  readonly found: string
}

/** Directives that show code. */
const ofCode = new Set('code-block code sourcecode literalinclude prompt parsed-literal'.split(' '))

/** All directives whose content a reader needs; comments may also begin with `note` and the like. */
const all: readonly string[] = [
  ...ofCode,
  ...'note warning danger caution attention important hint tip seealso admonition'.split(' '),
  ...'include figure image toctree tabs list-table csv-table'.split(' '),
]

const closed = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '')

const byLetters = new Map(all.map(name => [closed(name), name]))

/** The directive that a name is or was meant to be; null when none of the known ones fits. */
export function meantBy(name: string): string | null {
  const letters = closed(name)
  const exact = byLetters.get(letters)
  if (exact !== undefined) return exact
  if (letters.length < 5 || letters.length > 20) return null
  const most = letters.length < 9 ? 1 : 2
  return [...byLetters].find(([other]) => distance(letters, other) <= most)?.[1] ?? null
}

/** How many letters must be inserted, deleted, replaced or swapped. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before?.[j - 2] ?? Infinity) + 1 : Infinity
      const replaced = (last?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, (last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swapped))
    }
    before = last
    last = row
  }
  return last?.[b.length] ?? Infinity
}

/** Languages of shells: some authors use them as directives, and they tell a directive without colons from a sentence. */
const shells = 'bash|sh|shell|console|zsh|ksh|fish|shell-session|powershell|text'

/** Whether the name of a directive is a language, where its author means `code-block`. */
export const isShell = (name: string): boolean => new RegExp(`^(?:${shells})$`, 'i').test(name)

const line =
  /^(\.{1,4}|…|::)?([ \t]*)([A-Za-z]+(?:[-_][A-Za-z]+)?)((?: [A-Za-z]+)?)([ \t]?)(:[ \t]:|[:;]{1,4})?([ \t]*)([^\s]*)/

interface Spelled {
  readonly marker: string
  readonly gap: string
  readonly start: number
  /** The name as written, and as meant. */
  readonly written: string
  readonly name: string
  readonly colons: string
  /** The offset after the colons, or after the name if there are none. */
  readonly end: number
  /** The first word after it, and whether the blank between the two is missing. */
  readonly word: string
  readonly isGlued: boolean
  readonly isCode: boolean
}

/** The parts of a line that may be a directive; null when it names none. */
function spelled(text: string): Spelled | null {
  const match = line.exec(text)
  if (match === null) return null
  const [, marker = '', gap = '', first = '', second = '', blank = '', marks = '', space = '', behind = ''] = match
  const start = marker.length + gap.length
  const whole = second === '' || marks === '' ? null : meantBy(first + second)
  // `code block::` is one name, `code-block bash` a name and its argument.
  if (whole !== null) {
    const written = first + second
    const end = start + written.length + blank.length + marks.length
    return made({ marker, gap, start, written, name: whole, colons: marks, end, word: behind, isGlued: space === '' })
  }
  const name = meantBy(first)
  if (name === null) return null
  if (second === '') {
    const end = start + first.length + (marks === '' ? 0 : blank.length + marks.length)
    return made({
      marker,
      gap,
      start,
      written: first,
      name,
      colons: marks,
      end,
      word: behind,
      isGlued: marks !== '' && space === '',
    })
  }
  const word = marks === '' && behind === '' ? second.trim() : ''
  const end = start + first.length
  return word === '' ? null : made({ marker, gap, start, written: first, name, colons: '', end, word, isGlued: false })
}

const made = (parts: Omit<Spelled, 'isCode'>): Spelled => ({
  ...parts,
  isGlued: parts.isGlued && parts.word !== '',
  isCode: ofCode.has(parts.name),
})

/** The mistake in the first line of a comment that was meant as a directive; `hasBlock` when more lines follow. */
export function misspelledComment(text: string, hasBlock: boolean): Misspelling | null {
  const found = spelled(text)
  if (found === null || found.marker !== '..' || found.gap === '') return null
  const { written, name, colons, word, isGlued, isCode } = found
  const isExact = written === name
  if (!isExact && !(isCode && (colons !== '' || hasBlock))) return null
  const isMeant =
    colons === ''
      ? hasBlock && (word === '' ? isExact : isCode && (name.includes('-') || isShell(word)))
      : colons === ':' || colons === ';'
        ? !isGlued || isCode
        : true
  return isMeant ? misspelling(found, found.start, '') : null
}

/** The mistake in a line of running text that was meant as a directive. */
export function misspelledText(text: string): Misspelling | null {
  // Hardly any line is one.
  if (!mayBe.test(text)) return null
  const found = spelled(text)
  if (found === null) return null
  const { marker, gap, written, name, colons, word, isCode } = found
  if (written !== name && !isCode) return null
  const isTwice = colons.includes('::') || colons === ': :'
  if (
    marker === '' ? !isTwice || !name.includes('-') || !isCode : !isTwice && !(colons === ':' && isCode && gap === '')
  )
    return null
  // More words belong to a sentence.
  if (isCode && text.slice(found.end).trim() !== word) return null
  return misspelling(found, 0, '.. ')
}

const mayBe =
  /^(?:(?:\.{1,4}|…|::)[ \t]*[A-Za-z_-]{1,20}(?: [A-Za-z]{1,20})?[ \t]?:|[A-Za-z]{1,20}[-_][A-Za-z]{1,20}[ \t]?::)/

/** Whether a line is a correct directive that only lacks the blank line above it. */
export function isDirectiveLine(text: string): boolean {
  const found = text.startsWith('..') ? spelled(text) : null
  return (
    found !== null &&
    found.marker === '..' &&
    found.gap !== '' &&
    found.colons === '::' &&
    !found.isGlued &&
    found.written === found.name
  )
}

function misspelling({ end, name, word, isGlued, ...found }: Spelled, from: number, marker: string): Misspelling {
  const argument = isGlued ? word : ''
  const before = marker === '' ? '' : found.marker + found.gap
  return {
    start: from,
    end,
    instead: `${marker}${name}::${isGlued ? ' ' : ''}`,
    expected: `${marker}${name}::${argument === '' ? '' : ` ${argument}`}`,
    found: `${before}${found.written}${found.colons}${argument}`,
  }
}
