import type { Data, Processor } from 'unified'

type Extension = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
type Construct = Exclude<NonNullable<NonNullable<Extension['document']>[number]>, readonly unknown[]>
type Context = ThisParameterType<Construct['tokenize']>

/** micromark's own construct for lists. */
function listOf({ parser }: Context): Construct {
  const found = [parser.constructs.document[marks[0]]].flat().find(construct => construct?.name === 'list')
  if (found === undefined) throw new Error('expected micromark to know lists')
  return found
}

/** Codes that an item may begin with: bullets, and the digits of its number. */
const marks = [42, 43, 45, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57] as const

/** Whether the line before this one is blank. */
function isAfterBlank(context: Context): boolean {
  const before = context.events.findLast(([, { type }]) => type === 'chunkFlow')
  return before !== undefined && context.sliceSerialize(before[1]).trim() === ''
}

/**
 * An item below an indented block and a blank line. Only a paragraph keeps an empty item, or a number other than 1, from
 * beginning a list, and a blank line ends it; micromark keeps them from interrupting an indented block, too.
 *
 *         $ service gunicorn stop
 *
 *     2. Upgrade the packages.
 */
const item: Construct = {
  name: 'listAfterCode',
  tokenize(effects, ok, nok) {
    return code => {
      if (this.interrupt !== true || !isAfterBlank(this)) return nok(code)
      this.interrupt = false
      return listOf(this).tokenize.call(this, effects, ok, nok)(code)
    }
  },
  continuation: {
    tokenize(effects, ok, nok) {
      const { continuation } = listOf(this)
      return continuation === undefined ? nok : continuation.tokenize.call(this, effects, ok, nok)
    },
  },
  exit(effects) {
    listOf(this).exit?.call(this, effects)
  },
}

/** Teaches remark that any list may follow an indented block. */
export function remarkListAfterCode(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push({ document: Object.fromEntries(marks.map(code => [code, item])) })
}
