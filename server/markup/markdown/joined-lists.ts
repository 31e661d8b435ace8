import { spanOver } from '../../text/anchor.ts'
import type { List } from '../block.ts'
import type { Piece } from './pieces.ts'

/** A row of blocks that was read for itself. */
export interface Row {
  readonly pieces: readonly Piece[]
  /** What marks the items of the list that the row begins with, and of the one it ends with; null without one. */
  readonly first: string | null
  readonly last: string | null
}

/** The list that was made of others before, by the first of them. */
export type KnownLists = WeakMap<List, { readonly made: List; readonly lists: readonly List[] }>

/**
 * The pieces of all rows, with a list that goes on from row to row as one: CommonMark has it go on as long as the items
 * bear the same mark.
 */
export function joinedPieces(rows: Iterable<Row>, known: KnownLists): readonly Piece[] {
  const joined: Piece[] = []
  let lists: List[] = []
  let mark: string | null = null
  const flush = () => {
    if (lists.length > 0) joined.push(joinedList(lists, known))
    lists = []
  }
  for (const { pieces, first, last } of rows) {
    if (first === null || first !== mark) flush()
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index]
      if (piece === undefined) continue
      const isEnd = (index === 0 && lists.length > 0) || (index === pieces.length - 1 && last !== null)
      if (isEnd && 'kind' in piece && piece.kind === 'list') {
        if (index > 0) flush()
        lists.push(piece)
      } else {
        if (lists.length > 0) flush()
        joined.push(piece)
      }
    }
    mark = last
  }
  flush()
  return joined
}

function joinedList(lists: readonly List[], known: KnownLists): readonly List[] | List {
  const [first, ...others] = lists
  if (!first || others.length === 0) return first ?? lists
  const before = known.get(first)
  if (before && before.lists.length === lists.length && before.lists.every((list, i) => list === lists[i])) {
    return before.made
  }
  const last = others.at(-1) ?? first
  const made: List = { ...first, span: spanOver(first.span, last.span), items: lists.flatMap(list => list.items) }
  known.set(first, { made, lists })
  return made
}
