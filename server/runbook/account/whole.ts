import type { CodeLine } from '../../markup/block.ts'
import type { Account, Role } from './account.ts'
import { Ledger } from './ledger.ts'

/** The account of a block whose lines all have one role, for one reason. With `unread`, each line is a statement of its own. */
export function whole(
  lines: readonly CodeLine[],
  role: Extract<Role, 'content' | 'output' | 'unread'>,
  why: string | null,
): Account {
  const ledger = new Ledger(lines, 0)
  for (const [index, { text }] of lines.entries()) {
    if (role !== 'unread' || text.trim() === '') ledger.line(index, role === 'unread' ? 'blank' : role, why)
    else if (/^\s*#(?!!)/.test(text)) ledger.line(index, 'comment')
    else ledger.unread(index, 1, { language: 'sh', prompt: null }, why ?? '')
  }
  return ledger.done()
}
