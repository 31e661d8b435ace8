import type { Inclusion } from '../markup/inclusion.ts'

/** What an inclusion shows of a file. */
export type Part =
  | { readonly text: string }
  /** Does not stand in the file. */
  | { readonly mark: string }

/** The part of an included file's text that the options ask for, as docutils and MyST cut it. */
export function partOf(text: string, { kind, options }: Inclusion): Part {
  return kind === 'literalinclude' ? linesOf(text, options) : stretchOf(text, options)
}

type Options = Inclusion['options']

/** Tells two parts of one file apart. */
export const partKey = (options: Options): string =>
  JSON.stringify(['start-line', 'end-line', 'start-after', 'end-before'].map(name => options.get(name) ?? null))

/** Whether the options ask for text that must stand in the file. */
export const isMarked = (options: Options): boolean =>
  ['start-after', 'start-at', 'end-before', 'end-at'].some(name => options.get(name))

/** `include`: lines by number from 0, the last ones by a negative number; then what stands between two texts. */
function stretchOf(text: string, options: Options): Part {
  const [first, last] = [numberOf(options, 'start-line'), numberOf(options, 'end-line')]
  let rest =
    first === undefined && last === undefined
      ? text
      : text
          .split(/(?<=\n)/)
          .slice(first, last)
          .join('')
  const after = options.get('start-after')
  if (after) {
    const at = rest.indexOf(after)
    if (at < 0) return { mark: after }
    rest = rest.slice(at + after.length)
  }
  const before = options.get('end-before')
  if (before) {
    const at = rest.indexOf(before)
    if (at < 0) return { mark: before }
    rest = rest.slice(0, at)
  }
  return { text: rest }
}

function numberOf(options: Options, name: string): number | undefined {
  const written = options.get(name)
  return written !== undefined && /^[+-]?\d+$/.test(written) ? Number(written) : undefined
}

/** `literalinclude`: lines by number from 1, then from and up to the lines that hold a text, as Sphinx does. */
function linesOf(text: string, options: Options): Part {
  const all = text.split(/\r\n|\r|\n/)
  if (all.at(-1) === '') all.pop()
  const wanted = options.get('lines')
  let lines = wanted ? all.filter((_, index) => isListed(index + 1, wanted)) : all
  for (const [name, shift] of [
    ['start-at', 0],
    ['start-after', 1],
  ] as const) {
    const mark = options.get(name)
    if (!mark) continue
    const at = lines.findIndex(line => line.includes(mark))
    if (at < 0) return { mark }
    lines = lines.slice(at + shift)
  }
  for (const [name, shift] of [
    ['end-at', 1],
    ['end-before', 0],
  ] as const) {
    const mark = options.get(name)
    if (!mark) continue
    // A text that the part begins with does not end it.
    const at = lines.findIndex((line, index) => index + shift > 0 && line.includes(mark))
    if (at < 0) return { mark }
    lines = lines.slice(0, at + shift)
  }
  return { text: lines.join('\n') }
}

/** Whether `list` (`1,3,5-10,20-`) names a line. */
const isListed = (line: number, list: string): boolean =>
  list.split(',').some(range => {
    const [, from, dash, to] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(range) ?? []
    if (from === undefined || (from === '' && to === '')) return false
    const first = Number(from || 1)
    return line >= first && line <= (dash === '' ? first : Number(to || Infinity))
  })
