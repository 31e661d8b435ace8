/** The input formats, and which of them a document is written in. */
import { markdown } from './markdown/markdown.ts'
import { rst } from './rst/rst.ts'
import { chooseMarkup } from './markup-of.ts'
import type { Markup } from './markup.ts'

export const markups: readonly Markup[] = [rst, markdown]

/** The markup of a document by its name, language id or content; null for text that is no document. */
export const markupOf = (fileName: string, text: string, languageId?: string): Markup | null =>
  chooseMarkup(markups, fileName, text, languageId)
