import type { Block, Prose } from '../../markup/block.ts'
import type { Note } from '../model.ts'
import { noteOf } from '../prose/note.ts'
import { isTab } from './tabs.ts'
import { headOfBranch, isAlternative, isOr, type BranchHead } from '../prose/choice-words.ts'

/** What a block says, by its own words alone, of the blocks beside it. */
export interface Signal {
  /** It is a note to the reader about a step. */
  readonly note: Note | null
  /** It is nothing but "OR". */
  readonly isOr: boolean
  /** It begins with "Alternatively". */
  readonly isAlternative: boolean
  /** It opens one of several ways: "Option 2", "On Debian". */
  readonly head: BranchHead | null
}

const silent: Signal = { note: null, isOr: false, isAlternative: false, head: null }

const known = new WeakMap<Block, Signal>()

/** Worked out once for each block: a section may hold very many, and is walked again when one of them has changed. */
export function signalOf(block: Block): Signal {
  let own = known.get(block)
  if (own === undefined) {
    own = read(block)
    known.set(block, own)
  }
  return own
}

function read(block: Block): Signal {
  switch (block.kind) {
    case 'paragraph':
      return wordsOf(block.prose, noteOf(block))
    case 'item':
      return block.children[0]?.kind === 'paragraph' ? itemWords(block.children[0].prose) : silent
    case 'section':
      return signal({ head: headOfBranch(block.title.text, 'heading') })
    case 'admonition':
    case 'quote':
      return signal({ note: noteOf(block) })
    case 'directive':
      return isTab(block)
        ? signal({ head: { family: 'tab', title: block.argument, isFirst: false, platforms: [] } })
        : silent
    default:
      return silent
  }
}

/** Of the many blocks that say nothing it is one object. */
const signal = ({ note = null, isOr = false, isAlternative = false, head = null }: Partial<Signal>): Signal =>
  note === null && head === null && !isOr && !isAlternative ? silent : { note, isOr, isAlternative, head }

const wordsOf = ({ text }: Prose, note: Note | null = null): Signal =>
  signal({ note, isOr: isOr(text), isAlternative: isAlternative(text), head: headOfBranch(text, 'text') })

/** An item may tell the way and what to do in one line: "Debian: run ``apt-get update``". */
const itemWords = (prose: Prose): Signal => {
  const words = wordsOf(prose)
  const colon = prose.text.slice(0, 80).indexOf(':')
  return words.head !== null || colon < 0 ? words : { ...words, head: headOfBranch(prose.text.slice(0, colon), 'text') }
}
