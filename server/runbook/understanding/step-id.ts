import type { DocumentTree } from '../../markup/block.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import type { StepId } from '../model.ts'
import { withoutNumber } from '../prose/title.ts'

const DIGITS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Two independent 32-bit hashes of a text (FNV-1a and its mirror), as 8 letters and digits. */
function digest(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + index), 0x85ebca6b)
    b ^= b >>> 13
  }
  let id = ''
  for (let index = 0; index < 8; index++) {
    const bits = index < 4 ? a >>> (index * 7) : b >>> ((index - 4) * 7)
    id += DIGITS[bits & 31] ?? 'a'
  }
  return id
}

/** What ids of steps are made of, as far as it is known. */
export type KnownBases = WeakMap<StepDraft, { readonly isUnderTitle: boolean; readonly base: string }>

/**
 * Names steps by what they are, not by where they stand: the titles of the sections around them and their own text. The
 * document's title and all numbers of sections and items are left out, so that neither a new title nor a section
 * inserted above changes an id. Of steps that are equal in all this the second gets `-2`.
 */
export function idBases(tree: DocumentTree, known: KnownBases): (draft: StepDraft) => string {
  const document = tree.blocks.find(block => block.kind === 'section')?.span ?? null
  return draft => {
    const { kind, span, procedure, key } = draft
    const isUnderTitle = document !== null && span.start >= document.start && span.end <= document.end
    const before = known.get(draft)
    if (before?.isUnderTitle === isUnderTitle) return before.base
    const sections = (isUnderTitle ? procedure.slice(1) : procedure).map(evenTitle)
    const base = digest([kind, ...sections, key].join('\n'))
    known.set(draft, { isUnderTitle, base })
    return base
  }
}

/** The id of the step that is the `ordinal`th with its base, from 1. */
export const stepId = (base: string, ordinal: number): StepId =>
  (ordinal === 1 ? base : `${base}-${String(ordinal)}`) as StepId

/** A section's title as ids see it: `3. Upgrade`, `Step 3: Upgrade` and `c) Upgrade` are one. */
const evenTitle = (title: string): string =>
  evenWords(withoutNumber(title).replace(/^\(?(?:[A-Za-z]|[ivx]+)[.)]\s+/, ''))

/** Running text as ids see it: lines may be broken anew. */
export const evenWords = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Lines of code as ids see them: the block may be moved in or out. A blank within a command may be all that tells it from
 * another, so every one of them counts.
 */
export function evenLines(text: string): string {
  const [first = '', ...others] = text.split(/\r\n|\r|\n/).map(line => (line.trim() === '' ? '' : line))
  let margin = Infinity
  for (const line of others) if (line !== '') margin = Math.min(margin, line.search(/\S/))
  return [first.trimStart(), ...others.map(line => line.slice(margin))].join('\n')
}
