import type { Comment, DocumentTree } from '../../markup/block.ts'
import { nothingSaid, type SettingName, type Settings } from './settings.ts'
import { attributeNamed, type AttributePlace } from './table.ts'
import { readValue } from './value.ts'
import { isRunbookComment, writtenInComment, writtenInFields, type Written } from './written.ts'

/** What attributes say in their place; what is unknown, misspelled or has no effect there says nothing. */
export function settingsOf(written: readonly Written[], places: readonly AttributePlace[]): Settings {
  const settings: Partial<Record<SettingName, Settings[SettingName]>> = {}
  for (const { name, value } of written) {
    const attribute = attributeNamed(name)
    if (attribute === null || !attribute.where.some(place => places.includes(place))) continue
    const read = readValue(attribute, value)
    if ('value' in read) settings[attribute.name] = read.value
  }
  return Object.keys(settings).length === 0 ? nothingSaid : (settings as Settings)
}

/** The comments at a document's top, above its first heading: they speak of the whole document. */
export function topComments({ blocks }: DocumentTree): readonly Comment[] {
  const comments: Comment[] = []
  for (const block of blocks.slice(0, 50)) {
    if (block.kind === 'section') return comments
    if (block.kind === 'comment') {
      if (isRunbookComment(block)) comments.push(block)
    } else if (block.kind !== 'other' && !(block.kind === 'list' && block.style === 'field')) return []
  }
  return []
}

/** What a document says of itself: in its front matter or docinfo fields, and in comments at its top. */
export const documentSettings = (tree: DocumentTree): Settings =>
  settingsOf(
    [...writtenInFields(tree.fields, null), ...topComments(tree).flatMap(comment => writtenInComment(comment, null))],
    ['document'],
  )
