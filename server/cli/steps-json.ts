import { check } from '../check/check.ts'
import { whoRuns } from '../runbook/attributes/who-runs.ts'
import type { Command, Note, Placeholder, Procedure, Runbook, Step, StepId } from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import { problemJson } from './problem-json.ts'

/** What `runbook steps --json` prints for one file; see DESIGN.md, "Contracts". */
export function stepsJson(file: string, runbook: Runbook) {
  const { source } = runbook
  return {
    file,
    markup: runbook.markup,
    title: runbook.title,
    steps: runbook.steps.map(step => stepJson(source, step)),
    procedures: proceduresJson(source, runbook.outline, []),
    placeholders: runbook.placeholders.map(placeholder => placeholderJson(source, placeholder)),
    problems: check(runbook).map(problem => problemJson(source, problem)),
  }
}

/** First and last line of a span; an end right behind a line's terminator still belongs to that line. */
function linesOf(source: SourceText, span: Span): { line: number; endLine: number } {
  const line = source.lineAt(span.start)
  return { line, endLine: source.lineAt(Math.max(span.start, span.end - 1)) }
}

/** Every procedure in the order of the document; `procedure` are the titles around it, as those of a step. */
function proceduresJson(
  source: SourceText,
  nodes: readonly (Procedure | StepId)[],
  procedure: readonly string[],
): object[] {
  return nodes.flatMap(node => {
    if (typeof node === 'string') return []
    const { title, span, purpose, rollback, undoes, children } = node
    return [
      {
        title,
        procedure,
        ...linesOf(source, span),
        ...(purpose === null ? {} : { purpose }),
        ...(rollback ? { rollback } : {}),
        ...(undoes === null ? {} : { undoes: { title: undoes.title, line: source.lineAt(undoes.heading.start) } }),
      },
      ...proceduresJson(source, children, [...procedure, title]),
    ]
  })
}

function stepJson(source: SourceText, step: Step) {
  const { id, kind, title, procedure, hosts, alternative, rollback, purpose, notes, timeout, confirm } = step
  return {
    id,
    kind,
    ...linesOf(source, step.span),
    title,
    procedure,
    hosts,
    commands: step.commands.map(command => commandJson(source, command, step)),
    ...(kind === 'file' ? { path: step.path, content: (step.content ?? []).map(({ text }) => text).join('\n') } : {}),
    ...(alternative === null ? {} : { alternative }),
    ...(rollback ? { rollback } : {}),
    ...(purpose === null ? {} : { purpose }),
    ...(notes.length === 0 ? {} : { notes: notes.map(note => noteJson(source, note)) }),
    ...(timeout === null ? {} : { timeout }),
    ...(confirm ? { confirm } : {}),
  }
}

function noteJson(source: SourceText, { span, kind, warns, text }: Note) {
  return { ...linesOf(source, span), kind, warns, text }
}

function commandJson(source: SourceText, command: Command, step: Step) {
  const { span, text, prompt, language, output } = command
  return {
    ...linesOf(source, span),
    text,
    host: prompt?.host ?? null,
    ...whoRuns(command, step),
    shell: language,
    outputLines: output.map(line => source.lineAt(line.span.start)),
  }
}

function placeholderJson(source: SourceText, { name, text, span, where, kind }: Placeholder) {
  return { name, text, ...source.positionAt(span.start), where, kind }
}
