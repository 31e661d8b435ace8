import { endsBefore, startsAfter } from './inline-rules.ts'

/** A link that stands in running text without markup. */
export interface StandaloneLink {
  readonly start: number
  readonly end: number
  readonly uri: string
}

const schemes = new Set(
  'http https ftp ftps sftp ssh git svn file mailto irc ircs news nntp telnet ldap ldaps rsync gopher tel urn data'.split(
    ' ',
  ),
)
const longestScheme = 8
const schemePart = /[a-zA-Z0-9.+-]/
const uriPart = /[-_.!~*'()[\];/:@&=+$,%a-zA-Z0-9\0?#]/
const uriLast = /[_~*/=+a-zA-Z0-9]/
const mailPart = /[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0.]/

const at = (text: string, i: number): string => text[i] ?? ''

/** Links with a known scheme and addresses of mail, in order, within `text` between `from` and `to`. */
export function standaloneLinks(text: string, from: number, to: number): StandaloneLink[] {
  const links: StandaloneLink[] = []
  let base = from
  for (let i = nextMark(text, from, to); i < to; i = nextMark(text, i + 1, to)) {
    const link = at(text, i) === ':' ? withScheme(text, i, base, to) : address(text, i, base, to)
    if (link === null) continue
    links.push(link)
    base = link.end
    i = Math.max(i, link.end - 1)
  }
  return links
}

function nextMark(text: string, from: number, to: number): number {
  let i = from
  while (i < to && text.charCodeAt(i) !== 58 && text.charCodeAt(i) !== 64) i++
  return i
}

function withScheme(text: string, colon: number, base: number, to: number): StandaloneLink | null {
  let start = colon
  while (start > base && colon - start < longestScheme && schemePart.test(at(text, start - 1))) start--
  while (start < colon && !(startsAfter(text, start, base) && schemes.has(text.slice(start, colon).toLowerCase())))
    start++
  const end = start === colon ? null : linkEnd(text, colon + 1, to)
  return end === null ? null : { start, end, uri: text.slice(start, end).replaceAll('\0', '') }
}

function address(text: string, sign: number, base: number, to: number): StandaloneLink | null {
  let start = sign
  while (start > base && mailPart.test(at(text, start - 1))) start--
  while (start < sign && !(startsAfter(text, start, base) && at(text, start) !== '.')) start++
  if (start === sign || at(text, sign - 1) === '\0') return null
  let last = sign + 1
  while (last < to && mailPart.test(at(text, last))) last++
  const end = linkEnd(text, sign + 1, last)
  return end === null ? null : { start, end, uri: 'mailto:' + text.slice(start, end).replaceAll('\0', '') }
}

/** The longest link end that running text may follow; null when there is none. */
function linkEnd(text: string, from: number, to: number): number | null {
  let end = from
  while (end < to && uriPart.test(at(text, end))) end++
  const bracketed = at(text, end) === '>'
  for (; end > from; end--)
    if ((uriLast.test(at(text, end - 1)) || (bracketed && at(text, end) === '>')) && endsBefore(text, end)) return end
  return null
}
