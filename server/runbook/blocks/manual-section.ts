import type { Paragraph, Section } from '../../markup/block.ts'
import { isReading } from '../prose/descriptive.ts'
import { isImperative, isImperativeTitle } from '../prose/imperative.ts'
import { isRollback } from '../prose/rollback.ts'
import { isNumbered, withoutAnchor } from '../prose/title.ts'
import type { Walk } from './walk.ts'

/** Whether a section without steps is a step by hand: it is numbered, or its title or text says what to do. */
export function isManualSection(section: Section, walk: Walk): boolean {
  const title = withoutAnchor(section.title.text)
  if (isNumbered(title)) return true
  const isLeaf = section.children.every(child => child.kind !== 'section')
  const paragraphs = section.children.filter((child): child is Paragraph => child.kind === 'paragraph')
  if (!isLeaf || paragraphs.length === 0) return false
  if (
    isImperativeTitle(title) &&
    !/\b(?:steps|process|procedure|guide|notes?|overview|plan|path|instructions|polic(?:y|ies)|strateg(?:y|ies)|rollback|matrix|support|considerations|summary|requirements)$/i.test(
      title,
    ) &&
    !/^(?:see|note|contact|get (?:help|support|started)|learn|read|follow|watch)\b/i.test(title)
  )
    return true
  if (isReading(title)) return false
  return walk.sections === 'all' && (isRollback(title) || paragraphs.some(({ prose }) => tells(prose.text)))
}

/** Whether any sentence of a text tells the reader to do something. */
const tells = (text: string): boolean =>
  /\byou (?:can|must|should|need|will need|have to|may)\b|\b(?:must|should|can) be (?:\w+ly )?(?:done|created|run|set|added|performed|installed|updated|made)\b/i.test(
    text,
  ) ||
  text
    .slice(0, 3000)
    .split(/(?<=[.!?])\s+/)
    .some(isImperative)
