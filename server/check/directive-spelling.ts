/** How authors of reStructuredText misspell directives whose content a reader needs. */

/** A directive as it was to be spelled, by places in a line. */
export interface Misspelling {
  /** Where what is wrong begins and ends. */
  readonly start: number
  readonly end: number
  /** What to write there. */
  readonly instead: string
  /** What a message says is expected, and found: with the argument where that is part of the fault. */
  readonly expected: string
  readonly found: string
}

/** Directives that show code. */
const ofCode = new Set('code-block code sourcecode literalinclude prompt parsed-literal'.split(' '))

/** All directives that hold what a reader needs; `note` and the like are also how a comment may begin. */
const all: readonly string[] = [
  ...ofCode,
  ...'note warning danger caution attention important hint tip seealso admonition'.split(' '),
  ...'include figure image toctree tabs list-table csv-table'.split(' '),
]

const closed = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '')

const byLetters = new Map(all.map(name => [closed(name), name]))

/** The directive that a name is, or is meant to be; null when it is none of those that are known here. */
export function meantBy(name: string): string | null {
  const letters = closed(name)
  const exact = byLetters.get(letters)
  if (exact !== undefined) return exact
  if (letters.length < 5 || letters.length > 20) return null
  const most = letters.length < 9 ? 1 : 2
  return [...byLetters].find(([other]) => distance(letters, other) <= most)?.[1] ?? null
}

/** How many letters are to be put in, left out, replaced or swapped. */
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

/** Languages of shells, which some take for directives, and which tell a directive without colons from a sentence. */
const shells = 'bash|sh|shell|console|zsh|ksh|fish|shell-session|powershell|text'

/** The language that a directive's name is, where `code-block` is meant. */
export const isShell = (name: string): boolean => new RegExp(`^(?:${shells})$`, 'i').test(name)

const line =
  /^(\.{1,4}|…|::)?([ \t]*)([A-Za-z]+(?:[-_][A-Za-z]+)?)((?: [A-Za-z]+)?)([ \t]?)(:[ \t]:|[:;]{1,4})?([ \t]*)([^\s]*)/

interface Spelled {
  readonly marker: string
  readonly gap: string
  readonly start: number
  /** The name as it is written, and as it is meant. */
  readonly written: string
  readonly name: string
  readonly colons: string
  /** Behind the colons, or behind the name where there are none. */
  readonly end: number
  /** The first word behind it, and whether no blank parts the two. */
  readonly word: string
  readonly isGlued: boolean
  readonly isCode: boolean
}

/** A line that may be a directive, by its parts; null when it names none. */
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

/** What is wrong with a comment's first line, when a directive was meant; `hasBlock` when more stands below. */
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

/** What is wrong with a line of running text, when a directive was meant. */
export function misspelledText(text: string): Misspelling | null {
  // Nearly no line is one.
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
  // Behind anything but dots a word more is a sentence's.
  if (isCode && text.slice(found.end).trim() !== word) return null
  return misspelling(found, 0, '.. ')
}

const mayBe =
  /^(?:(?:\.{1,4}|…|::)[ \t]*[A-Za-z_-]{1,20}(?: [A-Za-z]{1,20})?[ \t]?:|[A-Za-z]{1,20}[-_][A-Za-z]{1,20}[ \t]?::)/

/** Whether a line is a directive as it should be, which only a blank line above it makes one. */
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
