import type { Data, Processor } from 'unified'

type Extension = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[number]>, readonly unknown[]>

type Point = ReturnType<ThisParameterType<Construct['tokenize']>['now']>

const tab = -2
const isLineEnd = (code: number | null): boolean => code !== null && code < tab
const isBlank = (code: number | null): boolean => code === 32 || code === -1 || code === tab

/**
 * Plain characters of running text, as far as nothing else can begin, and the blanks that end a line. micromark reads
 * the text piece by piece, joins the pieces when the paragraph ends and puts the blanks in between them, in time that
 * grows with the square of their number; here each is joined to the one before it as soon as it is read.
 */
const plain: Construct = {
  name: 'plainText',
  tokenize(effects, ok, nok) {
    const { text } = this.parser.constructs
    const isBreak = (code: number | null): boolean => {
      if (code === null) return true
      const known = text[code]
      if (known === undefined) return false
      const mayBegin = ({ previous }: Construct) => previous === undefined || previous.call(this, this.previous)
      return Array.isArray(known) ? known.some(mayBegin) : mayBegin(known)
    }
    let blanks: Point | null = null
    let hasTab = false
    const consume = (code: number | null) => {
      if (isBlank(code)) {
        blanks ??= this.now()
        hasTab ||= code === tab
      } else if (blanks !== null) {
        blanks = null
        hasTab = false
      }
      effects.consume(code)
      return inside
    }
    const inside = (code: number | null): ReturnType<typeof ok> => {
      if (!isBreak(code)) return consume(code)
      const piece = effects.exit('data')
      if (isLineEnd(code) && blanks !== null) {
        const isHardBreak = !hasTab && piece.end.offset - blanks.offset >= 2
        const type = isHardBreak ? 'hardBreakTrailing' : 'lineSuffix'
        const suffix = { type, start: blanks, end: piece.end } as const
        piece.end = { ...blanks }
        this.events.push(['enter', suffix, this], ['exit', suffix, this])
      }
      return ok(code)
    }
    return function start(code) {
      // The end of a line, of the text: never plain.
      if (code === null || isLineEnd(code)) return nok(code)
      effects.enter('data')
      return consume(code)
    }
  },
  resolveTo(events) {
    const suffix = events.at(-1)?.[1].type === 'data' ? [] : events.splice(-2)
    const piece = events.at(-1)?.[1]
    const before = events.at(-3)?.[1]
    if (piece !== undefined && before?.type === 'data') before.end = piece.end
    if (before?.type === 'data' || piece?.start.offset === piece?.end.offset) events.length -= 2
    events.push(...suffix)
    return events
  },
}

/** Reads running text in time that grows with its length; the tree is the same. */
export function remarkJoinedText(this: Processor): void {
  const data = this.data()
  // Tried where everything else has failed.
  ;(data.micromarkExtensions ??= []).push({ text: { null: plain } })
}
