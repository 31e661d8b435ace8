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
  let signal = known.get(block)
  if (signal === undefined) {
    signal = read(block)
    known.set(block, signal)
  }
  return signal
}

function read(block: Block): Signal {
  switch (block.kind) {
    case 'paragraph':
      return { ...wordsOf(block.prose), note: noteOf(block) }
    case 'item':
      return block.children[0]?.kind === 'paragraph' ? itemWords(block.children[0].prose) : silent
    case 'section':
      return { ...silent, head: headOfBranch(block.title.text, 'heading') }
    case 'admonition':
    case 'quote':
      return { ...silent, note: noteOf(block) }
    case 'directive':
      return isTab(block)
        ? { ...silent, head: { family: 'tab', title: block.argument, isFirst: false, platforms: [] } }
        : silent
    default:
      return silent
  }
}

const wordsOf = ({ text }: Prose): Signal => ({
  ...silent,
  isOr: isOr(text),
  isAlternative: isAlternative(text),
  head: headOfBranch(text, 'text'),
})

/** An item may tell the way and what to do in one line: "Debian: run ``apt-get update``". */
const itemWords = (prose: Prose): Signal => {
  const words = wordsOf(prose)
  const colon = prose.text.slice(0, 80).indexOf(':')
  return words.head !== null || colon < 0 ? words : { ...words, head: headOfBranch(prose.text.slice(0, colon), 'text') }
}
