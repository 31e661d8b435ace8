import type { Block } from '../../markup/block.ts'
import { areSiblings, type BranchHead } from '../prose/choice-words.ts'
import type { Gathered } from './gathered.ts'
import type { Alternative } from '../model.ts'
import { signalOf } from './signal.ts'

/** The steps from `start` up to `end`, which one way gave. */
export interface Branch {
  readonly start: number
  readonly end: number
  readonly title: string
}

/** A way that has a head. One that a line of text opens goes on over several blocks: where the steps of each of them end. */
interface HeadedBranch {
  readonly start: number
  readonly ends: number[]
  readonly head: BranchHead
}

/** Where choices are noted. */
type Noted = Pick<Gathered, 'steps' | 'alternatives'>

/**
 * The choices among siblings, as a reader meets them: blocks that an OR joins, and ways that are opened by a heading or
 * a line in the place of one. Doubt leaves a step outside of a choice: what is no alternative must not be passed over.
 */
export class Choices {
  /** What an OR joins; the last one is the block right above. */
  #joined: Branch[] = []
  #headed: HeadedBranch[] = []
  /** A line has opened a way; what follows belongs to it. */
  #opened: BranchHead | null = null
  #isOpen = false
  /** An OR stands above, and what it joins. */
  #isOr = false
  #endsInOr = false
  /** The block right above says "Alternatively", and has no step itself. */
  #announced: Block | null = null

  constructor(
    private readonly walk: Noted,
    private readonly nameOf: (first: Branch) => string,
  ) {}

  /** Goes past a block that gave the steps from `start` on; `endsInOr` when its last words are an OR. */
  pass(block: Block, start: number, title: string, endsInOr: boolean): void {
    if (block.kind === 'comment' || (block.kind === 'other' && block.children.length === 0)) return
    const { isOr, isAlternative, head } = signalOf(block)
    const end = this.walk.steps.length
    if (isOr && end === start) {
      this.#isOr ||= this.#joined.length > 0
      this.#endsInOr = true
      return
    }
    this.#endsInOr = false
    if (head !== null) {
      if (head.isFirst || this.#headed.some(way => !areSiblings(way.head, head))) this.#closeHeaded()
      this.#opened = head
    } else if (block.kind === 'section' || (!this.#isOpen && this.#opened === null)) this.#closeHeaded()
    const announced = this.#announced
    this.#announced = isAlternative ? block : null
    if (end === start) {
      if (isThing(block)) {
        this.#closeJoined()
        this.#isOr = false
      }
      if (head !== null && block.kind !== 'paragraph') this.#opened = null
      return
    }
    const joins = this.#isOr || isAlternative || (announced !== null && isFor(announced, block))
    const isNextWay = this.#opened !== null && this.#headed.length > 0
    if (!joins || isNextWay) this.#closeJoined()
    this.#joined.push({ start, end, title })
    if (this.#opened === null) this.#headed.at(-1)?.ends.push(end)
    else {
      this.#headed.push({ start, ends: [end], head: this.#opened })
      this.#isOpen = head === null || block.kind === 'paragraph'
    }
    this.#opened = this.#announced = null
    this.#isOr = endsInOr
  }

  /** Notes what was found; answers whether an OR waits for what it joins. */
  close(): boolean {
    this.#closeJoined()
    this.#closeHeaded()
    return this.#isOr || this.#endsInOr
  }

  #closeJoined(): void {
    markAlternatives(this.walk, this.#joined, this.nameOf)
    this.#joined = []
  }

  #closeHeaded(): void {
    const ways = this.#headed
    // The last way ends where nobody says so: it holds no more blocks than the longest of the others.
    const most = Math.max(0, ...ways.slice(0, -1).map(({ ends }) => ends.length))
    const branches = ways.map(({ start, ends, head }, index): Branch => {
      const end = index === ways.length - 1 ? ends.slice(0, most).at(-1) : ends.at(-1)
      return { start, end: end ?? start, title: head.title }
    })
    markAlternatives(this.walk, branches, this.nameOf)
    this.#headed = []
    this.#opened = null
    this.#isOpen = false
  }
}

/** What an OR joins even if there is nothing to do in it: two outputs, two sections to read. */
const isThing = ({ kind }: Block): boolean => /^(?:code|quote|list|table|section)$/.test(kind)

/** Whether a text that says "Alternatively" speaks of the block behind it. */
const isFor = (announced: Block, block: Block): boolean =>
  block.kind === 'code' ||
  block.kind === 'quote' ||
  (announced.kind === 'paragraph' && announced.prose.text.trimEnd().endsWith(':'))

/**
 * Notes the steps of each branch as alternatives of one group; one branch alone is none. A step that has to be chosen
 * already is then within its branch.
 */
export function markAlternatives(
  { steps, alternatives }: Noted,
  branches: readonly Branch[],
  nameOf: (first: Branch) => string,
): void {
  const filled = branches.filter(branch => branch.end > branch.start)
  const [first] = filled
  if (first === undefined || filled.length < 2) return
  const group = nameOf(first)
  const titles = new Set<string>()
  for (const { start, end, title } of filled) {
    let branch = title
    for (let count = 2; titles.has(branch); count++) branch = `${title} (${String(count)})`
    titles.add(branch)
    for (const step of steps.slice(start, end))
      alternatives.set(step, within({ group, branch }, alternatives.get(step)))
  }
}

const within = (outer: Alternative, inner: Alternative | undefined): Alternative =>
  inner === undefined ? outer : { ...inner, within: within(outer, inner.within) }
