import { commentPlaces } from '../../runbook/attributes/comment-place.ts'
import { nearestName } from '../../runbook/attributes/nearest-name.ts'
import { attributeNamed, attributes, type AttributePlace } from '../../runbook/attributes/table.ts'
import { readValue } from '../../runbook/attributes/value.ts'
import {
  isRunbookComment,
  writtenInComment,
  writtenInFields,
  writtenOnCode,
  type Written,
} from '../../runbook/attributes/written.ts'
import type { Runbook } from '../../runbook/model.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { weighing, type Finding, type Rule } from '../rule.ts'

export const invalidAttribute: Rule = {
  id: 'invalid-attribute',
  severity: 'warning',
  summary: 'An attribute is unknown, has a value that says nothing, or stands where it has no effect.',
  *ofPassage(_passage, { source, blocks }) {
    for (const block of blocks) {
      if (block.kind === 'comment')
        for (const written of writtenInComment(block, source)) yield* spelling(written, source)
      if (block.kind === 'code')
        for (const written of writtenOnCode(block, source)) {
          yield* spelling(written, source)
          yield* placing(written, ['block'])
        }
    }
  },
  ofDocument: weighing<Note>({
    *note(_passage, { source, blocks }) {
      for (const block of blocks)
        if (block.kind === 'comment' && isRunbookComment(block))
          yield { span: block.span, written: writtenInComment(block, source) }
    },
    *weigh(notes, runbook) {
      for (const written of writtenInFields(runbook.tree.fields, runbook.source)) {
        yield* spelling(written, runbook.source)
        yield* placing(written, ['document'])
      }
      for (const note of notes) yield* inPlace(note, runbook)
    },
  }),
}

/** A comment that speaks of the runbook. */
interface Note {
  readonly span: Span
  readonly written: readonly Written[]
}

/** Whether there is such an attribute, and such a value. */
function* spelling({ name, value, nameSpan, valueSpan, isOurs }: Written, source: SourceText): Generator<Finding> {
  const attribute = attributeNamed(name)
  if (attribute === null) {
    const meant = nearestName(name)
    // What other tools read in the same place is none of our business.
    if (meant === null && !isOurs) return
    const some = attributes.slice(0, 3).map(one => `\`${one.name}\``)
    yield meant === null
      ? {
          span: nameSpan,
          message: `expected an attribute (${some.join(', ')} …), found \`${shown(nameSpan, source)}\``,
        }
      : {
          span: nameSpan,
          message: `expected \`${meant}\`, found \`${shown(nameSpan, source)}\``,
          fix: { title: `Write '${meant}'`, edits: [{ span: nameSpan, text: meant }] },
        }
    return
  }
  const read = readValue(attribute, value)
  if ('value' in read) return
  const span = valueSpan ?? nameSpan
  const found = value === null ? 'no value' : `\`${shown(span, source)}\``
  yield { span, message: `expected ${read.expected}, found ${found}` }
}

/** Whether an attribute has an effect on one of these. */
function* placing({ name, nameSpan }: Written, places: readonly AttributePlace[]): Generator<Finding> {
  const attribute = attributeNamed(name)
  if (attribute === null || attribute.where.some(place => places.includes(place))) return
  yield {
    span: nameSpan,
    message: `expected \`${attribute.name}\` to be said of a ${attribute.where.join(' or a ')}, found it said of a ${places[0] ?? 'block'}`,
  }
}

function* inPlace({ span, written }: Note, { tree }: Runbook): Generator<Finding> {
  const places = commentPlaces(tree, span.start)
  if (places.length > 0) for (const one of written) yield* placing(one, places)
  else yield { span, message: 'expected something below the comment that it is about, found the end of the document' }
}

const shown = (span: Span, source: SourceText): string =>
  source.slice(span).replace(/\s+/g, ' ').replace(/`/g, "'").slice(0, 60)
