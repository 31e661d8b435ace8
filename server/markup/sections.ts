import { spanOver } from '../text/anchor.ts'
import type { Span } from '../text/span.ts'
import type { Block, Prose, Section } from './block.ts'

/** A heading before the blocks below it are gathered into its section. */
export interface Heading {
  readonly kind: 'heading'
  readonly span: Span
  readonly level: number
  readonly title: Prose
}

/** The section that each heading opened when the document was last read. */
export type KnownSections = WeakMap<Heading, Section>

/**
 * Gathers the blocks below each heading, up to the next one of its level or above, into sections. A section that is
 * `known` with the very same blocks is given again.
 */
export function nestSections(flat: readonly (Block | Heading)[], known?: KnownSections): Block[] {
  const top: Block[] = []
  const open: { heading: Heading; children: Block[] }[] = []
  const target = () => open.at(-1)?.children ?? top

  function close() {
    const last = open.pop()
    if (!last) return
    const section = sectionOf(last.heading, last.children, known?.get(last.heading))
    known?.set(last.heading, section)
    target().push(section)
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

/** The section of a heading with these children: the one from before when it has the very same. */
export function sectionOf(heading: Heading, children: readonly Block[], before?: Section): Section {
  if (
    before?.level === heading.level &&
    before.children.length === children.length &&
    before.children.every((child, index) => child === children[index])
  )
    return before
  return {
    kind: 'section',
    span: spanOver(heading.span, children.at(-1)?.span ?? heading.span),
    level: heading.level,
    heading: heading.span,
    title: heading.title,
    children,
  }
}
