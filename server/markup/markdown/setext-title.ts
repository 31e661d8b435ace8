import type { Data, Processor } from 'unified'

type Extension = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
type Construct = Exclude<NonNullable<NonNullable<Extension['flow']>[number]>, readonly unknown[]>
type Context = ThisParameterType<Construct['tokenize']>

const hyphen = 45
const equalsSign = 61

/** micromark's own construct for the line below a title. */
function underlineOf({ parser }: Context): Construct {
  const found = [parser.constructs.flow[equalsSign]].flat().find(construct => construct?.name === 'setextUnderline')
  if (found === undefined) throw new Error('expected micromark to know underlined titles')
  return found
}

/**
 * The line below a title. micromark copies all that was read above each, in time that grows with the square of their
 * number; the title's own paragraph is enough.
 */
const underline: Construct = {
  name: 'titleUnderline',
  tokenize(effects, ok, nok) {
    return underlineOf(this).tokenize.call(this, effects, ok, nok)
  },
  resolveTo(events, context) {
    const { resolveTo } = underlineOf(context)
    const title = events.findLastIndex(([kind, { type }]) => kind === 'enter' && type === 'content')
    const read = resolveTo?.(events.slice(title), context) ?? []
    events.length = title
    for (const event of read) events.push(event)
    return events
  },
}

/** Reads underlined titles in time that grows with their number; the tree is the same. */
export function remarkSetextTitle(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push({
    flow: { [hyphen]: underline, [equalsSign]: underline },
    disable: { null: ['setextUnderline'] },
  })
}
