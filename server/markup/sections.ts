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
