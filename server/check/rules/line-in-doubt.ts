import type { BlockReading } from '../../runbook/model.ts'
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
      else for (const run of runsOf(statements)) yield { ...ofRun(run), ...fixes }
    }
  },
}

const asFixes = ([fix, ...otherFixes]: ReturnType<typeof waysOut>): Pick<Finding, 'fix' | 'otherFixes'> =>
  fix === undefined ? {} : { fix, ...(otherFixes.length === 0 ? {} : { otherFixes }) }

/** Lines in doubt that follow each other. */
interface Run {
  readonly start: number
  end: number
  /** The line after its last one. */
  next: number
  count: number
  readonly why: string
}

/** The runs of lines in doubt: the rows of one table are one thing to settle. */
function runsOf(statements: readonly DoubtfulStatement[]): readonly Run[] {
  const runs: Run[] = []
  for (const { index, span, lines, why } of statements) {
    const last = runs.at(-1)
    const next = index + lines.length
    if (last?.next !== index) runs.push({ ...span, next, count: lines.length, why })
    else {
      last.end = span.end
      last.next = next
      last.count += lines.length
    }
  }
  return runs
}

const ofRun = ({ start, end, count, why }: Run): Finding => ({
  span: { start, end },
  message: `expected a command or what it prints, found ${count === 1 ? 'a line' : `${count} lines`} in doubt: ${within(why)}`,
})

/** A block that is entirely in doubt is reported once. */
function ofBlock({ block: { lines, span } }: BlockReading, { why }: DoubtfulStatement): Finding {
  const start = lines[0]?.span.start ?? span.start
  return {
    span: { start, end: lines.at(-1)?.span.end ?? span.end },
    message: `expected commands or what they print, found a block that is entirely in doubt: ${within(why)}`,
  }
}

/** A sentence as part of another. */
const within = (sentence: string): string => {
  const text = sentence.replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
