import { spanInText } from '../runbook/command-places.ts'
import type { Command, Placeholder } from '../runbook/model.ts'
import { quoteValue, quotingAt } from '../shell/quote.ts'
import type { Span } from '../text/span.ts'
import { isSecret, mask } from './secret.ts'

/** A command's text with its placeholders filled as far as values are known. */
export interface Filled {
  /** What would run. */
  readonly text: string
  /** Placeholders without a value, in order. */
  readonly missing: readonly Placeholder[]
  /** Placeholders whose value cannot stand where they stand: it would become syntax. */
  readonly refused: readonly Placeholder[]
}

/**
 * A command with each placeholder replaced by its value, quoted for where it stands; every other character is what the
 * page shows.
 */
export function fill(command: Command, values: Readonly<Record<string, string>>): Filled {
  const places = command.placeholders
    .map(placeholder => ({ placeholder, span: spanInText(command, placeholder.span) }))
    .sort((a, b) => a.span.start - b.span.start)
  if (places.length === 0) return { text: command.text, missing: [], refused: [] }
  // Placeholders are no shell (`<pid>` would be a redirection): where they stand shows once they are plain words.
  let plain = command.text
  for (const { span } of places) plain = splice(plain, span, 'x'.repeat(span.end - span.start))
  const missing: Placeholder[] = []
  const refused: Placeholder[] = []
  let text = ''
  let at = 0
  for (const { placeholder, span } of places) {
    if (span.start < at) continue
    const own = command.text.slice(span.start, span.end)
    const value = Object.hasOwn(values, placeholder.name) ? values[placeholder.name] : undefined
    let replacement = own
    if (value === undefined) missing.push(placeholder)
    else {
      const quoted = command.language === 'sh' ? quotedFor(plain, span, value) : harmless.test(value) ? value : null
      if (quoted === null) refused.push(placeholder)
      else replacement = quoted
    }
    text += command.text.slice(at, span.start) + replacement
    at = span.end
  }
  return { text: text + command.text.slice(at), missing, refused }
}

/** A value that is a word and nothing else in every language. */
const harmless = /^(?!.*(?:--|\/\/))[\w.@:/-]+$/

/** A value quoted for the place in a shell command where it stands; null when it cannot stand there. */
function quotedFor(text: string, span: Span, value: string): string | null {
  const quoting = span.end > span.start ? quotingAt(text, span) : null
  return quoting === null ? null : quoteValue(value, quoting)
}

/** A command as it may be shown and recorded: filled, secrets masked. */
export const shown = (command: Command, values: Readonly<Record<string, string>>): string =>
  fill(
    command,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isSecret(name) ? mask : value])),
  ).text

/** A command as it is recorded: {@link shown}, and the names of the values that stand in it. */
export function asShown(
  command: Command,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly filled?: readonly string[] } {
  const filled = [...new Set(command.placeholders.map(({ name }) => name))].filter(name => Object.hasOwn(values, name))
  return { text: shown(command, values), ...(filled.length === 0 ? {} : { filled }) }
}

/**
 * A command's text with its unfilled placeholders as plain words, for the parser. Sample values (a pid from a
 * transcript) are shell as they stand.
 */
export function parsable(command: Command, values: Readonly<Record<string, string>>): string {
  const filled = fill(command, values)
  if (filled.missing.length === 0) return filled.text
  const stand = Object.fromEntries(filled.missing.map(({ name }) => [name, 'x']))
  return fill(command, { ...values, ...stand }).text
}

const splice = (text: string, span: Span, replacement: string): string =>
  text.slice(0, span.start) + replacement + text.slice(span.end)
