import type { Problem } from '../check/rule.ts'
import type { SourceText } from '../text/source-text.ts'

/** A problem as the command line's JSON has it: lines and columns from 1, `endColumn` exclusive. */
export function problemJson(source: SourceText, { rule, severity, span, message }: Problem) {
  const { line, column } = source.positionAt(span.start)
  const { line: endLine, column: endColumn } = source.positionAt(span.end)
  return { rule, severity, line, column, endLine, endColumn, message }
}
