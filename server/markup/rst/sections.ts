import type { Span } from '../../text/span.ts'
import { report, type Context } from './context.ts'
import type { RstNode, SectionNode, TextNode } from './tree.ts'

interface Open {
  readonly heading: Span
  readonly lost: boolean
  readonly children: RstNode[]
}

/**
 * The sections that are open while a document is read. A title's style (its underline's character, with the
 * overline's) says its level: the first style met is level 1, each new one the next.
 */
export class SectionStack {
  readonly #top: RstNode[] = []
  readonly #open: Open[] = []
  readonly #styles: string[] = []

  constructor(readonly context: Context) {}

  /** Puts nodes at the end of the innermost section. */
  add(nodes: readonly RstNode[]): void {
    const into = this.#open.at(-1)?.children ?? this.#top
    for (const node of nodes) into.push(node)
  }

  /** Begins a section; one that skips levels is kept as a lost one, one level below the current. */
  open(title: TextNode, style: string, heading: Span): void {
    this.#close(open => open.lost)
    const current = this.#open.length
    const known = this.#styles.indexOf(style) + 1
    const level = known === 0 ? this.#styles.length + 1 : known
    const lost = level > current + 1
    if (lost) {
      const established = this.#styles.map(one => [...one].join('/')).join(' ')
      const message = `inconsistent title style: expected a title of level ${current + 1} or above, found one of level ${level} (styles so far: ${established})`
      report(this.context, 'inconsistent-title-level', title.span, message)
    } else {
      this.#close((_, depth) => depth >= level)
      if (known === 0) this.#styles.push(style)
    }
    this.#open.push({ heading, lost, children: [title] })
  }

  /** Begins a section that docutils gives up for the shape of its title. */
  openLost(title: TextNode, heading: Span): void {
    this.#close(open => open.lost)
    this.#open.push({ heading, lost: true, children: [title] })
  }

  /** All that was read; nothing is open after it. */
  finish(): RstNode[] {
    this.#close(() => true)
    return this.#top
  }

  /** Closes the innermost sections for which `done` holds; their depths count from 1. */
  #close(done: (open: Open, depth: number) => boolean): void {
    for (let open = this.#open.at(-1); open && done(open, this.#open.length); open = this.#open.at(-1)) {
      const level = this.#open.length
      this.#open.pop()
      const end = open.children.at(-1)?.span.end ?? open.heading.end
      const span = { start: open.heading.start, end: Math.max(end, open.heading.end) }
      const section: SectionNode = {
        kind: 'section',
        span,
        level,
        heading: open.heading,
        lost: open.lost,
        children: open.children,
      }
      this.add([section])
    }
  }
}
