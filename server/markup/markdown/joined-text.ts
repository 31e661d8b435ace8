import type { Data, Processor } from 'unified'

type Extension = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[number]>, readonly unknown[]>

/**
 * Plain characters of running text, as far as nothing else can begin. micromark reads them piece by piece and joins
 * the pieces when the paragraph ends, in time that grows with the square of their number; here each is joined to the
 * one before it as soon as it is read.
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
    return function start(code) {
      // The end of a line, of the text: never plain.
      if (code === null || code < -2) return nok(code)
      effects.enter('data')
      effects.consume(code)
      return inside
    }
    function inside(code: number | null): ReturnType<typeof ok> {
      if (!isBreak(code)) {
        effects.consume(code)
        return inside
      }
      effects.exit('data')
      return ok(code)
    }
  },
  resolveTo(events) {
    for (;;) {
      const before = events.at(-3)?.[1]
      const last = events.at(-1)?.[1]
      if (before?.type !== 'data' || last?.type !== 'data') return events
      before.end = last.end
      events.length -= 2
    }
  },
}

/** Reads running text in time that grows with its length; the tree is the same. */
export function remarkJoinedText(this: Processor): void {
  const data = this.data()
  // Tried where everything else has failed.
  ;(data.micromarkExtensions ??= []).push({ text: { null: plain } })
}
