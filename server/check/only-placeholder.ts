import type { Prose } from '../markup/block.ts'
import type { Placeholder, PlaceholderKind } from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'

/** Kinds that stand for text still to be written; names in angle brackets are often the reader's to fill in. */
const unwritten: ReadonlySet<PlaceholderKind> = new Set(['dunder', 'question', 'ellipsis'])

/** Of `placeholders`, which are in order, the one that running text, but for a number in front, is nothing but; else null. */
export function onlyPlaceholder(
  prose: Prose,
  placeholders: readonly Placeholder[],
  source: SourceText,
): Placeholder | null {
  // An unwritten step is short; this also keeps the search below linear over the document.
  if (prose.span.end - prose.span.start > 80) return null
  const first = firstFrom(placeholders, prose.span.start)
  const found = placeholders[first]
  if (found === undefined || found.span.end > prose.span.end || !unwritten.has(found.kind)) return null
  const before = source.slice({ start: prose.span.start, end: found.span.start })
  const after = source.slice({ start: found.span.end, end: prose.span.end })
  const alone = /^[\s#*_]*(?:(?:step\s+)?\d+(?:\.\d+)*[.):]?)?[\s*_]*$/i.test(before) && /^[\s*_.:#]*$/.test(after)
  return alone ? found : null
}

/** The index of the first placeholder that begins at or after `offset`; they are in document order. */
function firstFrom(placeholders: readonly Placeholder[], offset: number): number {
  let low = 0
  let high = placeholders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placeholders[middle]?.span.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
