import type { CodeLine } from '../../markup/block.ts'
import { outdent, trimEnd, type CommandDraft } from './draft.ts'
import { likeness } from './likeness.ts'
import { logicalLength, readerFor } from './logical-command.ts'
import { beginsSql, sqlLength } from './sql.ts'
import { isSynopsis } from './synopsis.ts'
import { looseLength } from './loose-length.ts'
import { leaves } from '../sessions/leaving.ts'
import { programIn } from '../sessions/opening.ts'
import { protocolOf } from '../sessions/protocols.ts'
import { hasStatements, isTypedIn, statementLength } from '../sessions/statement.ts'
import type { Words } from '../words.ts'

export interface ScriptContext {
  /** Command words that the document has shown. */
  readonly known: Words
  /** Whether the block says that it holds shell (its language), so that a plain word is a command too. */
  readonly isShell: boolean
  /** Whether the text before the block says that output follows. */
  readonly announcesOutput: boolean
  /** Whether the text before the block tells the reader to type it. */
  readonly announcesCommand: boolean
}

/**
 * Reads a block without prompts as a script: one command per statement, comments left out, and what a command is
 * followed by and cannot be a command is its sample output. Null when the block is no script.
 */
export function readScript(lines: readonly CodeLine[], context: ScriptContext): CommandDraft[] | null {
  const texts = lines.map(line => line.text)
  const reader = readerFor(lines.length)
  const indent = indentOf(texts)
  const drafts: CommandDraft[] = []
  let inOutput = false
  let afterBlank = true
  let strange = 0
  let dialect: string | null = null
  for (let index = 0; index < lines.length;) {
    const line = lines[index]
    if (line === undefined) break
    const text = texts[index]?.trim() ?? ''
    if (text === '') {
      afterBlank = true
      index++
      continue
    }
    if (/^#/.test(text) && (!inOutput || afterBlank)) {
      inOutput = false
      afterBlank = false
      index++
      continue
    }
    // Who answers at the other end of a telnet is told by what is said to them.
    if (dialect === 'telnet') dialect = protocolOf(text) ?? dialect
    // Within an interactive program that is no shell, its own statements follow.
    const known = likeness(text, context.known)
    const isKnown = dialect !== null && hasStatements(dialect)
    const isTyped = isKnown && dialect !== null && isTypedIn(dialect, texts, index)
    if (isKnown && !isTyped && known === 'command') dialect = null
    const sql = beginsSql(texts, index)
    const like =
      sql || isTyped
        ? 'command'
        : isSynopsis(text) ||
            isWrappedSynopsis(texts, index) ||
            isTreeRoot(text, texts[index + 1]) ||
            (isKnown && dialect !== null)
          ? 'no'
          : known
    // What stands right below `echo` is what it prints; so is one plain word below a command that may print.
    const last = drafts.at(-1)?.lines ?? []
    const above = afterBlank ? '' : (last.at(-1)?.text ?? '')
    const isWord = /^[a-z][a-z0-9]*$/.test(text) && dialect === null && !isSilent(last)
    const isPrinted =
      above !== '' &&
      ((like === 'maybe' && (isWord || /^(?:echo|cat|ls|printf|hostname|whoami|pwd|uname|date)\b/.test(above))) ||
        isFoundPath(text, above))
    if (
      isPrinted ||
      !isCommand(
        like,
        { isSingleWord: !/\s/.test(text), inOutput, afterBlank, isFirst: drafts.length === 0, strange },
        context,
      )
    ) {
      const draft = drafts.at(-1)
      if (draft === undefined) strange++
      else draft.output.push(line)
      // Below a single word the next command may stand: `docker stop app`, `app`, `docker rm app`.
      inOutput = draft !== undefined && !(isPrinted && isWord && !inOutput)
      afterBlank = false
      index++
      continue
    }
    inOutput = false
    afterBlank = false
    const length =
      isTyped && dialect !== null
        ? statementLength(texts, index, dialect)
        : sql
          ? sqlLength(texts, index)
          : looseLength(texts, index, logicalLength(texts, index, reader))
    const own = lines.slice(index, index + length).map(each => trimEnd(outdent(each, indent)))
    const first = own[0]
    if (first !== undefined) own[0] = outdent(first, first.text.length)
    const language: string =
      dialect ?? (sql ? 'sql' : /^[A-Z][a-z]+-[A-Z][A-Za-z]+(?:\s|$)/.test(text) ? 'powershell' : 'sh')
    drafts.push({ lines: own, prompt: null, language, output: [] })
    if (leaves(text)) dialect = null
    else if (language === 'sh') dialect = programIn(own)
    index += length
  }
  if (drafts.length === 0) return null
  return strange > drafts.length || (strange > 0 && drafts.every(setsOnly)) ? null : drafts
}

/** `State=Up/Down` below a line that is no command stands in what a program prints: assignments alone print nothing. */
const setsOnly = ({ lines }: CommandDraft): boolean => /^[A-Za-z_]\w*=[^\s`$]*$/.test(lines[0]?.text ?? '')

/** `tool --build <dir>` and below it, deeper, `[<options>...]`: how it is called. */
function isWrappedSynopsis(texts: readonly string[], index: number): boolean {
  const indentAt = (at: number) => indentOf([texts[at] ?? ''])
  if (/\shelp\b|-h\b/.test(texts[index] ?? '')) return false
  for (let at = index + 1; at < index + 10 && /^\s*[-[]/.test(texts[at] ?? ''); at++) {
    if (indentAt(at) <= indentAt(index)) return false
    if (isSynopsis(texts[at] ?? '')) return true
  }
  return false
}

/** A path alone, right below what looks for paths: `which psql`, `/usr/bin/psql`. */
const isFoundPath = (text: string, above: string): boolean =>
  /^\/\S+$/.test(text) && /^(?:sudo )?(?:which|whereis|type|command -v|find|ls|readlink|realpath)\s/.test(above)

/** The folder at the top of a drawn tree: no command prints branches right below a bare name but `tree` itself. */
const isTreeRoot = (text: string, next: string | undefined): boolean =>
  !/\s/.test(text) && text !== 'tree' && /^\s*[├└│]/.test(next ?? '')

/** Commands that print nothing when all is well; what a function prints is seen when it is called. */
const isSilent = ([first, second]: readonly CodeLine[]): boolean =>
  /^(?:cd|export|source|\.|unset|alias|mkdir|touch|ln|cp|mv|rm|chmod|chown|su|ssh|sudo -[is]|\w+=)(?:\s|\S*$)/.test(
    first?.text ?? '',
  ) ||
  (second !== undefined && /^(?:function\s|\w+\s*\(\))/.test(first?.text ?? ''))

/** Whether a line of this likeness, at this place, is taken for a command. */
function isCommand(
  like: 'command' | 'maybe' | 'no',
  place: { isSingleWord: boolean; inOutput: boolean; afterBlank: boolean; isFirst: boolean; strange: number },
  context: ScriptContext,
): boolean {
  if (like === 'no') return false
  // Output ends where a command surely begins, after a blank line.
  if (place.inOutput) return like === 'command' && place.afterBlank
  if (place.strange > 0 && like !== 'command') return false
  if (context.announcesOutput && !context.announcesCommand && !context.isShell && place.isSingleWord) return false
  if (like === 'command') return true
  if (context.announcesOutput && !context.announcesCommand) return false
  return context.isShell || !place.isFirst || (context.announcesCommand && !context.announcesOutput)
}

/** The common indentation of the lines that are not blank. */
export const indentOf = (texts: readonly string[]): number =>
  texts.reduce(
    (least, text) => (text.trim() === '' ? least : Math.min(least, text.length - text.trimStart().length)),
    texts.some(text => text.trim() !== '') ? Infinity : 0,
  )
