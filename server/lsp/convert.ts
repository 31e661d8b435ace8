/**
 * The one boundary between offsets and the protocol's lines and characters. Everything below counts UTF-16 offsets,
 * everything beyond counts lines and UTF-16 characters from 0.
 */
import { DiagnosticSeverity } from 'vscode-languageserver'
import type { Diagnostic, Position, Range, TextEdit } from 'vscode-languageserver'
import type { Problem, Severity } from '../check/rule.ts'
import type { Edit } from '../text/edit.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'

/** The name that problems and settings go by in the editor. */
export const sourceName = 'runbook'

/** An offset inside a line's terminator answers the line's end; one outside the text the nearest end of it. */
export function positionOf(source: SourceText, offset: number): Position {
  const line = source.lineAt(offset)
  const { start, end } = source.lineSpan(line)
  return { line: line - 1, character: Math.min(Math.max(offset, start), end) - start }
}

export function rangeOf(source: SourceText, { start, end }: Span): Range {
  return { start: positionOf(source, start), end: positionOf(source, Math.max(start, end)) }
}

/** The offset of a position; one outside the text or its line answers the nearest offset. */
export function offsetOf(source: SourceText, { line, character }: Position): number {
  return line >= source.lineCount ? source.length : source.offsetAt({ line: line + 1, column: character + 1 })
}

export function spanOf(source: SourceText, { start, end }: Range): Span {
  const from = offsetOf(source, start)
  return { start: from, end: Math.max(from, offsetOf(source, end)) }
}

export const textEditOf = (source: SourceText, { span, text }: Edit): TextEdit => ({
  range: rangeOf(source, span),
  newText: text,
})

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** `rulePages` is the address that, with a rule's id and `.md`, names the rule's page; null when there is none. */
export const diagnosticOf = (source: SourceText, problem: Problem, rulePages: string | null): Diagnostic => ({
  range: rangeOf(source, problem.span),
  severity: severities[problem.severity],
  source: sourceName,
  code: problem.rule,
  ...(rulePages !== null && { codeDescription: { href: `${rulePages}${problem.rule}.md` } }),
  message: problem.message,
})
