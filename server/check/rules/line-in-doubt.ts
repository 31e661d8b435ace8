import type { BlockReading } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'
import { neighboursOf } from '../blocks.ts'
import { waysOut } from '../doubt/meaning.ts'
import { doubtfulIn, type DoubtfulStatement } from '../doubt/statements.ts'
import type { Finding, Rule } from '../rule.ts'

export const lineInDoubt: Rule = {
  id: 'line-in-doubt',
  severity: 'warning',
  summary: 'It is not clear whether a line of a block is typed or printed.',
  *ofPassage(passage, around) {
    const doubtful = new Map(
      passage.blocks.flatMap(reading => (reading.account.has('unread') ? [[reading.block, reading] as const] : [])),
    )
    if (doubtful.size === 0) return
    for (const { block, before } of neighboursOf(passage, around)) {
      const reading = block.kind === 'code' || block.kind === 'quote' ? doubtful.get(block) : undefined
      if (reading === undefined) continue
      const { statements, isWhole } = doubtfulIn(reading)
      const [first] = statements
      if (first === undefined) continue
      // Each settles all statements of the block, so that they are made once, however many there are.
      const fixes = asFixes(waysOut({ reading, before, source: around.source, markup: around.markup }))
      if (isWhole && statements.length > 1) yield { ...ofBlock(reading, first), ...fixes }
      else for (const statement of statements) yield { ...ofStatement(statement), ...fixes }
    }
  },
}

const asFixes = ([fix, ...otherFixes]: ReturnType<typeof waysOut>): Pick<Finding, 'fix' | 'otherFixes'> =>
  fix === undefined ? {} : { fix, ...(otherFixes.length === 0 ? {} : { otherFixes }) }

const ofStatement = ({ span, why, lines }: DoubtfulStatement): Finding => ({
  span: copyOf(span),
  message: `expected a command or what it prints, found ${lines.length === 1 ? 'a line' : `${lines.length} lines`} in doubt: ${within(why)}`,
})

/** A block that is wholly in doubt is one thing to settle. */
function ofBlock({ block: { lines, span } }: BlockReading, { why }: DoubtfulStatement): Finding {
  const start = lines[0]?.span.start ?? span.start
  return {
    span: { start, end: lines.at(-1)?.span.end ?? span.end },
    message: `expected commands or what they print, found a block that is in doubt as a whole: ${within(why)}`,
  }
}

const copyOf = ({ start, end }: Span): Span => ({ start, end })

/** A sentence as it goes on within another. */
const within = (sentence: string): string => {
  const text = sentence.replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
