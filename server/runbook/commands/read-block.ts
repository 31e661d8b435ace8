import type { Code, CodeLine } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { doubted } from '../account/doubted.ts'
import { whole } from '../account/whole.ts'
import { chainOf } from '../evidence/chain.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Mark } from '../evidence/block-view.ts'
import { settle, type Manner } from '../evidence/settle.ts'
import type { Language, Nature } from '../model.ts'
import type { Announcement } from '../prose/announce.ts'
import { isTypedIn } from '../sessions/statement.ts'
import { settingsOf } from './assignments.ts'
import { candidatesIn } from './candidates.ts'
import { declaredPrompts } from './declared-prompts.ts'
import { drawnAccount } from './drawn-account.ts'
import { isFileContent, isScriptFile } from './file-content.ts'
import { joinedLines } from './joined-lines.ts'
import {
  isBatchLanguage,
  isConsoleLanguage,
  isDataLanguage,
  isLanguageOf,
  isPlainLanguage,
  isPowershellLanguage,
  isScriptLanguage,
  isSqlLanguage,
  isTypedLanguage,
} from './languages.ts'
import { likeness } from './likeness.ts'
import { promptShape, type PromptShape } from './prompt.ts'
import { findPrompts, type Habits } from './prompts-in-block.ts'
import { statementAccount } from './statement-account.ts'
import { terminalAccount } from './terminal-account.ts'

/** What is known about the place of a block. */
export interface BlockContext {
  readonly announced: Announcement
  /** The text above it ends in a colon. */
  readonly isLedTo: boolean
  readonly habits: Habits
  /** The language of the program that the commands above it open. */
  readonly program: Language | null
  /** The last sentence above it is an instruction. */
  readonly isTold: boolean
  /** The author says that the block runs, whatever it looks like. */
  readonly isRun: boolean
  readonly evidence: Evidence
}

/** A role for each line of a block of code, from its language first, then its content, then the text above it. */
export function readBlock(code: Code, context: BlockContext): Account {
  const { lines } = code
  const { announced, habits, program, isRun } = context
  const declared = declaredPrompts(code)
  const language = (code.directive === 'prompt' ? declared?.language : null) ?? code.language
  if (code.directive === 'literalinclude') return whole(lines, 'content', 'It is the content of another file.')
  if (lines.length === 0 && declared?.how !== 'input') return whole(lines, 'content', null)
  const shapes = findPrompts(
    lines.map(line => line.text),
    language,
    habits,
    declared,
  )
  if (declared?.how === 'drawn') {
    const drawn = drawnAccount(code, declared, (manner, own) => byChain(lines, own, 'shell', manner, context))
    return announced.refused && !isRun ? doubted(drawn, IS_REFUSED) : drawn
  }
  if (declared?.how === 'shown' && shapes.every(shape => shape === null))
    return whole(lines, 'output', 'The block declares its prompts, and no line begins with one.')
  if (declared?.how === 'input') return terminalAccount(lines, declared)
  const hasPrompts = shapes.some(shape => shape !== null)
  const isShell = isScriptLanguage(language)
  const isOpen = isShell || isConsoleLanguage(language) || isPlainLanguage(language) || code.directive === 'prompt'
  const mark = markOf(language, isOpen)
  const judged = (manner: Manner, given = shapes) => byChain(lines, given, mark, manner, context)
  // The author's own word comes before what the text says.
  if (isRun) return isOfAnotherLanguage(language) ? readAs(lines, language) : judged(hasPrompts ? 'evidence' : 'told')
  if (announced.refused)
    return isOpen || hasPrompts ? doubted(judged(isShell && !hasPrompts ? 'law' : 'evidence'), IS_REFUSED) : data(lines)
  if (!hasPrompts && isPowershellLanguage(language))
    return isScriptFile(lines) ? data(lines) : joinedLines(lines, 'powershell', '`')
  if (!hasPrompts && isBatchLanguage(language)) return joinedLines(lines, 'batch', '^')
  if (hasPrompts && ((isOpen && !isFileContent(lines)) || startsWithPrompt(lines))) return judged('evidence')
  if (program !== null && isOfProgram(program, lines, language, isOpen))
    return statementAccount(lines, program, language === null || isOpen)
  if (isSqlLanguage(language)) return sqlOrShell(lines, habits, () => judged('law'))
  if (isDataLanguage(language) && isShellOnly(lines, announced, habits)) return judged('law')
  if (!isOpen)
    return (announced.command || context.isTold) && !announced.file && isTypedLanguage(language)
      ? whole(
          lines,
          'unread',
          `The text above says to run it, but no step opens a program that reads ${language ?? ''}.`,
        )
      : data(lines)
  if (isShell) {
    if (announced.isOutput) return doubted(judged('law'), IS_OUTPUT)
    if (isFileContent(lines) && !isScriptFile(lines))
      return whole(lines, 'unread', 'The block reads as data or the content of a file.')
    if (isScriptFile(lines))
      return whole(lines, 'unread', 'It is a script to save in a file: its first line names its interpreter.')
    return judged('law')
  }
  if (isFileContent(lines)) return data(lines)
  // `NAME=value` lines are typed where the text says so, or where a command uses one of the names.
  const names = settingsOf(lines)
  if (names !== null && !announced.file && (announced.command || names.some(name => habits.used.has(name))))
    return judged('law')
  const account = judged('evidence')
  return announced.isOutput ? doubted(account, IS_OUTPUT) : account
}

const IS_OUTPUT = 'The text above says that a program prints it.'
const IS_REFUSED = 'The text above says not to run it.'

/** The roles of lines that may be a transcript, by the evidence about them. */
export function byChain(
  lines: readonly CodeLine[],
  shapes: readonly (PromptShape | null)[],
  mark: Mark,
  manner: Manner,
  {
    announced,
    isLedTo,
    isTold,
    habits,
    evidence,
  }: Pick<BlockContext, 'announced' | 'isLedTo' | 'isTold' | 'habits' | 'evidence'>,
): Account {
  const texts = lines.map(line => line.text)
  const names = settingsOf(lines)
  const around = {
    mark,
    announced,
    isLedTo,
    isTold,
    isFile: isFileContent(lines),
    isSettings: names !== null && !names.some(name => habits.used.has(name)),
  }
  const chain = chainOf(texts, candidatesIn(lines, shapes, habits.commands), around, habits, manner)
  evidence.noted?.(lines, chain, manner)
  return settle(lines, chain, evidence.weights, manner)
}

/** What a block is as a whole, by the roles of its lines. */
export function natureOf(account: Account, { announced }: Pick<BlockContext, 'announced'>): Nature {
  if (account.has('command')) return 'commands'
  if (account.has('unread')) return 'unread'
  return announced.output ? 'output' : 'data'
}

const data = (lines: readonly CodeLine[]): Account =>
  whole(lines, 'content', 'The block is data or the content of a file.')

const markOf = (language: string | null, isOpen: boolean): Mark =>
  isScriptLanguage(language) ? 'shell' : isConsoleLanguage(language) ? 'console' : isOpen ? 'plain' : 'other'

const isOfAnotherLanguage = (language: string | null): boolean =>
  isPowershellLanguage(language) || isBatchLanguage(language) || isSqlLanguage(language)

function readAs(lines: readonly CodeLine[], language: string | null): Account {
  if (isPowershellLanguage(language)) return joinedLines(lines, 'powershell', '`')
  if (isBatchLanguage(language)) return joinedLines(lines, 'batch', '^')
  return statementAccount(lines, 'sql', false)
}

/** A block that begins with a certain prompt is a transcript, whatever its language says. */
const startsWithPrompt = (lines: readonly CodeLine[]): boolean =>
  promptShape(lines.find(line => line.text.trim() !== '')?.text ?? '')?.strength === 'sure'

/** Whether a block without prompts is plainly typed in the program that is open. */
function isOfProgram(program: Language, lines: readonly CodeLine[], language: string | null, isOpen: boolean): boolean {
  // Blocks marked as SQL have a reader of their own, which tells statements from `psql -c '…'`.
  if (!isOpen) return language !== null && !isSqlLanguage(language) && isLanguageOf(program, language)
  const texts = lines.map(line => line.text)
  const first = texts.findIndex(text => !/^\s*(?:--|#|\/\/|$)/.test(text))
  return isTypedIn(program, texts, first)
}

/** Authors also mark `psql -c "…"` as SQL. */
function sqlOrShell(lines: readonly CodeLine[], habits: Habits, shell: () => Account): Account {
  const first = lines.find(line => !/^\s*(?:--|#|$)/.test(line.text))?.text ?? ''
  if (/^\s*[a-z./]/.test(first) && likeness(first, habits.commands) === 'command' && !/;\s*$/.test(first))
    return shell()
  return statementAccount(lines, 'sql', false)
}

/** Whether a block marked as data holds only commands: authors mark `sudo toolctl start` as INI, `export MODE=fast` as YAML. */
const isShellOnly = (lines: readonly CodeLine[], announced: Announcement, habits: Habits): boolean => {
  const texts = lines.map(line => line.text.trim()).filter(text => text !== '' && !text.startsWith('#'))
  return (
    !announced.file &&
    texts.length > 0 &&
    candidatesIn(lines, [], habits.commands)
      .filter(({ isWithin }) => !isWithin)
      .map(({ line }) => lines[line]?.text.trim() ?? '')
      .every(text => !/^[\w.-]+\s*[:=]|[:,]$/.test(text) && likeness(text, habits.commands) === 'command')
  )
}
