import type { Code, CodeLine } from '../../markup/block.ts'
import type { Announcement } from '../prose/announce.ts'
import { outdent, trimEnd, type CommandDraft } from './draft.ts'
import {
  isBatchLanguage,
  isConsoleLanguage,
  isDataLanguage,
  isLanguageOf,
  isPlainLanguage,
  isPowershellLanguage,
  isScriptLanguage,
  isSqlLanguage,
} from './languages.ts'
import { isFileContent, isScriptFile } from './file-content.ts'
import { likeness } from './likeness.ts'
import { logicalLength, readerFor } from './logical-command.ts'
import type { Language, Prompt } from '../model.ts'
import { promptShape } from './prompt.ts'
import { findPrompts, type Habits } from './prompts-in-block.ts'
import { indentOf, readScript } from './script.ts'
import { isTypedIn } from '../sessions/statement.ts'
import { readStatements } from '../sessions/statements.ts'
import { settingsOf } from './assignments.ts'
import { readTranscript } from './transcript.ts'

/** What a block of code is to the operator: commands to run, or content (of a file, of a screen). */
export type Nature =
  { readonly kind: 'commands'; readonly drafts: readonly CommandDraft[] } | { readonly kind: 'content' }

const content: Nature = { kind: 'content' }

const commands = (drafts: readonly CommandDraft[] | null): Nature =>
  drafts === null || drafts.length === 0 ? content : { kind: 'commands', drafts }

/**
 * Tells what a code block is: its content first, then its language, then the text before it. `program` is the language of the
 * interactive program that the commands above it have opened.
 */
export function natureOf(code: Code, announced: Announcement, habits: Habits, program: Language | null): Nature {
  const { lines } = code
  const language = shellArgument(code) ?? code.language
  if (code.directive === 'literalinclude' || lines.length === 0 || announced.refused) return content
  if (isPowershellLanguage(language) && !hasPrompt(lines, language, habits))
    return isScriptFile(lines) ? content : commands(readLines(lines, 'powershell', '`'))
  if (isBatchLanguage(language) && !hasPrompt(lines, language, habits)) return commands(readLines(lines, 'batch', '^'))
  const isShell = isScriptLanguage(language) || isConsoleLanguage(language)
  const isOpen = isShell || isPlainLanguage(language) || code.directive === 'prompt'
  if (isOpen || startsWithPrompt(lines)) {
    const drafts = isOpen && isFileContent(lines) ? null : readTranscript(lines, language, habits)
    if (drafts !== null && drafts.length > 0) return commands(drafts)
  }
  if (program !== null && isOfProgram(program, lines, language, isOpen))
    return commands(readStatements(lines, program, language === null || isOpen))
  if (code.directive === 'prompt')
    return commands(givePrompt(code, isShell ? readTyped(lines) : readLines(lines, 'sh', '\\')))
  if (isSqlLanguage(language)) return commands(sqlOrShell(lines, habits))
  if (isDataLanguage(language) && isShellOnly(lines, announced, habits)) return commands(readPlainly(lines, habits))
  if (!isOpen || isFileContent(lines)) return content
  // `NAME=value` in a block that does not say it is shell is typed only if some command of the document uses the name.
  const settings = isShell || announced.command ? null : settingsOf(lines)
  if (settings?.some(name => habits.used.has(name)) === false) return content
  const script = readScript(lines, {
    known: habits.commands,
    isShell,
    announcesOutput: announced.output,
    announcesCommand: announced.command,
  })
  return commands(script)
}

const hasPrompt = (lines: readonly CodeLine[], language: string | null, habits: Habits): boolean =>
  findPrompts(
    lines.map(line => line.text),
    language,
    habits,
  ).some(shape => shape !== null)

/** Whatever the language says: a block that begins with an undoubted prompt is a transcript. */
const startsWithPrompt = (lines: readonly CodeLine[]): boolean =>
  promptShape(lines.find(line => line.text.trim() !== '')?.text ?? '')?.strength === 'sure'

/** Whether a block without prompts is plainly what one types in a program that is open. */
function isOfProgram(program: Language, lines: readonly CodeLine[], language: string | null, isOpen: boolean): boolean {
  // Of what is marked as SQL another reader tells statements from `psql -c '…'`.
  if (!isOpen) return language !== null && !isSqlLanguage(language) && isLanguageOf(program, language)
  const texts = lines.map(line => line.text)
  const first = texts.findIndex(text => !/^\s*(?:--|#|\/\/|$)/.test(text))
  return isTypedIn(program, texts, first)
}

/** `.. prompt:: bash $` and its like: the language, and the prompt that the directive shows before every line. */
const shellArgument = (code: Code): string | null =>
  code.directive === 'prompt' ? (/^[a-z]+/.exec(code.argument ?? 'bash')?.[0] ?? 'bash') : null

/** The prompt that a `prompt` directive draws, given to its commands. */
function givePrompt(code: Code, drafts: readonly CommandDraft[]): CommandDraft[] {
  const shown = (code.argument ?? '').replace(/^\S+\s*/, '').replace(/\s*auto$/, '')
  const shape = promptShape(shown + ' x')
  if (shown === '' || shape === null) return [...drafts]
  const language = shape.language
  const prompt: Prompt = {
    span: { start: code.span.start, end: code.span.start },
    text: shape.text,
    user: shape.user,
    host: shape.host,
    root: shape.root,
    language,
  }
  return drafts.map(draft => ({ ...draft, prompt, language }))
}

/** Authors mark `psql -c "…"` as SQL too. */
function sqlOrShell(lines: readonly CodeLine[], habits: Habits): readonly CommandDraft[] | null {
  const first = lines.find(line => !/^\s*(?:--|#|$)/.test(line.text))?.text ?? ''
  if (/^\s*[a-z./]/.test(first) && likeness(first, habits.commands) === 'command' && !/;\s*$/.test(first))
    return readPlainly(lines, habits)
  return readStatements(lines, 'sql')
}

const readPlainly = (lines: readonly CodeLine[], habits: Habits): readonly CommandDraft[] | null =>
  readScript(lines, { known: habits.commands, isShell: true, announcesOutput: false, announcesCommand: true })

/** Authors mark `sudo toolctl start` as INI, `export MODE=fast` as YAML: nothing in it can be read as such data. */
const isShellOnly = (lines: readonly CodeLine[], announced: Announcement, habits: Habits): boolean => {
  const texts = lines.map(line => line.text.trim()).filter(text => text !== '' && !text.startsWith('#'))
  return (
    !announced.file &&
    texts.length > 0 &&
    texts.every(text => !/^[\w.-]+\s*[:=]|[:,]$/.test(text) && likeness(text, habits.commands) === 'command')
  )
}

/** One command a line, joined where a line ends in `joint`; `#` and `REM` begin comments. */
function readLines(lines: readonly CodeLine[], language: string, joint: string): CommandDraft[] {
  const indent = indentOf(lines.map(line => line.text))
  const drafts: { lines: CodeLine[]; prompt: null; language: string; output: CodeLine[] }[] = []
  let joined = false
  let depth = 0
  for (const line of lines) {
    const text = line.text.trim()
    if (!joined && (text === '' || /^(?:#|rem\b|::)/i.test(text))) continue
    const own = trimEnd(outdent(line, indent))
    const last = drafts.at(-1)
    if (joined && last !== undefined) last.lines.push(own)
    else drafts.push({ lines: [own], prompt: null, language, output: [] })
    depth += balance(text)
    joined = text.endsWith(joint) || depth > 0
  }
  return drafts
}

/** One command a statement, however many lines a loop or a quote takes; every line that is no comment is typed. */
function readTyped(lines: readonly CodeLine[]): CommandDraft[] {
  const texts = lines.map(line => line.text)
  const indent = indentOf(texts)
  const reader = readerFor(lines.length)
  const drafts: CommandDraft[] = []
  for (let index = 0, length = 1; index < lines.length; index += length) {
    length = 1
    if (/^\s*(?:#|$)/.test(texts[index] ?? '')) continue
    length = logicalLength(texts, index, reader)
    const own = lines.slice(index, index + length).map(line => trimEnd(outdent(line, indent)))
    drafts.push({ lines: own, prompt: null, language: 'sh', output: [] })
  }
  return drafts
}

/** How many braces and parentheses a line opens more than it closes. */
const balance = (text: string): number => (text.match(/[{(]/g)?.length ?? 0) - (text.match(/[})]/g)?.length ?? 0)
