import type { Account, Role } from '../runbook/account/account.ts'
import type { SourceText } from '../text/source-text.ts'

/** The types of tokens, in the order of their numbers in the protocol; package.json declares the first three to VS Code. */
export const tokenTypes = ['runbookCommand', 'runbookOutput', 'runbookDoubt', 'comment'] as const

const typeOf: Partial<Record<Role, number>> = { command: 0, continued: 0, output: 1, unread: 2, comment: 3 }

/** How many numbers a token takes. */
export const tokenLength = 4

/** By account: the tokens of its lines, each as line (from the block's first one), character, length and type. */
const known = new WeakMap<Account, readonly number[]>()

/** One token for each line of a block except blanks and content, without its prompt and the blanks around it. */
export function tokensOf(account: Account, source: SourceText): readonly number[] {
  const before = known.get(account)
  if (before !== undefined) return before
  const tokens: number[] = []
  const [first] = account.lines
  const base = first === undefined ? 0 : source.lineAt(first.span.start)
  for (const { role, typed } of account.readings) {
    const type = typeOf[role]
    if (type === undefined) continue
    const { start, end } = typed.span
    const text = source.slice({ start, end })
    const from = start + text.length - text.trimStart().length
    const length = text.trim().length
    if (length === 0) continue
    const line = source.lineAt(from)
    tokens.push(line - base, from - source.lineSpan(line).start, length, type)
  }
  known.set(account, tokens)
  return tokens
}
