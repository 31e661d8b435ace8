import type { CodeLine } from '../../markup/block.ts'
import { sourceOf } from '../../markup/code-line.ts'
import { cut, outdent, trimEnd, type CommandDraft } from './draft.ts'
import { endsInBackslash, logicalLength, readerFor, type Reader } from './logical-command.ts'
import { likeness } from './likeness.ts'
import type { Prompt } from '../model.ts'
import { continuationPrompt } from './program-prompts.ts'
import type { PromptShape } from './prompt.ts'
import { findPrompts, type Habits } from './prompts-in-block.ts'
import { leaves } from '../sessions/leaving.ts'
import { programIn } from '../sessions/opening.ts'
import { hasStatements, isTypedIn, statementLength } from '../sessions/statement.ts'
import { looseLength } from './loose-length.ts'
import { indentOf, readScript } from './script.ts'
import { sqlLength } from './sql.ts'

/**
 * Reads a block whose lines carry prompts: each prompt begins a command, what follows it until the next one is its
 * sample output. Null when no line carries one.
 *
 *     $ ps aux | grep redis-server       command
 *     daniel   21347  0.0  0.0  35020    its output
 *     $ kill 21347                       command
 */
export function readTranscript(
  lines: readonly CodeLine[],
  language: string | null,
  habits: Habits,
): CommandDraft[] | null {
  const shapes = findPrompts(
    lines.map(line => line.text),
    language,
    habits,
  )
  if (!shapes.some(shape => shape !== null)) return null
  const start = shapes.findIndex(shape => shape !== null)
  const texts = lines.map((line, index) => line.text.slice(shapes[index]?.length ?? 0))
  const reader = readerFor(lines.length)
  const drafts: CommandDraft[] = leadingCommands(lines.slice(0, start), habits)
  // The language of the program that the commands so far have opened.
  let program: string | null = null
  // A `# …` line between prompts is a comment, unless it stands amid output.
  let inOutput = false
  for (let index = start; index < lines.length;) {
    const line = lines[index]
    const shape = shapes[index]
    if (line === undefined) break
    const isExit = shape != null && leaves(texts[index] ?? '')
    if (program !== null && !isExit && isTypedIn(program, texts, index)) {
      const length = statementLength(texts, index, program, at => shapes[at] != null)
      const indent = shape?.indent ?? indentOf([line.text])
      const rest = lines.slice(index + 1, index + length).map(each => trimEnd(outdent(each, indent)))
      const own = [trimEnd(cut(line, shape?.length ?? indent)), ...rest]
      drafts.push({ lines: own, prompt: shape == null ? null : promptOf(line, shape), language: program, output: [] })
      if (leaves(texts[index] ?? '')) program = null
      inOutput = false
      index += length
      continue
    }
    if (shape === null || shape === undefined) {
      if (line.text.trim() !== '' && (inOutput || !/^\s*#+(?:\s|$)/.test(line.text))) {
        drafts.at(-1)?.output.push(line)
        inOutput = true
      } else inOutput = false
      index++
      continue
    }
    if (texts[index]?.trim() === '') {
      index++
      continue
    }
    inOutput = false
    const own = ownLines(lines, texts, shapes, index, reader)
    drafts.push({ lines: own, prompt: promptOf(line, shape), language: shape.language, output: [] })
    if (shape.language === 'sh') program = programIn(own)
    // Who shows the program's own prompts shows them all.
    if (program !== null && (!hasStatements(program) || shapes.some(each => each?.language === program))) program = null
    index += own.length
  }
  return drafts
}

/** Commands that an author wrote without a prompt before the first one: `docker run …`, and then `(container) $ …`. */
function leadingCommands(lines: readonly CodeLine[], habits: Habits): CommandDraft[] {
  const first = lines.find(line => line.text.trim() !== '' && !/^\s*#/.test(line.text))
  if (first === undefined || likeness(first.text, habits.commands) !== 'command') return []
  return [
    ...(readScript(lines, { known: habits.commands, isShell: true, announcesOutput: false, announcesCommand: true }) ??
      []),
  ]
}

/** The lines of the command that begins at `index`, without prompts. */
function ownLines(
  lines: readonly CodeLine[],
  texts: readonly string[],
  shapes: readonly (PromptShape | null)[],
  index: number,
  reader: Reader,
): CodeLine[] {
  const first = lines[index]
  const shape = shapes[index]
  if (first === undefined || shape === null || shape === undefined) return []
  const own = [trimEnd(cut(first, shape.length))]
  const rest = lines.slice(index + 1, index + 400)
  // Lines that show their own continuation prompt end where those end.
  const marked = rest.findIndex(
    (line, at) => shapes[index + 1 + at] != null || continuationPrompt(line.text, shape.language) === null,
  )
  const continued = shape.language !== 'sh' || opens(texts[index] ?? '')
  if (marked !== 0 && continued) {
    const count = marked < 0 ? rest.length : marked
    return [...own, ...rest.slice(0, count).map(line => cut(line, continuationPrompt(line.text, shape.language) ?? 0))]
  }
  const length =
    shape.language === 'sh'
      ? looseLength(
          texts,
          index,
          logicalLength(texts, index, reader, at => shapes[at] != null),
          shapes,
        )
      : shape.language === 'sql' || shape.language === 'cql'
        ? sqlLength(texts, index, at => shapes[at] != null)
        : 1
  return [...own, ...lines.slice(index + 1, index + length).map(line => trimEnd(outdent(line, shape.indent)))]
}

/** Whether the shell would ask for more after this line. */
const opens = (text: string): boolean =>
  endsInBackslash(text) ||
  logicalLength([text, ''], 0, readerFor(1)) > 1 ||
  /["'`({]|<<|[|&]\s*$|\b(?:do|then|in)\s*$|^\s*(?:for|while|until|if|case|select)\s/.test(text)

const promptOf = (line: CodeLine, shape: PromptShape): Prompt => ({
  span: sourceOf(line, shape.indent, shape.indent + shape.text.length),
  text: shape.text,
  user: shape.user,
  host: shape.host,
  root: shape.root,
  language: shape.language,
})
