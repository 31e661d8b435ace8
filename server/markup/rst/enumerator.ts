import { patterns } from './kind.ts'

type Sequence = '#' | 'arabic' | 'loweralpha' | 'upperalpha' | 'lowerroman' | 'upperroman'

/** How an item is numbered: `3.` is the period format, the arabic sequence and ordinal 3. */
export interface Enumerator {
  readonly format: 'parens' | 'rparen' | 'period'
  readonly sequence: Sequence
  readonly text: string
  readonly ordinal: number
}

const sequences: readonly (readonly [Exclude<Sequence, '#'>, RegExp])[] = [
  ['arabic', /^[0-9]+$/],
  ['loweralpha', /^[a-z]$/],
  ['upperalpha', /^[A-Z]$/],
  ['lowerroman', /^[ivxlcdm]+$/],
  ['upperroman', /^[IVXLCDM]+$/],
]

/** The enumerator a line begins with; a letter is tried in the `expected` sequence first. Null for a wrong Roman number. */
export function enumeratorOf(line: string, expected: Sequence | null): Enumerator | null {
  const match = patterns.enumerator.exec(line)
  if (match === null) return null
  const format = match[1] !== undefined ? 'parens' : match[2] !== undefined ? 'rparen' : 'period'
  const text = match[1] ?? match[2] ?? match[3] ?? ''
  const sequence = sequenceOf(text, expected)
  const ordinal = sequence === null ? null : ordinalOf(text, sequence)
  return sequence === null || ordinal === null ? null : { format, sequence, text, ordinal }
}

function sequenceOf(text: string, expected: Sequence | null): Sequence | null {
  if (text === '#') return '#'
  if (expected !== null) {
    if (sequences.some(([name, pattern]) => name === expected && pattern.test(text))) return expected
  } else if (text === 'i') return 'lowerroman'
  else if (text === 'I') return 'upperroman'
  return sequences.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

function ordinalOf(text: string, sequence: Sequence): number | null {
  if (sequence === '#') return 1
  if (sequence === 'arabic') return Number(text)
  if (sequence === 'loweralpha') return text.charCodeAt(0) - 96
  if (sequence === 'upperalpha') return text.charCodeAt(0) - 64
  return fromRoman(text.toUpperCase())
}

const numerals: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]
const romanPattern = /^M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/

function fromRoman(text: string): number | null {
  if (!romanPattern.test(text)) return null
  let value = 0
  let rest = text
  for (const [numeral, worth] of numerals)
    while (rest.startsWith(numeral)) {
      value += worth
      rest = rest.slice(numeral.length)
    }
  return value
}

function toRoman(value: number): string | null {
  if (value < 1 || value > 4999) return null
  let rest = value
  let text = ''
  for (const [numeral, worth] of numerals) for (; rest >= worth; rest -= worth) text += numeral
  return text
}

/**
 * Whether the line after an enumerator's lets it be one: blank, indented, or the next item.
 * So a paragraph that begins with "2." by chance stays one.
 */
export function allowsItem({ format, sequence, ordinal }: Enumerator, nextLine: string): boolean {
  if (nextLine === '' || nextLine.startsWith(' ')) return true
  const next = textOfOrdinal(ordinal + 1, sequence)
  const starts = (text: string) =>
    nextLine.startsWith(`${format === 'parens' ? '(' : ''}${text}${format === 'period' ? '.' : ')'} `)
  return next !== null && (starts(next) || starts('#'))
}

function textOfOrdinal(ordinal: number, sequence: Sequence): string | null {
  switch (sequence) {
    case '#':
      return '#'
    case 'arabic':
      return String(ordinal)
    case 'loweralpha':
    case 'upperalpha':
      return ordinal > 26 ? null : String.fromCharCode(ordinal + (sequence === 'loweralpha' ? 96 : 64))
    default: {
      const roman = toRoman(ordinal)
      return sequence === 'lowerroman' ? (roman?.toLowerCase() ?? null) : roman
    }
  }
}
