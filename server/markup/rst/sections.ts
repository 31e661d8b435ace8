import type { Span } from '../../text/span.ts'
import { report, type Context } from './context.ts'
import { levelOf, noTitles } from './levels.ts'
import type { SectionTitle } from './reading.ts'
import type { RstNode, SectionNode } from './tree.ts'

interface Open {
  readonly heading: Span
  readonly lost: boolean
  readonly children: RstNode[]
}

/** The sections that are open while a document is read. */
export class SectionStack {
  readonly #top: RstNode[] = []
  readonly #open: Open[] = []
  #styles = noTitles

  constructor(readonly context: Context) {}

  /** Puts nodes at the end of the innermost section. */
  add(nodes: readonly RstNode[]): void {
    const into = this.#open.at(-1)?.children ?? this.#top
    for (const node of nodes) into.push(node)
  }

  /** Begins a section; one that is lost is kept all the same. */
  open({ title, style, heading }: SectionTitle): void {
    const { level, lost, flaw, after } = levelOf(style, this.#styles)
    this.#styles = after
    if (flaw !== null) report(this.context, 'inconsistent-title-level', title.span, flaw)
    this.#closeDownTo(level)
    this.#open.push({ heading, lost, children: [title] })
  }

  /** All that was read; nothing is open after it. */
  finish(): RstNode[] {
    this.#closeDownTo(1)
    return this.#top
  }

  /** Closes the sections of a level and of all below. */
  #closeDownTo(least: number): void {
    for (let level = this.#open.length; level >= least; level--) {
      const open = this.#open.pop()
      if (open === undefined) return
      const { heading, lost, children } = open
      const end = children.at(-1)?.span.end ?? heading.end
      const span = { start: heading.start, end: Math.max(end, heading.end) }
      const section: SectionNode = { kind: 'section', span, level, heading, lost, children }
      this.add([section])
    }
  }
}
