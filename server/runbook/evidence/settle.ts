import type { CodeLine } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { Ledger } from '../account/ledger.ts'
import { parseShell } from '../../shell/parse.ts'
import { commonIndent } from '../commands/indent.ts'
import { maskPlaceholders } from '../commands/mask.ts'
import { impossible, observationNames, observationWords, type Placed } from './chain.ts'
import { beliefs, best, type Belief, type Weights } from './judge.ts'

/**
 * How the lines of a block are settled.
 *
 * - `evidence`: all observations together decide, and what they leave unclear is in doubt.
 * - `law`: the author marks the block as shell and shows no prompts. Every statement is typed, except that strong evidence
 *   against one puts it in doubt.
 * - `told`: the author says that the block is run.
 */
export type Manner = 'evidence' | 'law' | 'told'

/** How sure the evidence must be, from 0 to 1. */
const sure = {
  /** That a line is typed, for it to run. */
  typed: 0.65,
  /** That a line is shown, for it to count as output or content. */
  shown: 0.95,
  /** That a line is shown, for it to be in doubt although its block is marked as shell. */
  against: 0.9,
  /** That a line without a prompt is typed, for it to be in doubt in a block that shows prompts. */
  unprompted: 0.6,
}

const NO_PROMPT = 'It reads as a command but has no prompt, in a block that shows prompts.'
const BELOW_OPEN = 'It may belong to a line above, whose end is missing.'
const NOT_PROMPTED = 'It has no prompt, in a block that shows prompts.'

/** The account of a block, settled from its chain. */
export function settle(
  lines: readonly CodeLine[],
  chain: readonly Placed[],
  weights: Weights,
  manner: Manner,
): Account {
  const ledger = new Ledger(lines, commonIndent(lines.map(({ text }) => text)))
  if (manner === 'evidence') byEvidence(ledger, chain, best(chain, weights), beliefs(chain, weights), weights)
  else byLaw(ledger, lines, chain, shownOf(chain, weights), manner === 'told')
  enterComments(ledger, lines)
  return ledger.done()
}

/** How sure it is that each point is shown; summed when it is first asked for, since the law leaves few lines in doubt. */
function shownOf(chain: readonly Placed[], weights: Weights): (index: number) => number {
  let believed: readonly Belief[] | null = null
  return index => {
    believed ??= beliefs(chain, weights)
    return believed[index]?.shown ?? 0
  }
}

function byLaw(
  ledger: Ledger,
  lines: readonly CodeLine[],
  chain: readonly Placed[],
  shown: (index: number) => number,
  isTold: boolean,
) {
  const isScreen = !isTold && isNothingTyped(chain, shown)
  const defined = definedIn(chain)
  let isBelowOpen = false
  for (let index = 0; index < chain.length;) {
    const point = chain[index]
    if (point === undefined) break
    const { line, length, head, from } = point.candidate
    const strong = isTold
      ? null
      : (strongAgainst(point) ?? (isScreen ? 'is in a block in which nothing reads as a command' : null))
    const isPlain = isTold || length > 1 || point.seen.some(each => plainly.has(each)) || defined.has(point.view.word)
    const remark = isPlain ? null : speaking(point, someAgainst)
    const isAgainst = remark !== null && shown(index) > sure.against ? remark : null
    if (isCommentedOut(point)) {
      for (let at = line; at < line + length; at++)
        ledger.line(at, 'comment', 'It is in a here-document without a command, which does nothing.')
    } else if (isBelowOpen) ledger.unread(line, length, head, BELOW_OPEN, from)
    else if (strong !== null) ledger.unread(line, length, head, `It ${strong}.`, from)
    else if (point.isBroken) ledger.unread(line, length, head, 'The shell cannot read it.', from)
    else if (isAgainst !== null) ledger.unread(line, length, head, `It ${isAgainst}.`, from)
    else ledger.command(line, length, head, from)
    isBelowOpen ||= point.isBroken && strong === null && isLeftOpen(lines[line]?.text ?? '')
    index = Math.max(index + 1, point.next)
  }
}

/**
 * Whether a line begins a here-document or a compound command; where it never ends, the lines below may belong to it, and
 * what runs on a condition must not run without it.
 */
function isLeftOpen(text: string): boolean {
  const { complete, closer } = parseShell(maskPlaceholders(text))
  return !complete && (closer === null ? text.includes('<<') : /^(?:fi|done|esac|\}|\))$/.test(closer))
}

/** The names that a block gives to functions and aliases of its own, which are commands whatever they look like. */
function definedIn(chain: readonly Placed[]): ReadonlySet<string> {
  const names = chain.map(({ view: { text } }) =>
    /^(?:function\s+|alias\s+(?=[\w.-]+=)|(?=[\w.-]+\s*\(\s*\)))([\w.-]+)/.exec(text),
  )
  return new Set(names.flatMap(match => match?.[1] ?? []))
}

/** Whether nothing in a block reads as a command and most of it cannot be one: a drawing, data, a screen. */
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
      // An author who shows prompts shows them everywhere: a line without one never runs, however much it looks like a command.
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

/** What rules a point out as a command, in words; null when nothing does. */
const strongAgainst = (point: Placed): string | null => speaking(point, strongest)

/** The first of some observations that holds at a point, in words. */
function speaking({ seen }: Placed, of: ReadonlySet<number>): string | null {
  const index = seen.find(each => of.has(each))
  return index === undefined ? null : (observationWords[index] ?? null)
}

const observed = (...names: readonly string[]): ReadonlySet<number> =>
  new Set(names.map(name => observationNames.indexOf(name)))

const assignsOnly = observationNames.indexOf('assigns-only')

/** What is plainly typed, whatever else holds. */
const plainly = observed('program-first', 'assigns-first')

const strongest = observed(
  ...impossible,
  ...['yaml', 'synopsis', 'choice-in-brackets', 'label-first', 'shown', 'wrapped-synopsis', 'ticked', 'sentence'],
)

/** What authors show only where it is typed: such a line is at least in doubt, never output. */
const strongestFor = observed('assigns-used', 'substitution-first')

/** What counts against a line in a block marked as shell, once the whole of the evidence is against it. */
const someAgainst = observed(
  ...['logfmt', 'columns', 'gap', 'key-colon', 'key-equals', 'colon-end', 'comma-end', 'period-end', 'log-level'],
  ...['brace-first', 'ellipsis', 'progress', 'call', 'capital-first', 'data-file'],
)

/** `<<EOF`, lines, `EOF` and no command: authors comment lines out this way. */
const isCommentedOut = ({ view, candidate: { length } }: Placed): boolean =>
  length > 1 && /^<<-?\s*["']?\w+["']?$/.test(view.text)

/** A comment directly below output or content belongs to it; any other is a comment. */
function enterComments(ledger: Ledger, lines: readonly CodeLine[]): void {
  for (const [index, { text }] of lines.entries()) {
    if (ledger.has(index) || text.trim() === '') continue
    const above = ledger.roleOf(index - 1)
    if (above === 'output' || above === 'content') ledger.line(index, above)
    else ledger.line(index, 'comment', /^\s*#/.test(text) ? null : 'It is a prompt with nothing after it.')
  }
}

const narrow = (point: Placed, weights: Weights): string =>
  point.isBroken
    ? `It ${inFavour(point, weights)}, but the shell cannot read it.`
    : `It ${inFavour(point, weights)}, but it ${strongAgainst(point) ?? against(point, weights)}.`

/** The strongest observation against typing it, and the strongest for it, in words. */
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
