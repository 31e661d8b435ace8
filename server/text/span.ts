/**
 * A half-open range of UTF-16 offsets into a {@link SourceText}.
 *
 *     $ kill 21347
 *       ^^^^       { start: 2, end: 6 }
 *
 * Lines and columns exist only at the edges (`lsp/`, `cli/`).
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether `inner` lies within `outer`; a span contains itself. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether `offset` lies in `span` or right at its end, where a cursor that has just typed stands. */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end
