import type { Code } from '../../markup/block.ts'
import type { BlockReading } from '../model.ts'
import { Ledger } from './ledger.ts'

/** The reading of a block in a table, or in a part of the document that has no steps: all of it is content. */
export function unfollowed(code: Code): Omit<BlockReading, 'step'> {
  const ledger = new Ledger(code.lines, 0)
  for (const index of code.lines.keys())
    ledger.line(index, 'content', 'It is in a table, or in a part of the document that is not a procedure.')
  return { block: code, language: code.language, nature: 'data', account: ledger.done() }
}
