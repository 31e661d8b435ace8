import type { Block } from '../../markup/block.ts'
import { alikeEnds } from './alike-ends.ts'
import { touch, type PassageDraft, type PassageDrafts } from './passage-draft.ts'

/** What became of a document's passages: in one place some went and others came. */
export interface Difference {
  /** The passage right above the place; null where the document begins. */
  readonly after: PassageDraft | null
  readonly gone: readonly PassageDraft[]
  readonly come: readonly PassageDraft[]
  /** Those that stand in another section now, or are the headings of sections that are new objects. */
  readonly placed: readonly Placed[]
}

interface Placed {
  readonly draft: PassageDraft
  readonly block: Block
  readonly parent: PassageDraft | null
}

/**
 * Compares a document's blocks with those before. What both hold is not looked into, and of a section that has changed
 * only what changed in it.
 */
export function compare(drafts: PassageDrafts, before: readonly Block[], now: readonly Block[]): Difference {
  const placed: Placed[] = []
  let old = before
  let fresh = now
  let after: PassageDraft | null = null
  let parent: PassageDraft | null = null
  for (;;) {
    const [start, end] = alikeEnds(old, fresh, (a, b) => a === b)
    const above = fresh[start - 1]
    if (above !== undefined) after = lastOf(drafts, above)
    old = old.slice(start, old.length - end)
    fresh = fresh.slice(start, fresh.length - end)
    const [one, other] = [old[0], fresh[0]]
    if (old.length !== 1 || fresh.length !== 1 || one?.kind !== 'section' || other?.kind !== 'section') break
    if (one.title !== other.title) break
    const draft = drafts.of(other)
    placed.push({ draft, block: other, parent })
    after = parent = draft
    old = one.children
    fresh = other.children
  }
  const gone = passagesIn(drafts, old, parent, null)
  const come = passagesIn(drafts, fresh, parent, placed)
  // Passages may stay though the section around them does not.
  const [start, end] = alikeEnds(gone, come, (a, b) => a === b)
  return {
    after: come[start - 1] ?? after,
    gone: gone.slice(start, gone.length - end),
    come: come.slice(start, come.length - end),
    placed,
  }
}

/** Puts passages where they stand now. */
export function settle({ placed }: Difference): void {
  for (const { draft, block, parent } of placed) {
    draft.parent = parent
    if (draft.block === block) continue
    draft.block = block
    touch(draft)
  }
}

/** The passages of blocks and all below them; where they stand is noted. */
function passagesIn(
  drafts: PassageDrafts,
  blocks: readonly Block[],
  parent: PassageDraft | null,
  placed: Placed[] | null,
): PassageDraft[] {
  const all: PassageDraft[] = []
  const visit = (blocks: readonly Block[], parent: PassageDraft | null) => {
    for (const block of blocks) {
      const draft = drafts.of(block)
      placed?.push({ draft, block, parent })
      all.push(draft)
      if (block.kind === 'section') visit(block.children, draft)
    }
  }
  visit(blocks, parent)
  return all
}

/** The last passage of a block. */
function lastOf(drafts: PassageDrafts, block: Block): PassageDraft {
  let last = block
  for (let child: Block | undefined = last; child !== undefined;) {
    last = child
    child = last.kind === 'section' ? last.children.at(-1) : undefined
  }
  return drafts.of(last)
}
