import { parseShell } from '../../shell/parse.ts'
import { maskPlaceholders } from './mask.ts'

/** No command of a document is longer, in lines, but for here-documents; what is still open then was never meant to be closed. */
const LONGEST = 400

/** How many lines may be parsed again, per line of a block, in search of an end: keeps hostile blocks linear. */
const AGAIN = 8

export interface Reader {
  /** Lines that may still be parsed again within this block. */
  budget: number
  /** By what ends a command: the first line behind the command read last that holds it; Infinity when none does. */
  readonly next: Map<string, number>
}

/** For one block, whose commands are read from its top to its bottom. */
export const readerFor = (lineCount: number): Reader => ({ budget: 6000 + AGAIN * lineCount, next: new Map() })

/**
 * How many of `lines`, from the first, make one logical shell command: more than one while a `\`, a quote, a
 * here-document, a compound command, a pipe waits for more. 1 when it never closes.
 *
 * `stopsBefore` says at which line another command surely begins (a prompt stands there); only a here-document and
 * an open quote's own lines may pass it.
 */
export function logicalLength(
  lines: readonly string[],
  from: number,
  reader: Reader,
  stopsBefore: (index: number) => boolean = () => false,
): number {
  const first = lines[from] ?? ''
  if (!mayContinue(first)) return 1
  let text = first
  let joined = endsInBackslash(first)
  const opened = joined ? null : parseShell(maskPlaceholders(text))
  if (opened?.complete === true) return 1
  const closed = opened?.closer == null ? from : lineWith(opened.closer, lines, from, reader)
  if (closed - from >= LONGEST) return 1
  const last = endOfHereDocument(lines, from, reader)
  const hereDocument = last !== null
  const end = last ?? from
  for (let index = from + 1; index < lines.length && index - Math.max(from, end) < LONGEST; index++) {
    const line = lines[index] ?? ''
    if (!hereDocument && stopsBefore(index)) return joined ? index - from : 1
    // A blank line ends a `\` that joins nothing.
    if (joined && line.trim() === '' && !hereDocument) {
      const complete = parseShell(maskPlaceholders(text.replace(/\\\s*$/, ''))).complete
      if (complete) return index - from
    }
    text += '\n' + (endsInBackslash(line) ? line.trimEnd() : line)
    joined = endsInBackslash(line)
    if (joined || index < end || index < closed) continue
    reader.budget -= index - from + 1
    if (reader.budget < 0) return 1
    if (parseShell(maskPlaceholders(text)).complete) return index - from + 1
  }
  return joined ? lines.length - from : 1
}

/** The first line behind `from` that holds `closer`, without which the command is not whole; Infinity when none does. */
const lineWith = (closer: string, lines: readonly string[], from: number, reader: Reader): number =>
  nextLine(closer, line => line.includes(closer), lines, from, reader)

/** The line that ends the here-document which a line begins; null when none does: it begins none, or within a quote. */
function endOfHereDocument(lines: readonly string[], from: number, reader: Reader): number | null {
  const word = /<<-?\s*["'\\]?([\w.-]+)/.exec(maskPlaceholders(lines[from] ?? ''))?.[1]
  if (word === undefined) return null
  const index = nextLine(`<<${word}`, line => line.trim() === word, lines, from, reader)
  return index === Infinity ? null : index
}

/** The first line behind `from` of which something holds; Infinity when none is. It is kept by `key`, so that no line is looked at twice for it. */
function nextLine(
  key: string,
  holds: (line: string) => boolean,
  lines: readonly string[],
  from: number,
  { next }: Reader,
): number {
  let index = next.get(key) ?? 0
  if (index > from) return index
  for (index = from + 1; index < lines.length; index++) if (holds(lines[index] ?? '')) break
  if (index >= lines.length) index = Infinity
  next.set(key, index)
  return index
}

/** A cheap look that spares most lines the parser. */
const mayContinue = (line: string): boolean =>
  /["'`({<]|\\\s*$|[|&]\s*(?:#.*)?$|\b(?:do|then|else|in|if|for|while|until|case|select|function)\b/.test(line)

/** A blank after the backslash is the author's slip; a reader joins the lines all the same. */
export const endsInBackslash = (line: string): boolean => (/(?<!\\)(\\+)\s*$/.exec(line)?.[1]?.length ?? 0) % 2 === 1
