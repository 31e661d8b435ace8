import type { Block, Section } from './block.ts'
import { sectionOf, type Heading } from './sections.ts'

/** A part of a document at its top level: a heading, or blocks below one. */
export interface Part {
  readonly heading: Heading | null
  readonly blocks: readonly Block[]
  /** The heading's place in the tree; null before it has one, and for blocks. */
  branch: Branch | null
}

/** A section's place among the others, which it keeps while what is below it changes. */
export interface Branch {
  readonly heading: Heading
  section: Section
  /** Whose section holds it; null for the document. */
  parent: Branch | null
}

/** A document's blocks and sections, of which an edit makes only those anew that hold what was edited. */
export class SectionTree {
  #top: readonly Block[] = []

  get blocks(): readonly Block[] {
    return this.#top
  }

  /**
   * Takes up the parts from `from` to `to` (exclusive), which are others than before. `least` is the least level of a
   * heading there, or of one that stood there before; infinite where there is none.
   *
   *     Title          level 1: the section that holds what is gathered anew
   *     One            level 2: what is gathered begins here
   *     Two            from; `least` is 2
   *       Two and half to: the next heading is of a deeper level
   *     Three          level 2: this one and all below stay
   */
  replace(parts: readonly Part[], from: number, to: number, least: number): void {
    let begin = headBefore(parts, from)
    let holder = parts[begin]?.branch ?? null
    let inner: Branch | null = null
    while (holder !== null && holder.heading.level >= least) {
      inner = holder
      holder = holder.parent
    }
    if (inner === null) begin++
    else while (parts[begin]?.branch !== inner) begin--
    let end = to
    while (end < parts.length && (parts[end]?.heading?.level ?? Infinity) > least) end++
    if (least === Infinity) while (end < parts.length && !parts[end]?.heading) end++
    const children = holder?.section.children ?? this.#top
    const kept = inner === null ? [] : children.slice(0, children.indexOf(inner.section))
    const next = parts[end]?.branch ?? null
    const behind = next !== null && next.parent === holder ? children.slice(children.indexOf(next.section)) : []
    this.#become(holder, kept.concat(gathered(parts, begin, end, holder), behind))
  }

  #become(branch: Branch | null, children: readonly Block[]): void {
    if (branch === null) {
      this.#top = children
      return
    }
    const { heading, section: before, parent } = branch
    branch.section = sectionOf(heading, children, before)
    if (branch.section === before) return
    const siblings = parent?.section.children ?? this.#top
    this.#become(
      parent,
      siblings.map(sibling => (sibling === before ? branch.section : sibling)),
    )
  }
}

/** The index of the last heading before a part; -1 where there is none. */
function headBefore(parts: readonly Part[], index: number): number {
  let head = index - 1
  while (head >= 0 && !parts[head]?.heading) head--
  return head
}

/** Gathers parts into sections of a holder. A section with the same heading and the same children is given again. */
function gathered(parts: readonly Part[], from: number, to: number, holder: Branch | null): Block[] {
  const top: Block[] = []
  const open: { part: Part; heading: Heading; children: Block[]; inner: Branch[] }[] = []
  const close = () => {
    const last = open.pop()
    if (last === undefined) return
    const { part, heading, children, inner } = last
    const before = part.branch?.heading === heading ? part.branch.section : undefined
    const branch: Branch = { heading, section: sectionOf(heading, children, before), parent: holder }
    for (const one of inner) one.parent = branch
    part.branch = branch
    const outer = open.at(-1)
    outer?.inner.push(branch)
    ;(outer?.children ?? top).push(branch.section)
  }
  for (let i = from; i < to; i++) {
    const part = parts[i]
    if (part === undefined) continue
    const { heading, blocks } = part
    if (heading !== null) {
      while ((open.at(-1)?.heading.level ?? 0) >= heading.level) close()
      open.push({ part, heading, children: [], inner: [] })
    }
    const into = open.at(-1)?.children ?? top
    for (const block of blocks) into.push(block)
  }
  while (open.length > 0) close()
  return top
}
