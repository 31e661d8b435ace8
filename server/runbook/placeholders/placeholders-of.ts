import type { CodeLine, Prose } from '../../markup/block.ts'
import { sourceOf } from '../../markup/code-line.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import type { Command, Placeholder, StepId } from '../model.ts'
import type { DocumentNames } from './document-names.ts'
import type { Introduced } from './introduced.ts'
import { findInCommand, findInFile, findInProse } from './find.ts'
import type { Found, Mark } from './finding.ts'
import { placesIn } from './places.ts'
import { quotedIn } from './quoted.ts'
import type { Words } from '../words.ts'

/** Longer texts are read so far only: nobody fills in what stands behind. */
const FARTHEST = 20_000

export interface CommandPlace {
  readonly step: StepId
  readonly index: number
  readonly where: 'command' | 'inline'
  readonly substitutes: boolean
  readonly shown: Words
  readonly introduced: Introduced
}

/** The placeholders of one command, in order. */
export function placeholdersOfCommand(
  command: Command,
  place: CommandPlace,
  names: DocumentNames,
  substitutions: Words,
  source: SourceText,
): Placeholder[] {
  const text = command.text.slice(0, FARTHEST)
  const quoted = quotedIn(text)
  const found = findInCommand({
    text,
    quoted,
    places: placesIn(text, quoted),
    language: command.language,
    names,
    substitutes: place.substitutes,
    substitutions,
    shown: place.shown,
    introduced: place.introduced,
    marks: marksIn(command.lines, source),
  })
  return located(found, command.lines, source).map(({ found: each, span }) => ({
    name: each.name,
    text: source.slice(span),
    span,
    kind: each.kind,
    where: place.where,
    reason: each.reason,
    step: place.step,
    command: place.index,
  }))
}

/** The placeholders of a file's content, in order. */
export function placeholdersOfFile(lines: readonly CodeLine[], step: StepId, source: SourceText): Placeholder[] {
  return lines.flatMap(line =>
    located(findInFile(line.text.slice(0, FARTHEST)), [line], source).map(({ found, span }) => ({
      name: found.name,
      text: found.name === '' ? '' : source.slice(span),
      span,
      kind: found.kind,
      where: 'file' as const,
      reason: found.reason,
      step,
      command: null,
    })),
  )
}

/** The placeholders of running text outside inline commands, in order. */
export function placeholdersOfProse(
  prose: Prose,
  isHeading: boolean,
  names: DocumentNames,
  source: SourceText,
  taken: ReadonlySet<number>,
): Placeholder[] {
  const placeholders: Placeholder[] = []
  const starts = new Set<number>()
  const add = (found: Found, offset: number) => {
    const span = { start: offset + found.start, end: offset + found.end }
    if (starts.has(span.start)) return
    starts.add(span.start)
    placeholders.push({
      name: found.name,
      text: source.slice(span),
      span,
      kind: found.kind,
      where: isHeading ? 'heading' : 'prose',
      reason: found.reason,
      step: null,
      command: null,
    })
  }
  for (const inline of prose.inlines) {
    if (
      taken.has(inline.content.start) ||
      inline.kind === 'html' ||
      inline.kind === 'image' ||
      inline.kind === 'substitution'
    )
      continue
    if (inline.link !== null && inline.kind !== 'code' && !inline.text.startsWith('_')) continue
    const isCode = inline.kind === 'code' || inline.kind === 'role'
    for (const found of findInProse(source.slice(inline.content).slice(0, FARTHEST), isCode, names))
      add(found, inline.content.start)
  }
  // `__x__` is emphasis in one format and a reference in another: the source says what was written.
  const written = source.slice(prose.span).slice(0, FARTHEST)
  if (written.includes('__'))
    for (const found of findInProse(written, false, names))
      if (found.kind === 'dunder' && !isEmphasis(found, prose)) add(found, prose.span.start)
  return placeholders.sort((a, b) => a.span.start - b.span.start)
}

/** `__Note__` in Markdown is a strong word, unless the word says that something belongs there. */
function isEmphasis(found: Found, prose: Prose): boolean {
  if (/placeholder|todo|fixme|replace|your|insert|fill/i.test(found.name)) return false
  const start = prose.span.start + found.start
  const end = prose.span.start + found.end
  return (
    prose.inlines.some(
      ({ kind, emphasis, span }) =>
        span.start >= start && span.end <= end && (emphasis === 'strong' || kind === 'code'),
    ) || prose.inlines.some(({ kind, span }) => kind === 'code' && span.start <= start && end <= span.end)
  )
}

/** What of a command's joined lines the page sets off. */
function marksIn(lines: readonly CodeLine[], source: SourceText): Mark[] {
  const marks: Mark[] = []
  let offset = 0
  for (const { text, parts = [] } of lines) {
    for (const [index, { at, span, isReplaced, mark: own }] of parts.entries()) {
      const mark = own ?? (isReplaced && span.end > span.start ? 'replaced' : null)
      if (mark === null) continue
      const end = offset + (parts[index + 1]?.at ?? text.length)
      const name = source.slice(span).replace(/^\||\|_{0,2}$/g, '')
      marks.push({ start: offset + at, end, mark, name })
    }
    offset += text.length + 1
  }
  return marks
}

/** Where in the source a finding in a command's joined lines stands; one that crosses a line end is left out. */
function located(
  found: readonly Found[],
  lines: readonly CodeLine[],
  source: SourceText,
): { found: Found; span: Span }[] {
  const result: { found: Found; span: Span }[] = []
  let line = 0
  let offset = 0
  for (const each of found) {
    for (
      let current = lines[line];
      current !== undefined && each.start > offset + current.text.length;
      current = lines[line]
    ) {
      offset += current.text.length + 1
      line++
    }
    const current = lines[line]
    if (current === undefined) break
    const start = each.start - offset
    const end = each.end - offset
    if (end > current.text.length) continue
    const text = current.text.slice(start, end)
    if (current.parts !== undefined) {
      result.push({ found: each, span: sourceOf(current, start, end) })
      continue
    }
    const shift = current.span.end - current.text.length
    const straight = { start: shift + start, end: shift + end }
    if (source.slice(straight) === text) result.push({ found: each, span: straight })
    else {
      // A line that was joined from two stands elsewhere than its text says.
      const at = source.slice(current.span).indexOf(text)
      if (at >= 0)
        result.push({
          found: each,
          span: { start: current.span.start + at, end: current.span.start + at + text.length },
        })
    }
  }
  return result
}
