import { whitespaceNormalized } from './names.ts'
import { seenText } from './prose.ts'
import type { DefinedPart } from './substitutions.ts'
import type { DirectiveNode, RstInline, RstNode } from './tree.ts'
import { inlinesOf } from './visit.ts'

/** The text that a substitution definition's directive gives; null where only a build knows it. */
export function definitionText(node: RstNode | undefined): readonly DefinedPart[] | null {
  if (node?.kind !== 'directive') return null
  const name = node.name.toLowerCase()
  if (name === 'unicode') return unicodeText(node)
  const [paragraph, ...others] = node.children
  if (name !== 'replace' || paragraph?.kind !== 'paragraph' || others.length > 0) return null
  return inlinesOf(paragraph).map(partOf)
}

const partOf = (inline: RstInline): DefinedPart =>
  inline.kind === 'substitution_reference' ? { name: whitespaceNormalized(inline.text) } : seenText(inline)

const code = /^(?:0x|x|\\x|U\+?|u|\\u)([0-9a-f]{1,6})$|^&#x([0-9a-f]{1,6});$/i

/** Characters by their codes, and words; a comment may follow. Trimmed, it changes the text beside it. */
function unicodeText({ argument, options }: DirectiveNode): readonly DefinedPart[] | null {
  if (options.some(({ name }) => /^[lr]?trim$/i.test(name))) return null
  const words =
    argument
      .map(({ text }) => text)
      .join(' ')
      .split(/(?:^| )\.\. /)[0] ?? ''
  const parts = words.split(/\s+/).filter(Boolean).map(characterOf)
  return parts.includes(null) ? null : [parts.join('')]
}

function characterOf(word: string): string | null {
  const match = code.exec(word)
  const hex = match?.[1] ?? match?.[2]
  const point = hex !== undefined ? parseInt(hex, 16) : /^[0-9]+$/.test(word) ? Number(word) : null
  if (point === null) return word
  return point <= 0x10ffff ? String.fromCodePoint(point) : null
}
