import type { Markup } from './markup.ts'
import { signalsOf } from './markup-signals.ts'

/** Extension in lower case, with the dot; empty for `README` and `.profile`. */
function extensionOf(fileName: string): string {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot).toLowerCase() : ''
}

/**
 * The markup of a document, out of `markups`: by the editor's language id, then by the file's extension; a `.txt`, a
 * name without extension or plain text by its content. Null when it is none, so that licences, logs and lists of
 * packages are not claimed.
 */
export function chooseMarkup(
  markups: readonly Markup[],
  fileName: string,
  text: string,
  languageId?: string,
): Markup | null {
  const extension = extensionOf(fileName)
  const known =
    markups.find(markup => languageId !== undefined && markup.languageIds.includes(languageId)) ??
    markups.find(markup => markup.extensions.includes(extension))
  if (known) return known
  if (!['.txt', '.text', ''].includes(extension) && languageId !== 'plaintext') return null
  const { rst, markdown, structured } = signalsOf(text)
  // One sign may be an accident where nothing else has the shape of a document.
  const isDocument = structured || Math.max(rst, markdown) > 2
  const id = isDocument ? (rst > markdown ? 'rst' : 'markdown') : null
  return markups.find(markup => markup.id === id) ?? null
}
