import type { Code, Prose } from '../../markup/block.ts'
import { lastSentence } from '../prose/announce.ts'
import { isPath, pathIn, writtenIn } from '../prose/file-step.ts'
import type { Place } from './walk.ts'

/** What the text before a block makes of it. */
interface Announced {
  /** It tells to write the block into a file. */
  readonly file: boolean
  /** It calls the block an example of what was said before. */
  readonly example: boolean
}

/**
 * The file that a block's content belongs into: the one that the block itself names, the nearest that the text before it
 * tells to write, the one in the title above.
 */
export function filePathOf(code: Code, place: Place, announced: Announced): string | null {
  const own = namedByAttribute(code)
  if (own !== null || !(announced.file || announced.example)) return own ?? namedByComment(code)
  const lead = place.lead ?? place.item
  const refersBack = announced.example || /\b(?:this|that|the|same|its) file\b/i.test(lead?.text ?? '')
  return (
    pathIn(lead) ??
    (refersBack ? pathIn(place.earlier) : opensFile(place.earlier) ? writtenIn(place.earlier) : null) ??
    namedByComment(code) ??
    inTitle(place.section?.title ?? '')
  )
}

/** The file that the text around a block of settings names: right before it, else in the nearest title that names one. */
export function fileAbove({ lead, earlier, item, procedure }: Place): string | null {
  for (const prose of [lead, item, earlier]) {
    const path = pathIn(prose)
    if (path !== null) return path
  }
  for (const title of procedure.toReversed()) {
    const path = inTitle(title)
    if (path !== null) return path
  }
  return null
}

/** Whether a text sends its reader into a file: "Open ``/etc/foo.conf`` on each node." */
const opensFile = (prose: Prose | null): boolean =>
  /^\W{0,3}(?:(?:then|now|next|first|finally)[, ]+)?(?:open|edit|create|modify|change|update|configure|adjust|go to|copy)\b/i.test(
    lastSentence(prose?.text ?? ''),
  )

/** An option such as `:caption:`, `title=`. */
function namedByAttribute({ attributes }: Code): string | null {
  const value = attributes.find(({ name }) => /^(?:caption|title|file|filename|path|name)$/.test(name))?.value ?? null
  return value !== null && (isPath(value) || /^[~/\w.@-]*[/.][\w.@/-]+$/.test(value)) ? value : null
}

/** A comment in the first line that is nothing but a path: `# /etc/foo.conf`, `// src/app.js`. */
export function namedByComment({ lines }: Code): string | null {
  const first = lines.find(({ text }) => text.trim() !== '')?.text.slice(0, 300) ?? ''
  const path =
    /^\s*(?:#|\/\/|;|--|<!--|\/\*|%|")\s*(?:file(?:name)?\s*[:=]\s*)?(\S+?):?\s*(?:-->|\*\/)?\s*$/i.exec(first)?.[1] ??
    ''
  return isPath(path) ? path : null
}

const inTitle = (title: string): string | null =>
  title
    .slice(0, 300)
    .split(/[\s"'`(),:]+/)
    .find(word => isPath(word)) ?? null
