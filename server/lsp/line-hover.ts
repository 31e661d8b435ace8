import type { RichText } from './rich-text.ts'
import type { LineReading, Role } from '../runbook/account/account.ts'
import type { BlockReading, Runbook } from '../runbook/model.ts'
import type { Span } from '../text/span.ts'

/** A line of a block of code, with what it is. */
export interface LineFound {
  readonly span: Span
  readonly reading: LineReading
  readonly block: BlockReading
}

/** The line of a block at an offset, margin included; null on a blank line or outside of blocks. */
export function lineAt({ stretches, source }: Runbook, offset: number): LineFound | null {
  const line = source.lineAt(offset)
  for (const { blocks } of stretches)
    for (const block of blocks) {
      const { lines, readings } = block.account
      const [first, last] = [lines[0]?.span.start ?? Infinity, lines.at(-1)?.span.end ?? -1]
      if (first > source.lineSpan(line).end || last < source.lineSpan(line).start) continue
      const index = lines.findIndex(({ span }) => source.lineAt(span.start) === line)
      const reading = readings[index]
      if (reading !== undefined && reading.role !== 'blank') return { span: reading.typed.span, reading, block }
    }
  return null
}

const roles: Readonly<Record<Exclude<Role, 'blank'>, string>> = {
  command: 'A command.',
  continued: 'Part of the command above.',
  output: 'Output: it is not typed.',
  comment: 'A comment.',
  content: 'Content: it is not typed.',
  unread: 'In doubt: Runbook asks you whether it is typed before its step runs.',
}

/** The role of a line, and why. */
export function lineText({ reading: { role, head, why }, block }: LineFound): readonly RichText[] {
  if (role === 'blank') return []
  const said = role === 'content' && block.nature === 'file' ? 'Content of a file: it is not typed.' : roles[role]
  return [
    { kind: 'text', parts: [said, ' ', ...(why === null ? plainReason(role, head?.prompt != null, block) : [why])] },
  ]
}

/** The reason of a role that a prompt or the block's language makes plain. */
function plainReason(
  role: Role,
  isPrompted: boolean,
  { account, language }: BlockReading,
): readonly (string | { readonly code: string })[] {
  if (role === 'command' && isPrompted) return ['It has a prompt.']
  if (role === 'command' && language !== null) return ['The block is marked as ', { code: language }, '.']
  const hasPrompts = account.readings.some(({ head }) => head?.prompt != null)
  return role === 'output' && hasPrompts ? ['The commands of this block have prompts.'] : []
}
