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

/** What a block's reader knows of the place where the block stands. */
export interface BlockContext {
  readonly announced: Announcement
  /** The text before it ends in a colon. */
  readonly isLedTo: boolean
  readonly habits: Habits
  /** The language of the interactive program that the commands above it have opened. */
  readonly program: Language | null
  /** The last sentence before it tells its reader to do something. */
  readonly isTold: boolean
  /** The author says that the block is run, whatever it looks like. */
  readonly isRun: boolean
  readonly evidence: Evidence
}

/** A role for each line of a block of code. Looks at its language first, then at what it shows, then at the text before it. */
export function readBlock(code: Code, context: BlockContext): Account {
  const { lines } = code
  const { announced, habits, program, isRun } = context
  const declared = declaredPrompts(code)
  const language = (code.directive === 'prompt' ? declared?.language : null) ?? code.language
  if (code.directive === 'literalinclude') return whole(lines, 'content', 'It is the content of another file.')
  if (lines.length === 0 && declaredPrompts(code)?.how !== 'input') return whole(lines, 'content', null)
  const shapes = findPrompts(
    lines.map(line => line.text),
    language,
    habits,
    declared,
  )
  if (declared?.how === 'drawn')
    return drawnAccount(code, declared, (manner, own) => byChain(lines, own, 'shell', manner, context))
  if (declared?.how === 'shown' && shapes.every(shape => shape === null))
    return whole(lines, 'output', 'No line begins with a prompt that its author declares.')
  if (declared?.how === 'input') return terminalAccount(lines, declared)
  const hasPrompts = shapes.some(shape => shape !== null)
  const isShell = isScriptLanguage(language)
  const isOpen = isShell || isConsoleLanguage(language) || isPlainLanguage(language) || code.directive === 'prompt'
  const mark = markOf(language, isOpen)
  const judged = (manner: Manner, given = shapes) => byChain(lines, given, mark, manner, context)
  if (announced.refused)
    return isOpen || hasPrompts
      ? doubted(judged(isShell && !hasPrompts ? 'law' : 'evidence'), 'The text before it says not to run it.')
      : data(lines)
  if (isRun)
    return isOfAnotherLanguage(language) ? readAs(lines, language, habits) : judged(hasPrompts ? 'evidence' : 'told')
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
      ? whole(lines, 'unread', `The text tells to run it, but not in which program that takes ${language ?? ''}.`)
      : data(lines)
  if (isShell) {
    if (announced.isOutput) return doubted(judged('law'), IS_OUTPUT)
    if (isFileContent(lines) && !isScriptFile(lines))
      return whole(lines, 'unread', 'The block reads as data or the content of a file.')
    if (isScriptFile(lines))
      return whole(lines, 'unread', 'It is a script for a file: its first line says what runs it.')
    return judged('law')
  }
  if (isFileContent(lines)) return data(lines)
  // `NAME=value` lines are typed where the text says so, or where some command uses a name.
  const names = settingsOf(lines)
  if (names !== null && !announced.file && (announced.command || names.some(name => habits.used.has(name))))
    return judged('law')
  const account = judged('evidence')
  return announced.isOutput ? doubted(account, IS_OUTPUT) : account
}

const IS_OUTPUT = 'The text before it says that a program prints it.'

/** The roles of some lines that may be a transcript, by all that is seen of them. */
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

/** What a block is as a whole, by its lines. */
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

function readAs(lines: readonly CodeLine[], language: string | null, habits: Habits): Account {
  if (isPowershellLanguage(language)) return joinedLines(lines, 'powershell', '`')
  if (isBatchLanguage(language)) return joinedLines(lines, 'batch', '^')
  void habits
  return statementAccount(lines, 'sql', false)
}

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

/** Authors mark `psql -c "…"` as SQL too. */
function sqlOrShell(lines: readonly CodeLine[], habits: Habits, shell: () => Account): Account {
  const first = lines.find(line => !/^\s*(?:--|#|$)/.test(line.text))?.text ?? ''
  if (/^\s*[a-z./]/.test(first) && likeness(first, habits.commands) === 'command' && !/;\s*$/.test(first))
    return shell()
  return statementAccount(lines, 'sql', false)
}

/** Authors mark `sudo toolctl start` as INI, `export MODE=fast` as YAML: nothing in it can be read as such data. */
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
