import type { Inline, Prose } from '../../../markup/block.ts'
import { spansOf, type InlineContext } from './span.ts'
import { programAround } from './typed-in.ts'
import { weigh, type WeighedSpan } from './weigh.ts'

export type { InlineContext } from './span.ts'

/** A code span that is a command, with the words of its sentence before and after it. */
export interface InlineCommand {
  readonly inline: Inline
  readonly before: string
  readonly after: string
  /** The program at whose prompt it is typed, when the text says so. */
  readonly program: string | null
}

const weighed = new WeakMap<Prose, readonly WeighedSpan[]>()

/** The code spans of a prose that could be commands, each with its weight. */
export const weighedIn = (prose: Prose): readonly WeighedSpan[] => weighed.get(prose) ?? []

/** The code spans of a prose that the reader is told to run as they are written. */
export function inlineCommands(prose: Prose, context: InlineContext): InlineCommand[] {
  const spans = spansOf(prose, context).map(weigh)
  if (spans.length === 0) return []
  weighed.set(prose, spans)
  const indexOf = new Map(prose.inlines.map((inline, index) => [inline, index]))
  return spans
    .filter(({ weight }) => weight > 0)
    .map(({ span }) => {
      const { inline } = span
      const index = indexOf.get(inline) ?? 0
      const [before, after] = [textBefore(prose, index), textBehind(prose, index)]
      return { inline, before, after, program: programAround(span) }
    })
}

/** The text before a code span; in a long paragraph only the end of it. */
function textBefore({ inlines }: Prose, index: number): string {
  let text = ''
  for (let at = index - 1; at >= 0 && text.length < 400; at--) text = (inlines[at]?.text ?? '') + text
  return text.slice(-400)
}

const textBehind = ({ inlines }: Prose, index: number): string =>
  inlines
    .slice(index + 1, index + 5)
    .map(({ text }) => text)
    .join('')
    .slice(0, 120)
