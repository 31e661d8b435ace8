import type { Block, Prose } from '../block.ts'
import type { Span } from '../../text/span.ts'

/** A heading before the blocks below it are gathered into its section. */
export interface Heading {
  readonly kind: 'heading'
  readonly span: Span
  readonly level: number
  readonly title: Prose
}

/** Gathers the blocks below each heading, up to the next one of its level or above, into sections. */
export function nestSections(flat: readonly (Block | Heading)[]): Block[] {
  const top: Block[] = []
  const open: { heading: Heading; children: Block[] }[] = []
  const target = () => open.at(-1)?.children ?? top

  function close() {
    const last = open.pop()
    if (!last) return
    const { heading, children } = last
    target().push({
      kind: 'section',
      span: { start: heading.span.start, end: Math.max(heading.span.end, children.at(-1)?.span.end ?? 0) },
      level: heading.level,
      heading: heading.span,
      title: heading.title,
      children,
    })
  }

  for (const block of flat) {
    if (block.kind !== 'heading') {
      target().push(block)
      continue
    }
    while ((open.at(-1)?.heading.level ?? 0) >= block.level) close()
    open.push({ heading: block, children: [] })
  }
  while (open.length > 0) close()
  return top
}
