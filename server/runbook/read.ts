import type { Markup } from '../markup/markup.ts'
import type { SourceText } from '../text/source-text.ts'
import { atOnce } from '../text/work.ts'
import type { Work } from '../text/work.ts'
import { Understanding } from './understanding/understanding.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { Runbook } from './model.ts'

/** Reads a document and understands it as a runbook; any text whatever. */
export const readRunbook = (source: SourceText, markup: Markup, evidence?: Evidence): Runbook =>
  atOnce(readingRunbook(source, markup, evidence))

/** The same in pieces, for a document that may be long. */
export function* readingRunbook(source: SourceText, markup: Markup, evidence?: Evidence): Work<Runbook> {
  const tree = yield* markup.parsing(source)
  return yield* new Understanding(evidence).read(source, markup.id, tree)
}
