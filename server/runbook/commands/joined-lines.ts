import type { CodeLine } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { Ledger } from '../account/ledger.ts'
import { commonIndent } from './indent.ts'

/**
 * The account of a block of PowerShell or batch, with one statement for each line. A line that ends in `joint` or leaves a
 * bracket open continues on the next; `#`, `REM` and `::` begin comments.
 */
export function joinedLines(lines: readonly CodeLine[], language: string, joint: string): Account {
  const ledger = new Ledger(lines, commonIndent(lines.map(line => line.text)))
  for (let index = 0; index < lines.length;) {
    const text = lines[index]?.text.trim() ?? ''
    if (text === '' || /^(?:#|rem\b|::)/i.test(text)) {
      ledger.line(index++, 'comment')
      continue
    }
    const length = lengthOf(lines, index, joint)
    ledger.command(index, length, { language, prompt: null })
    index += length
  }
  return ledger.done()
}

function lengthOf(lines: readonly CodeLine[], from: number, joint: string): number {
  let depth = 0
  for (let index = from; index < lines.length; index++) {
    const text = lines[index]?.text.trim() ?? ''
    depth += balance(text)
    if (!text.endsWith(joint) && depth <= 0) return index - from + 1
  }
  return lines.length - from
}

/** How many braces and parentheses a line opens more than it closes. */
const balance = (text: string): number => (text.match(/[{(]/g)?.length ?? 0) - (text.match(/[})]/g)?.length ?? 0)
