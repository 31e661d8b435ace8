import type { Code } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { statementsIn } from '../account/fold.ts'
import { commandNames } from '../commands/command-names.ts'
import type { CommandDraft } from '../commands/draft.ts'
import { isScriptFile } from '../commands/file-content.ts'
import { lastSentence, type Announcement } from '../prose/announce.ts'
import { withoutComment } from '../prose/is-prose.ts'

/** What is known of the place of a block that may belong into a file. */
interface Around {
  readonly announced: Announcement
  readonly lead: string
  /** The file that the text names. */
  readonly names: string | null
}

/** "Add this line to ``~/.bashrc``", "Save this as ``up.sh``": lines of shell that go into a file, not to a prompt. */
export function isForFile(code: Code, account: Account, { announced, lead, names }: Around): boolean {
  const drafts = allIn(account)
  const sentence = lastSentence(lead)
  if (/\buncomment/i.test(sentence) && drafts.every(draft => draft.prompt?.text === '#')) return true
  if (drafts.length === 0 || drafts.some(draft => draft.prompt !== null)) return false
  // What tells to write a file does not tell to type what is in another language than the shell's.
  if (announced.file && drafts.every(({ language }) => language !== 'sh')) return true
  if (drafts.some(draft => draft.output.length > 0)) return false
  if (isSettingsOnly(account) && !announced.command) return true
  if (ADDS_LINES.test(sentence)) return true
  if (!announced.file) return false
  return (
    drafts.every(isSetting) ||
    (names !== null && isScriptFile(code.lines)) ||
    (names !== null && ADDS.test(sentence) && drafts.every(isOfFile))
  )
}

/** Whether a block without prompts does nothing but set names. */
export function isSettingsOnly(account: Account): boolean {
  const drafts = allIn(account)
  return drafts.length > 0 && drafts.every(draft => draft.prompt === null && isSetting(draft))
}

/** "Add the following lines to" */
const ADDS_LINES =
  /\b(?:add|append|put|insert|paste|place)(?:ing|ting)?\b.{0,60}\b(?:lines?|following|entry|entries|content|snippet|this)\b.{0,60}\b(?:to|in|into|at)\b/i

/** "Add to", "Append it to", "Save as" */
const ADDS =
  /^(?:(?:then|now|next|finally|first|also|and|please)[, ]\s*)*(?:add|append|insert|paste|place|put|save|write)\b.{0,80}\b(?:to|in|into|as|at|under)\b/i

/** The shell's own words that startup files are made of. */
const ofStartup = new Set([
  'export',
  'alias',
  'source',
  '.',
  'umask',
  'set',
  'unset',
  'shopt',
  'eval',
  'ulimit',
  '[',
  '[[',
])

/** Whether a statement may be a line of a file: nothing that calls a program which everybody calls. */
const isOfFile = ({ lines }: CommandDraft): boolean => {
  const word = /^\S*/.exec(lines[0]?.text ?? '')?.[0] ?? ''
  return ofStartup.has(word) || !commandNames.has(word)
}

/** `NAME=value` and nothing else; what is to be filled in may hold blanks, a comment may follow. */
function isSetting({ lines }: CommandDraft): boolean {
  const text = withoutComment(lines[0]?.text ?? '')
  return (
    lines.length === 1 &&
    /^[A-Za-z_]\w*=(?!\$\(|`)/.test(text) &&
    !/\s\S*[a-z]\s/.test(text.replace(/"[^"]*"|'[^']*'|<[^<>]*>/g, 'q'))
  )
}

/** The statements of an account, sure or in doubt. */
function allIn(account: Account): readonly CommandDraft[] {
  const { commands, doubts } = statementsIn(account)
  return doubts.length === 0 ? commands : [...commands, ...doubts.map(({ draft }) => draft)]
}
