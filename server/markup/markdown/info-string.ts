import type { RawAttribute } from '../block.ts'
import type { Span } from '../../text/span.ts'

/**
 * What stands behind the opening run of a fence.
 *
 *     ```bash {host=db1 confirm} title="x"
 *        ^^^^ language  ^^^^^^^^^^^^^^^^^^ attributes
 *     ```{code-block} bash
 *         ^^^^^^^^^^  ^^^^ directive, argument
 */
export interface Info {
  /** As written, in lower case; null when none was given. */
  readonly language: string | null
  /** A MyST directive's name, in lower case. */
  readonly directive: string | null
  readonly argument: string
  /** The argument's offset in the document. */
  readonly argumentAt: number
  readonly attributes: readonly RawAttribute[]
}

const none: Info = { language: null, directive: null, argument: '', argumentAt: 0, attributes: [] }

/** Reads an info string; `start` is its offset in the document, where attributes get their spans. */
export function readInfo(text: string, start: number): Info {
  const braced = /^\{\s*([a-z][\w:+-]*)\s*\}\s*/i.exec(text)
  if (braced?.[1]) {
    const argument = text.slice(braced[0].length).trim()
    return { ...none, directive: braced[1].toLowerCase(), argument, argumentAt: start + braced[0].length }
  }
  // Pandoc's `{.bash #id key=value}` and R Markdown's `{bash, eval=FALSE}`.
  const inBraces = /^\{\s*\.?([\w+#-]+)(?=[\s,}])/.exec(text)
  const plain = /^\.?([\w+#][\w+#.-]*)(?=[\s,:{]|$)/.exec(text)
  const name = (inBraces ?? plain)?.[1]
  const rest = (inBraces ?? plain)?.[0].length ?? 0
  return {
    ...none,
    language: name?.toLowerCase() ?? null,
    attributes: readAttributes(text.slice(rest), start + rest),
  }
}

/** `key=value`, `key="a value"` and bare words, in braces or not. */
export function readAttributes(text: string, start: number): RawAttribute[] {
  const attributes: RawAttribute[] = []
  for (const match of text.matchAll(/([^\s={}"',]+)(?:=("[^"]*"|'[^']*'|[^\s}]*))?/g)) {
    const [whole, name, written] = match
    if (!name) continue
    const span: Span = { start: start + match.index, end: start + match.index + whole.length }
    attributes.push({ name, value: written === undefined ? null : unquote(written), span })
  }
  return attributes
}

/** A value without its quotes, or without a comma that only parts it from the next. */
export const unquote = (text: string): string =>
  /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text.replace(/,$/, '')
