import type { Candidate } from '../commands/candidates.ts'
import { isSynopsis } from '../commands/synopsis.ts'
import type { Habits } from '../commands/prompts-in-block.ts'
import { maskPlaceholders } from '../commands/mask.ts'
import { parseShell } from '../../shell/parse.ts'
import type { BlockView, PlacedLine } from './block-view.ts'
import type { Point } from './judge.ts'
import type { Manner } from './settle.ts'
import { lineObservations } from './line-observations.ts'
import { viewOf, type LineView } from './line-view.ts'
import { placedObservations } from './placed-observations.ts'

/** The names of all observations, by the index of their weight: first the bias, then lines, then places. */
export const observationNames: readonly string[] = [
  'any-line',
  ...lineObservations.map(({ name }) => name),
  ...placedObservations.map(({ name }) => name),
]

/** All observations as the end of a sentence that begins with "It", by the index of their weight. */
export const observationWords: readonly string[] = [
  '',
  ...lineObservations.map(({ says }) => says),
  ...placedObservations.map(({ says }) => says),
]

/** Observations that rule a command out, whatever else holds. */
export const impossible: readonly string[] = [
  ...['rule', 'table-row', 'tree', 'listing', 'date-first', 'number-first', 'json', 'dash-first', 'tag', 'url', 'diff'],
  ...['code-comment', 'capital-columns', 'key-material', 'arrow-first', 'http-request', 'found-path'],
  'control-key',
  'control-character',
]

const impossibleOnes: ReadonlySet<number> = new Set(impossible.map(name => observationNames.indexOf(name)))
const isImpossible = (index: number): boolean => impossibleOnes.has(index)

/** A point with the line that it is about. */
export interface Placed extends Point {
  readonly candidate: Candidate
  readonly view: LineView
  readonly isBroken: boolean
}

/** What is known of a block before its lines are read one by one. */
export type Surroundings = Omit<BlockView, 'commandShare' | 'lineCount' | 'hasPrompts'>

/** A block's chain of points, each with the observations that hold there. */
export function chainOf(
  texts: readonly string[],
  candidates: readonly Candidate[],
  around: Surroundings,
  habits: Pick<Habits, 'commands' | 'spoken' | 'openers' | 'used'>,
  manner: Manner,
): readonly Placed[] {
  const known = habits.commands
  const views = candidates.map(({ line, from }) => viewOf((texts[line] ?? '').slice(from?.[0] ?? 0), known))
  const block: BlockView = {
    ...around,
    hasPrompts: candidates.some(({ isPrompted }) => isPrompted),
    commandShare: views.filter(({ likeness }) => likeness === 'command').length / Math.max(1, views.length),
    lineCount: texts.length,
  }
  const words = new Map<string, number>()
  for (const { word } of views) words.set(word, (words.get(word) ?? 0) + 1)
  let margin = Infinity
  for (const { line } of candidates) margin = Math.min(margin, indentOf(texts[line] ?? ''))
  // The index of the first point at or below each line.
  const behind = new Array<number>(texts.length + 1).fill(candidates.length)
  for (let line = texts.length - 1, at = candidates.length - 1; line >= 0; line--) {
    if (candidates[at]?.line === line) behind[line] = at--
    else behind[line] = behind[line + 1] ?? candidates.length
  }
  return candidates.map((candidate, index): Placed => {
    const view = views[index] as LineView
    const { line, length } = candidate
    const previous = candidates[index - 1]
    // What a prompt begins is typed, whatever else is seen of it.
    const isSettled = candidate.isPrompted && manner === 'evidence'
    const isBroken = !isSettled && candidate.head.language === 'sh' && isUnreadable(texts, candidate)
    const next = behind[line + length] ?? candidates.length
    const afterBlank = line > 0 && (texts[line - 1] ?? '').trim() === ''
    if (isSettled) return { line, next, seen: nothing, fixed: 'typed', afterBlank, candidate, view, isBroken }
    const placed: PlacedLine = {
      line: view,
      block,
      isFirst: index === 0,
      isLast: next >= candidates.length,
      afterBlank,
      beforeBlank: (texts[line + length] ?? 'x').trim() === '',
      isDeeper: indentOf(texts[line] ?? '') > margin,
      above: previous !== undefined && previous.line + previous.length === line ? (views[index - 1] ?? null) : null,
      isRepeated: (words.get(view.word) ?? 0) > 1,
      assignsUsed: habits.used.has(/^(?:export\s+)?([A-Za-z_]\w*)=/.exec(view.text)?.[1] ?? ''),
      isSpokenOf: habits.spoken.has(view.word),
      opensBlocks: habits.openers.has(view.word),
      isInProgram: candidate.isInProgram,
      length,
      isWrappedSynopsis: isWrappedSynopsis(texts, line),
      isBroken,
    }
    const seen = seenOf(placed)
    return {
      line,
      next,
      seen,
      fixed: candidate.isPrompted || candidate.isInProgram ? 'typed' : seen.some(isImpossible) ? 'shown' : null,
      afterBlank,
      candidate,
      view,
      isBroken,
    }
  })
}

const nothing: readonly number[] = []

/** By index of their weights; loops without iterators, for each of so many lines. */
function seenOf(placed: PlacedLine): number[] {
  const seen = [0]
  let index = 1
  for (const { holds } of lineObservations) {
    if (holds(placed.line)) seen.push(index)
    index++
  }
  for (const { holds } of placedObservations) {
    if (holds(placed)) seen.push(index)
    index++
  }
  return seen
}

/** Whether the shell cannot read a statement, even with its placeholders replaced by words. */
function isUnreadable(texts: readonly string[], { line, length, from }: Candidate): boolean {
  const text = texts
    .slice(line, line + length)
    .map((each, index) => each.slice(from?.[index] ?? 0))
    .join('\n')
    .trim()
  // The shell reads plain words, whatever they are.
  if (
    /^[\w\s./:=@,+%-]*$/.test(text) &&
    !/^(?:if|then|else|elif|fi|do|done|for|while|until|case|esac|function|in)\b/.test(text)
  )
    return false
  const { errors, complete } = parseShell(maskPlaceholders(text))
  return errors.length > 0 || !complete
}

/** `tool --build <dir>` with `[<options>...]` indented below it: a usage line over several lines. */
function isWrappedSynopsis(texts: readonly string[], line: number): boolean {
  const own = texts[line] ?? ''
  if (!/^\s*[-[]/.test(texts[line + 1] ?? '') || /\shelp\b|-h\b/.test(own)) return false
  for (let at = line + 1; at < line + 10 && /^\s*[-[]/.test(texts[at] ?? ''); at++) {
    if (indentOf(texts[at] ?? '') <= indentOf(own)) return false
    if (isSynopsis(texts[at] ?? '')) return true
  }
  return false
}

const indentOf = (text: string): number => text.length - text.trimStart().length
