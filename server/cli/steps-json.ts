import { check } from '../check/check.ts'
import { whoRuns } from '../runbook/attributes/who-runs.ts'
import type {
  BlockReading,
  Command,
  Doubt,
  Note,
  Placeholder,
  Procedure,
  ProcedureName,
  Runbook,
  Step,
  StepId,
} from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import { problemJson } from './problem-json.ts'

/** What `runbook steps --json` prints for one file; see DESIGN.md, "Contracts". */
export function stepsJson(file: string, runbook: Runbook) {
  const { source } = runbook
  const undone = undoneBySteps(runbook.outline)
  return {
    file,
    markup: runbook.markup,
    title: runbook.title,
    steps: runbook.steps.map(step => stepJson(source, step, undone.get(step.id))),
    placeholders: runbook.placeholders.map(placeholder => placeholderJson(source, placeholder)),
    problems: check(runbook).map(problem => problemJson(source, problem)),
    blocks: runbook.blocks.map(block => blockJson(source, block)),
  }
}

/** A block with a role for each of its lines, the fence or directive left out. */
function blockJson(source: SourceText, { language, nature, step, account }: BlockReading) {
  const line = (index: number) => source.lineAt(account.lines.at(index)?.span.start ?? 0)
  return {
    line: line(0),
    endLine: line(-1),
    language,
    nature,
    step,
    lines: account.readings.map(({ role, why }, index) => ({ line: line(index), role, why })),
  }
}

/** First and last line of a span; an end right behind a line's terminator still belongs to that line. */
function linesOf(source: SourceText, span: Span): { line: number; endLine: number } {
  const line = source.lineAt(span.start)
  return { line, endLine: source.lineAt(Math.max(span.start, span.end - 1)) }
}

/** What the rollbacks that steps stand in undo, by step. */
function undoneBySteps(
  nodes: readonly (Procedure | StepId)[],
  around: ProcedureName | null = null,
  undone = new Map<StepId, ProcedureName>(),
): ReadonlyMap<StepId, ProcedureName> {
  for (const node of nodes) {
    if (typeof node !== 'string') undoneBySteps(node.children, node.undoes ?? around, undone)
    else if (around !== null) undone.set(node, around)
  }
  return undone
}

function stepJson(source: SourceText, step: Step, undoes: ProcedureName | undefined) {
  const {
    id,
    kind,
    title,
    procedure,
    hosts,
    alternative,
    rollback,
    purpose,
    notes,
    answers,
    timeout,
    confirm,
    reboots,
  } = step
  return {
    id,
    kind,
    ...linesOf(source, step.span),
    title,
    procedure,
    hosts,
    commands: step.commands.map(command => commandJson(source, command, step)),
    ...(step.doubts.length === 0 ? {} : { doubts: step.doubts.map(doubt => doubtJson(source, doubt)) }),
    ...(kind === 'file' ? { path: step.path, content: (step.content ?? []).map(({ text }) => text).join('\n') } : {}),
    ...(alternative === null ? {} : { alternative }),
    ...(rollback ? { rollback } : {}),
    ...(undoes === undefined ? {} : { undoes: { title: undoes.title, line: source.lineAt(undoes.heading.start) } }),
    ...(purpose === null ? {} : { purpose }),
    ...(notes.length === 0 ? {} : { notes: notes.map(note => noteJson(source, note)) }),
    ...(answers.length === 0 ? {} : { answers }),
    ...(timeout === null ? {} : { timeout }),
    ...(confirm ? { confirm } : {}),
    ...(reboots ? { reboots } : {}),
  }
}

/** A statement of which it is not clear whether it is run. */
function doubtJson(source: SourceText, { command: { span, text }, why }: Doubt) {
  return { ...linesOf(source, span), text, why }
}

function noteJson(source: SourceText, { span, kind, warns, text }: Note) {
  return { ...linesOf(source, span), kind, warns, text }
}

function commandJson(source: SourceText, command: Command, step: Step) {
  const { span, text, prompt, language, inside, output } = command
  return {
    ...linesOf(source, span),
    text,
    host: prompt?.host ?? null,
    ...whoRuns(command, step),
    shell: language,
    ...(inside.length === 0
      ? {}
      : { inside: inside.map(({ language, ...nested }) => ({ ...nested, shell: language })) }),
    outputLines: output.map(line => source.lineAt(line.span.start)),
  }
}

function placeholderJson(source: SourceText, { name, text, span, where, kind }: Placeholder) {
  return { name, text, ...source.positionAt(span.start), where, kind }
}
