import type { Markup } from '../markup/markup.ts'
import type { SourceText } from '../text/source-text.ts'
import { build } from './build.ts'
import type { Runbook } from './model.ts'

/** Reads a document and understands it as a runbook; any text whatever. */
export const readRunbook = (source: SourceText, markup: Markup): Runbook =>
  build(source, markup.id, markup.parse(source))
