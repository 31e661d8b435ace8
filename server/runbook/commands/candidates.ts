import type { CodeLine } from '../../markup/block.ts'
import { sourceOf } from '../../markup/code-line.ts'
import type { Head } from '../account/account.ts'
import { leaves } from '../sessions/leaving.ts'
import { programIn } from '../sessions/opening.ts'
import { protocolOf } from '../sessions/protocols.ts'
import { hasStatements, isTypedIn, statementLength } from '../sessions/statement.ts'
import type { Words } from '../words.ts'
import { likeness } from './likeness.ts'
import { logicalLength, readerFor, type Reader } from './logical-command.ts'
import { looseLength } from './loose-length.ts'
import type { PromptShape } from './prompt.ts'
import { promptedLines } from './prompted-lines.ts'
import { beginsSql, sqlLength } from './sql.ts'

/** A statement that may begin at a line: how it would be typed, and how many lines it would take. */
export interface Candidate {
  readonly line: number
  readonly length: number
  readonly head: Head
  /** For each line of the statement, the offset of its typed part; absent where only the block's indentation is cut off. */
  readonly from?: readonly number[]
  /** A prompt comes before it. */
  readonly isPrompted: boolean
  /** Why it is not clear where the prompt ends; null when it is clear. */
  readonly doubt: string | null
  /** It is typed in a program that a command above it opens. */
  readonly isInProgram: boolean
  /** It is part of a longer statement that would begin above. */
  readonly isWithin: boolean
}

/** Statements in lower case that only the form of the line gives away. */
const cmdlet = /^[A-Z][a-z]+-[A-Z][A-Za-z]+(?:\s|$)/

/**
 * The statements that may begin at the lines of a block that are neither blank nor comments. One with a prompt is certain, and
 * no other begins inside it.
 */
export function candidatesIn(
  lines: readonly CodeLine[],
  shapes: readonly (PromptShape | null)[],
  known: Words,
): readonly Candidate[] {
  const texts = lines.map((line, index) => line.text.slice(shapes[index]?.length ?? 0))
  const reader = readerFor(lines.length)
  const found: Candidate[] = []
  // The programs that the commands above open, as far as the block shows.
  let program: string | null = null
  let within = 0
  for (let index = 0; index < lines.length; index++) {
    const shape = shapes[index] ?? null
    const text = texts[index]?.trim() ?? ''
    if (text === '' || (shape === null && isComment(text))) continue
    if (program === 'telnet') program = protocolOf(text) ?? program
    const isLeaving = leaves(text)
    const isInProgram =
      program !== null &&
      !(shape !== null && isLeaving) &&
      (hasStatements(program) ? isTypedIn(program, texts, index) : isLeaving || protocolOf(text) === program)
    // A statement of a server's protocol is known only by its place: below the telnet that reaches the server.
    const speech = isInProgram || (program !== null && shape === null && !hasStatements(program)) ? program : null
    const candidate = candidateAt(lines, texts, shapes, index, speech, isInProgram, index < within, reader)
    found.push(candidate)
    if (index < within && shape === null) continue
    const isLikely = shape !== null || isInProgram || likeness(text, known) === 'command'
    if (isLikely && isLeaving) program = null
    else if (isLikely && candidate.head.language === 'sh')
      program = opened(lines.slice(index, index + candidate.length), candidate, shapes)
    within = index + candidate.length
    if (shape !== null) index = within - 1
  }
  return found
}

/** `# note`, `#(note)`, `#or so`, `#`; not `#:  TYPE`, which programs print. */
export const isComment = (text: string): boolean => /^[\u200b\ufeff]*#+(?!:)/.test(text)

/** The program that a statement opens; none when the block shows the prompts of that program. */
function opened(
  lines: readonly CodeLine[],
  { from }: Candidate,
  shapes: readonly (PromptShape | null)[],
): string | null {
  const own = lines.map(({ text }, index) => ({ text: text.slice(from?.[index] ?? 0).trim() }))
  const program = programIn(own)
  return program === null || shapes.some(shape => shape?.language === program) ? null : program
}

function candidateAt(
  lines: readonly CodeLine[],
  texts: readonly string[],
  shapes: readonly (PromptShape | null)[],
  index: number,
  program: string | null,
  isCertain: boolean,
  isWithin: boolean,
  reader: Reader,
): Candidate {
  const shape = shapes[index] ?? null
  const isPrompted = shape !== null
  const base = {
    line: index,
    isPrompted,
    doubt: shape?.doubt ?? null,
    isWithin,
    isInProgram: isCertain,
  }
  const stops = (at: number) => shapes[at] != null
  if (shape !== null) {
    const from =
      program === null
        ? promptedLines(lines, texts, shapes, index, reader)
        : offsets(lines, shapes, index, statementLength(texts, index, program, stops))
    return {
      ...base,
      length: from.length,
      from,
      head: { language: program ?? shape.language, prompt: promptOf(lines[index], shape) },
    }
  }
  if (program !== null)
    return { ...base, length: statementLength(texts, index, program, stops), head: { language: program, prompt: null } }
  if (beginsSql(texts, index))
    return { ...base, length: sqlLength(texts, index, stops), head: { language: 'sql', prompt: null } }
  const language = cmdlet.test(texts[index]?.trim() ?? '') ? 'powershell' : 'sh'
  const length = isWithin ? 1 : looseLength(texts, index, logicalLength(texts, index, reader, stops), shapes)
  return { ...base, length, head: { language, prompt: null } }
}

/** The offset of the typed part in each line of a statement with a prompt: after the prompt, then after as much indentation. */
const offsets = (
  lines: readonly CodeLine[],
  shapes: readonly (PromptShape | null)[],
  index: number,
  length: number,
): number[] =>
  lines.slice(index, index + length).map(({ text }, at) => {
    const shape = shapes[index]
    if (at === 0) return shape?.length ?? 0
    return Math.min(shape?.indent ?? 0, text.length - text.trimStart().length)
  })

function promptOf(line: CodeLine | undefined, shape: PromptShape): Head['prompt'] {
  const { text, user, host, root, language, indent } = shape
  const span = line === undefined ? { start: 0, end: 0 } : sourceOf(line, indent, indent + text.length)
  return { span, text, user, host, root, language }
}
