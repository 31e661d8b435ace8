import type { CodeLine } from '../../markup/block.ts'
import { sliceLine } from '../../markup/code-line.ts'
import type { Command, NestedSession, Prompt } from '../model.ts'

/** A command that was found in a block and does not know its step and its placeholders yet. */
export interface CommandDraft {
  readonly lines: readonly CodeLine[]
  readonly prompt: Prompt | null
  readonly language: string
  /** The nested sessions that it is typed in; absent where there are none. */
  readonly inside?: readonly NestedSession[]
  readonly output: CodeLine[]
}

/** The command of a draft, its placeholders still to be found. */
export function commandOf(draft: CommandDraft): Command {
  const first = draft.lines[0]
  const last = draft.lines.at(-1)
  return {
    span: { start: first?.span.start ?? 0, end: last?.span.end ?? 0 },
    lines: draft.lines,
    text: draft.lines.map(line => line.text).join('\n'),
    prompt: draft.prompt,
    language: draft.language,
    inside: draft.inside ?? [],
    output: draft.output,
    placeholders: [],
  }
}

/** The line without its first `count` characters; its span follows. */
export const cut = (line: CodeLine, count: number): CodeLine => sliceLine(line, count)

/** The line without blanks at its end. */
export const trimEnd = (line: CodeLine): CodeLine => sliceLine(line, 0, line.text.trimEnd().length)

/** The line without as much of its indentation as `indent` blanks. */
export const outdent = (line: CodeLine, indent: number): CodeLine =>
  cut(line, Math.min(indent, line.text.length - line.text.trimStart().length))
