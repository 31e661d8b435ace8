/**
 * Places that move along with a text that is being written. What was read of a piece of the text is kept when text above
 * it is edited; only the anchor of the piece moves, and every span that is tied to it.
 */
import type { Span } from './span.ts'

/** Where a piece of a text begins. Whoever reads the text anew moves it. */
export class Anchor {
  constructor(public offset: number) {}
}

/**
 * A span measured from an anchor.
 *
 *     …text above…  $ kill 21347
 *                   ^            anchor
 *                     ^^^^       from: 2, to: 6
 */
class AnchoredSpan implements Span {
  constructor(
    readonly anchor: Anchor,
    readonly from: number,
    readonly to: number,
  ) {}

  get start(): number {
    return this.anchor.offset + this.from
  }

  get end(): number {
    return this.anchor.offset + this.to
  }

  toJSON(): Span {
    return { start: this.start, end: this.end }
  }
}

/** From where one span begins to where another ends, wherever the two move. */
class OuterSpan implements Span {
  constructor(
    readonly first: Span,
    readonly last: Span,
  ) {}

  get start(): number {
    return this.first.start
  }

  get end(): number {
    return Math.max(this.first.end, this.last.end)
  }

  toJSON(): Span {
    return { start: this.start, end: this.end }
  }
}

const moves = (span: Span): boolean => span instanceof AnchoredSpan || span instanceof OuterSpan

/** The span from the beginning of `first` to the end of the farther of the two; it moves if they do. */
export const spanOver = (first: Span, last: Span): Span =>
  moves(first) || moves(last) ? new OuterSpan(first, last) : { start: first.start, end: Math.max(first.end, last.end) }

/** Whether both ends of a span move together, or not at all. */
export const movesAsOne = (span: Span): boolean => !(span instanceof OuterSpan)

/** What a span is tied to; null for one that does not move, or with more than one piece. */
export const anchorOf = (span: Span): Anchor | null => (span instanceof AnchoredSpan ? span.anchor : null)

/**
 * Ties the spans in `data` to `anchor`, in place: those that are not tied to any yet. `base` is the offset that
 * the anchor marks in the text that they were measured in. Data is plain: arrays and objects without cycles.
 */
export const tieSpans = <T>(data: T, anchor: Anchor, base = anchor.offset): T =>
  replaceSpans(data, ({ start, end }) => new AnchoredSpan(anchor, start - base, end - base))

/** Ties each of the spans in `data` to the anchor that `anchorFor` finds for it, in place; where it finds none, the span stays. */
export const tieEach = <T>(data: T, anchorFor: (span: Span) => Anchor | null): T =>
  replaceSpans(data, span => {
    const anchor = anchorFor(span)
    return anchor && new AnchoredSpan(anchor, span.start - anchor.offset, span.end - anchor.offset)
  })

/** Puts other spans in the place of those in `data` that do not move; null leaves one where it is. */
function replaceSpans<T>(data: T, replacementOf: (span: Span) => Span | null): T {
  // One span often stands in two fields, one after the other; it stays one.
  let last: object | null = null
  let lastReplaced: Span | null = null
  const replaced = (value: object): object => {
    if (value === last && lastReplaced !== null) return lastReplaced
    if (moves(value as Span)) return value
    if (!isSpan(value)) {
      visit(value)
      return value
    }
    last = value
    return (lastReplaced = replacementOf(value)) ?? value
  }
  const visit = (value: object) => {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        const inner: unknown = value[i]
        if (typeof inner === 'object' && inner !== null) visitField(value, i, inner)
      }
      return
    }
    if (value instanceof Set || value instanceof Map) return
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key]
      if (typeof inner === 'object' && inner !== null) visitField(value as Record<string, unknown>, key, inner)
    }
  }
  const visitField = <K extends string | number>(holder: Record<K, unknown>, key: K, inner: object) => {
    const result = replaced(inner)
    if (result !== inner) holder[key] = result
  }
  if (typeof data === 'object' && data !== null) visit(data)
  return data
}

/** Ties the spans in `data` to what `span` is tied to, in place; where that does not move, neither do they. */
export function tieLike<T>(span: Span, data: T): T {
  const anchor = anchorOf(span)
  return anchor === null ? data : tieSpans(data, anchor)
}

/** Plain data whose only fields are a start and an end. */
function isSpan(value: object): value is Span {
  const { start, end } = value as Partial<Span>
  if (typeof start !== 'number' || typeof end !== 'number') return false
  let fields = 0
  for (const _ in value) fields++
  return fields === 2
}
