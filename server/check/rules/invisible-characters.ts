import type { Command } from '../../runbook/model.ts'
import { everyMatch } from '../../text/every-match.ts'
import type { Span } from '../../text/span.ts'
import { spanInDocument } from '../../runbook/command-places.ts'
import type { Finding, Rule } from '../rule.ts'

export const invisibleCharacters: Rule = {
  id: 'invisible-characters',
  severity: 'warning',
  summary: 'A command holds characters that are not what they look like.',
  *ofStep({ commands }) {
    for (const command of commands)
      for (const match of everyMatch(command.text, suspect)) {
        const finding = findingAt(command, match[0], match.index)
        if (finding !== null) yield finding
      }
  },
}

/**
 * Unicode's Bidi_Control, zero-width characters, soft hyphen, tags, controls but tab and newline, blanks that are no
 * blanks to a shell, and the quotes and dashes that word processors put in place of typed ones.
 */
const suspect =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\u200B-\u200D\u2060\uFEFF\u00AD]|[\u{E0000}-\u{E007F}]|[\0-\x08\x0B-\x1F\x7F-\x9F]|[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]|[\u2018\u2019\u201C-\u201E]|[\u2010-\u2015\u2212]/gu

function findingAt(command: Command, found: string, index: number): Finding | null {
  const { text } = command
  const span = spanInDocument(command, { start: index, end: index + found.length })
  const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const before = text[index - 1] ?? ' '
  const after = text[index + found.length] ?? ' '
  if (/[\u2018\u2019\u201C-\u201E]/.test(found)) {
    // An apostrophe within a word is prose inside a string.
    if (/\p{L}/u.test(before) && /\p{L}/u.test(after)) return null
    const straight = /[\u2018\u2019]/.test(found) ? "'" : '"'
    return finding(span, `typographic quote ${code}: expected \`${straight}\`, found \`${found}\``, straight)
  }
  if (/[\u2010-\u2015\u2212]/.test(found)) {
    // Only where an option begins; elsewhere it is text.
    if (!/\s/.test(before) || !/[\p{L}\u2010-\u2015\u2212-]/u.test(after)) return null
    const hyphens =
      /^[A-Za-z]\b/.test(text.slice(index + 1, index + 3)) || /[\u2010-\u2015\u2212-]/.test(after) ? '-' : '--'
    return finding(span, `typographic dash ${code}: expected \`${hyphens}\`, found \`${found}\``, hyphens)
  }
  if (/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/.test(found))
    return finding(span, `blank ${code} is part of a word to the shell: expected an ordinary blank`, ' ')
  // A joiner between two characters of a script or an emoji is spelling.
  if (/[\u200C\u200D]/.test(found) && /[^\0-\x7F]/.test(before) && /[^\0-\x7F]/.test(after)) return null
  return finding(span, `invisible character ${code}: expected none in a command`, '')
}

const finding = (span: Span, message: string, text: string): Finding => ({
  span,
  message,
  fix: { title: text === '' ? 'Remove it' : `Write \`${text}\``, edits: [{ span, text }] },
})
