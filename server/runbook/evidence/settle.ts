import type { CodeLine } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { Ledger } from '../account/ledger.ts'
import { indentOf } from '../commands/indent.ts'
import { impossible, observationNames, observationWords, type Placed } from './chain.ts'
import { beliefs, best, type Belief, type Weights } from './judge.ts'

/**
 * How the lines of a block are settled. `evidence`: by what is seen, and what is not clear is in doubt. `law`: the author
 * has marked the block as shell and shows no prompts, so that every statement is typed, and one with strong evidence against
 * it is in doubt. `told`: the author says of the block that it is run.
 */
export type Manner = 'evidence' | 'law' | 'told'

/** How sure one must be. */
const sure = {
  /** That a line is typed, to run it. */
  typed: 0.65,
  /** That a line is shown, to pass it over. */
  shown: 0.95,
  /** That a line is shown, to doubt it against the law. */
  against: 0.9,
  /** That a line is typed, to doubt that it is output in a block that shows prompts. */
  unprompted: 0.6,
}

const NO_PROMPT = 'It reads as a command but has no prompt, in a block that shows prompts.'
const NOT_PROMPTED = 'It has no prompt, in a block that shows prompts.'

/** Makes the account of a block out of its chain. */
export function settle(
  lines: readonly CodeLine[],
  chain: readonly Placed[],
  weights: Weights,
  manner: Manner,
): Account {
  const ledger = new Ledger(lines, indentOf(lines.map(({ text }) => text)))
  if (manner === 'evidence') byEvidence(ledger, chain, best(chain, weights), beliefs(chain, weights), weights)
  else byLaw(ledger, chain, shownOf(chain, weights), manner === 'told')
  enterComments(ledger, lines)
  return ledger.done()
}

/** How sure it is of each point that it is shown; worked out when somebody asks, for by the law hardly any line is in doubt. */
function shownOf(chain: readonly Placed[], weights: Weights): (index: number) => number {
  let believed: readonly Belief[] | null = null
  return index => {
    believed ??= beliefs(chain, weights)
    return believed[index]?.shown ?? 0
  }
}

function byLaw(ledger: Ledger, chain: readonly Placed[], shown: (index: number) => number, isTold: boolean) {
  const isScreen = !isTold && isNothingTyped(chain, shown)
  for (let index = 0; index < chain.length;) {
    const point = chain[index]
    if (point === undefined) break
    const { line, length, head, from } = point.candidate
    const strong = isTold ? null : (strongAgainst(point) ?? (isScreen ? 'is among lines that nobody types' : null))
    const remark =
      isTold || length > 1 || point.seen.some(each => plainly.has(each)) ? null : speaking(point, someAgainst)
    const isAgainst = remark !== null && shown(index) > sure.against ? remark : null
    if (isCommentedOut(point)) {
      for (let at = line; at < line + length; at++)
        ledger.line(at, 'comment', 'A here-document without a command does nothing.')
    } else if (strong !== null) ledger.unread(line, length, head, `It ${strong}.`, from)
    else if (point.isBroken) ledger.unread(line, length, head, 'The shell cannot read it.', from)
    else if (isAgainst !== null) ledger.unread(line, length, head, `It ${isAgainst}.`, from)
    else ledger.command(line, length, head, from)
    index = Math.max(index + 1, point.next)
  }
}

/** Whether a block holds nothing that reads as a command, and most of it cannot be one: a drawing, data, a screen. */
function isNothingTyped(chain: readonly Placed[], shown: (index: number) => number): boolean {
  const isOwn = (point: Placed) => !point.candidate.isWithin
  const isImpossible = (point: Placed) => point.isBroken || strongAgainst(point) !== null
  if (
    chain.some(point => isOwn(point) && point.view.likeness === 'command' && !point.seen.includes(assignsOnly)) ||
    !chain.some(point => isOwn(point) && isImpossible(point))
  )
    return false
  const strange = chain.filter((point, index) => isOwn(point) && (isImpossible(point) || shown(index) > sure.against))
  return strange.length * 5 >= chain.filter(isOwn).length * 3
}

function byEvidence(
  ledger: Ledger,
  chain: readonly Placed[],
  states: readonly ('typed' | 'shown' | null)[],
  believed: readonly Belief[],
  weights: Weights,
) {
  const first = states.indexOf('typed')
  const firstPrompt = chain.findIndex(({ candidate }) => candidate.isPrompted)
  for (const [index, point] of chain.entries()) {
    const { line, length, head, from, isPrompted, isInProgram, doubt } = point.candidate
    const { typed = 0, shown = 0 } = believed[index] ?? {}
    if (states[index] === null) continue
    if (firstPrompt >= 0 && index > firstPrompt && !isPrompted && !isInProgram) {
      // Who shows prompts shows them: what has none is not run, however much it looks like a command.
      if (typed >= sure.unprompted) ledger.unread(line, length, head, NO_PROMPT, from)
      else if (states[index] === 'typed')
        for (let at = line; at < line + length; at++) ledger.line(at, 'output', NOT_PROMPTED)
      else ledger.line(line, 'output', NOT_PROMPTED)
      continue
    }
    if (states[index] === 'typed') {
      if (doubt !== null) ledger.unread(line, length, head, doubt, from)
      else if (isPrompted || isInProgram) ledger.command(line, length, head, from)
      else if (typed >= sure.typed && !point.isBroken && strongAgainst(point) === null)
        ledger.command(line, length, head, from, `It ${inFavour(point, weights)}.`)
      else ledger.unread(line, length, head, narrow(point, weights), from)
    } else {
      if (strongAgainst(point) === null && (shown < sure.shown || speaking(point, strongestFor) !== null))
        ledger.unread(line, 1, head, narrow(point, weights), from)
      else ledger.line(line, first < 0 || index < first ? 'content' : 'output', `It ${against(point, weights)}.`)
    }
  }
}

/** What no command looks like, whatever else is seen of it; null when there is no such thing. */
const strongAgainst = (point: Placed): string | null => speaking(point, strongest)

/** The first of some observations that is seen at a point, in words. */
function speaking({ seen }: Placed, of: ReadonlySet<number>): string | null {
  const index = seen.find(each => of.has(each))
  return index === undefined ? null : (observationWords[index] ?? null)
}

const observed = (...names: readonly string[]): ReadonlySet<number> =>
  new Set(names.map(name => observationNames.indexOf(name)))

const assignsOnly = observationNames.indexOf('assigns-only')

/** What is plainly typed, however it is set out. */
const plainly = observed('program-first', 'assigns-first')

const strongest = observed(
  ...impossible,
  ...['yaml', 'synopsis', 'choice-in-brackets', 'label-first', 'shown', 'wrapped-synopsis', 'ticked', 'sentence'],
)

/** What no author shows without wanting it typed somewhere: it is never passed over. */
const strongestFor = observed('assigns-used', 'substitution-first')

/** What speaks against a line that is marked as shell, where all else does, too. */
const someAgainst = observed(
  ...['logfmt', 'columns', 'gap', 'key-colon', 'key-equals', 'colon-end', 'comma-end', 'period-end', 'log-level'],
  ...['brace-first', 'ellipsis', 'progress', 'call', 'capital-first', 'data-file'],
)

/** `<<EOF`, lines, `EOF` and no command: authors write so what is not to be run. */
const isCommentedOut = ({ view, candidate: { length } }: Placed): boolean =>
  length > 1 && /^<<-?\s*["']?\w+["']?$/.test(view.text)

/** A comment between lines of output is output; any other is a comment. */
function enterComments(ledger: Ledger, lines: readonly CodeLine[]): void {
  for (const [index, { text }] of lines.entries()) {
    if (ledger.has(index) || text.trim() === '') continue
    const above = ledger.roleOf(index - 1)
    if (above === 'output' || above === 'content') ledger.line(index, above)
    else ledger.line(index, 'comment', /^\s*#/.test(text) ? null : 'A prompt with nothing behind it.')
  }
}

const narrow = (point: Placed, weights: Weights): string =>
  point.isBroken
    ? `It ${inFavour(point, weights)}, but the shell cannot read it.`
    : `It ${inFavour(point, weights)}, but it ${strongAgainst(point) ?? against(point, weights)}.`

/** What speaks most against typing it, and most for it, in words. */
const against = (point: Placed, weights: Weights): string => extreme(point, weights, -1) ?? 'does not read as a command'
const inFavour = (point: Placed, weights: Weights): string => extreme(point, weights, 1) ?? 'could be a command'

function extreme({ seen }: Placed, weights: Weights, sign: 1 | -1): string | null {
  let most = 0
  let words: string | null = null
  for (const index of seen) {
    const weight = sign * (weights.seen[index] ?? 0)
    if (index === 0 || weight <= most) continue
    most = weight
    words = observationWords[index] ?? null
  }
  return words
}
