import { endsBefore, isSpace, simpleNameEnd } from './inline-rules.ts'
import type { Found, Scan } from './inline.ts'
import { normalizeName, unescaped } from './names.ts'

/** The end of interpreted text: its closing backquote, what follows it, and where all of it ends. */
export interface InterpretedEnd {
  readonly quote: number
  readonly end: number
  /** A role after the text: `` `text`:role: ``. */
  readonly role: string | null
  /** Underscores that make it a reference: 1 a named, 2 an anonymous one. */
  readonly references: 0 | 1 | 2
}

/** Where the interpreted text that begins at `from` ends; null when nothing closes it. */
export function interpretedEnd(scan: Scan, from: number): InterpretedEnd | null {
  const { marked, hopeless } = scan
  if (hopeless.has('interpreted')) return null
  for (let quote = marked.indexOf('`', from); quote >= 0; quote = marked.indexOf('`', quote + 1)) {
    if (quote > from && refusedBefore(marked, quote)) continue
    const end = suffixAt(marked, quote)
    if (end !== null) return quote > from ? end : null
  }
  hopeless.add('interpreted')
  return null
}

/** A closing backquote does not stand behind a blank or a backslash, unless that is escaped itself. */
function refusedBefore(text: string, quote: number): boolean {
  const stop = text[quote - 1] === '\0' || isSpace(text, quote - 1)
  return stop && text[quote - 2] !== '\0'
}

function suffixAt(text: string, quote: number): InterpretedEnd | null {
  const past = quote + 1
  const nameEnd = text[past] === ':' ? simpleNameEnd(text, past + 1) : past + 1
  if (nameEnd > past + 1 && text[nameEnd] === ':') {
    const end = referencesAt(text, nameEnd + 1)
    if (end !== null) return { quote, ...end, role: text.slice(past + 1, nameEnd) }
  }
  const end = referencesAt(text, past)
  return end === null ? null : { quote, ...end, role: null }
}

function referencesAt(text: string, at: number): Pick<InterpretedEnd, 'end' | 'references'> | null {
  const most = text[at] !== '_' ? 0 : text[at + 1] === '_' ? 2 : 1
  for (const references of [2, 1, 0] as const)
    if (references <= most && endsBefore(text, at + references)) return { end: at + references, references }
  return null
}

const bracketed = /^<(?!\s)((?:[^<>\0]|\0[^])+)>$/

/** Where the angle brackets begin that end a text: at its start or behind a blank; its end when there are none. */
function bracketAt(content: string): number {
  let open = content.endsWith('>') ? content.lastIndexOf('<') : -1
  while (open > 0 && content[open - 1] === '\0') open = content.lastIndexOf('<', open - 1)
  return open === 0 || content[open - 1] === ' ' || content[open - 1] === '\n' ? open : content.length
}

/** A phrase reference, with the URI or the other reference's name that may stand in its angle brackets. */
export function phraseReference(
  place: Pick<Found, 'start' | 'end' | 'contentStart' | 'contentEnd'>,
  content: string,
  anonymous: boolean,
): Found {
  const open = bracketAt(content)
  const blanks = content.slice(0, open).replace(/(?<![ \n])[ \n]+$/, '').length
  const target = bracketed.exec(content.slice(open))?.[1]
  if (target === undefined || isSpace(target, target.length - 1) || target.endsWith('\0')) {
    const text = unescaped(content)
    const leads = anonymous ? ({ anonymous: true } as const) : { reference: normalizeName(text) }
    return { kind: 'reference', ...place, text, leads }
  }
  const named = target.endsWith('_') && !target.endsWith('\0_') && !/^[a-z][a-z0-9+.-]*:/i.test(target)
  const uri = unescaped(target.split(/\s+/).join(''))
  const mailed = /^[^\s:/]+@[^\s:/]+$/.test(uri) ? 'mailto:' + uri : uri
  const reference = normalizeName(unescaped(target.slice(0, -1)))
  const leads = named ? { reference } : { uri: mailed }
  const label = content.slice(0, blanks)
  // Without a text of its own the target is what is shown.
  const shown = blanks === 0 ? { from: 1, to: content.length - (named ? 2 : 1) } : { from: 0, to: blanks }
  return {
    kind: 'reference',
    ...place,
    contentStart: place.contentStart + shown.from,
    contentEnd: place.contentStart + shown.to,
    text: label !== '' ? unescaped(label) : named ? reference : uri,
    leads,
  }
}
