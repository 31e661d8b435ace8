import type { CodeLine } from '../../markup/block.ts'
import type { BlockReading } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'

/** A statement in doubt of a block. */
export interface DoubtfulStatement {
  /** The place of its first line in the block. */
  readonly index: number
  /** From its first character to the end of its last line. */
  readonly span: Span
  readonly lines: readonly CodeLine[]
  readonly why: string
}

/** What of a block is in doubt. */
export interface Doubtful {
  readonly statements: readonly DoubtfulStatement[]
  /** Nothing in the block is anything else, apart from comments and blank lines. */
  readonly isWhole: boolean
  /** Some statement of it has a prompt. */
  readonly hasPrompts: boolean
  /** What its statements stand behind, else what they could. */
  readonly prompt: string
}

/** The statements in doubt of a block, in its order. */
export function doubtfulIn({ account }: BlockReading): Doubtful {
  const statements: { index: number; span: Span; lines: CodeLine[]; why: string }[] = []
  let prompt: string | null = null
  for (const [index, { role, typed, head, why }] of account.readings.entries()) {
    prompt ??= head?.prompt?.text ?? null
    if (role !== 'unread') continue
    const last = statements.at(-1)
    if (head === null && last !== undefined) {
      last.lines.push(typed)
      last.span = { start: last.span.start, end: typed.span.end }
    } else
      statements.push({ index, lines: [typed], why: why ?? '', span: { start: typed.span.start, end: typed.span.end } })
  }
  const isWhole = account.readings.every(({ role }) => role === 'unread' || role === 'comment' || role === 'blank')
  return { statements, isWhole, hasPrompts: prompt !== null, prompt: prompt ?? '$' }
}
