import { indentOf } from '../../runbook/commands/indent.ts'
import type { BlockReading } from '../../runbook/model.ts'
import type { Edit } from '../../text/edit.ts'
import { doubtfulIn } from './statements.ts'
import type { Meaning } from './meaning.ts'

/**
 * The edits that put a prompt before every command without one, and before the statements in doubt that are commands, all at the
 * indentation of the block; null for a block whose page draws the prompts.
 */
export function promptsFor(reading: BlockReading, meanings: readonly Meaning[]): readonly Edit[] | null {
  const { block, account } = reading
  if (block.kind === 'code' && block.directive === 'prompt') return null
  const { statements, prompt } = doubtfulIn(reading)
  const typed = new Set(statements.flatMap(({ index }, at) => (meanings[at] === 'run' ? [index] : [])))
  const heads = account.readings.flatMap(({ role, head }, index) => {
    const isTyped = role === 'command' || (role === 'unread' && typed.has(index))
    return isTyped && head !== null && head.prompt === null ? [index] : []
  })
  const indents = heads.map(index => indentOf(account.lines[index]?.text ?? ''))
  const indent = Math.min(...indents)
  return heads.map(index => {
    const { text, span } = account.lines[index] ?? { text: '', span: { start: 0, end: 0 } }
    const at = Math.max(span.start, span.end - (text.length - indent))
    return { span: { start: at, end: at }, text: `${prompt} ` }
  })
}
