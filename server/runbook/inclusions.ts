import { inclusionsAmong } from '../markup/inclusion.ts'
import type { Inclusion } from '../markup/inclusion.ts'
import { blocksIn } from '../markup/blocks-in.ts'
import { tieLike } from '../text/anchor.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Runbook, Stretch } from './model.ts'

/** What stretches name, as long as they stay. */
const known = new WeakMap<Stretch, readonly Inclusion[]>()

/** The files that a runbook names, in its order. */
export function inclusionsIn({ stretches, source }: Runbook): Inclusion[] {
  const all: Inclusion[] = []
  for (const stretch of stretches) {
    let own = known.get(stretch)
    if (own === undefined) {
      own = namedIn(stretch, source)
      known.set(stretch, own)
    }
    for (const inclusion of own) all.push(inclusion)
  }
  return all
}

const namedIn = ({ passages }: Stretch, source: SourceText): Inclusion[] =>
  passages.flatMap(({ block }) =>
    block.kind === 'section'
      ? []
      : [...blocksIn([block])].flatMap(inner =>
          inclusionsAmong(inner, source).map(inclusion => tieLike(inclusion.block, inclusion)),
        ),
  )
