import type { CodeLine } from '../../markup/block.ts'
import type { BlockReading } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'

/** A statement in doubt in a block. */
export interface DoubtfulStatement {
  /** The index of its first line in the block. */
  readonly index: number
  /** From its first character to the end of its last line. */
  readonly span: Span
  readonly lines: readonly CodeLine[]
  readonly why: string
}

/** The part of a block that is in doubt. */
export interface Doubtful {
  readonly statements: readonly DoubtfulStatement[]
  /** All other lines of the block are comments or blank. */
  readonly isWhole: boolean
  /** Some statement of the block has a prompt. */
  readonly hasPrompts: boolean
  /** The prompt of its statements, or the one to write. */
  readonly prompt: string
}

/** The statements in doubt of a block, in order. */
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
