import { childrenOf, type Block } from '../markup/block.ts'
import { attributeNamed, type Attribute, type ValueKind } from '../runbook/attributes/table.ts'
import { writtenInComment, writtenInFields, writtenOnCode, type Written } from '../runbook/attributes/written.ts'
import type { Runbook } from '../runbook/model.ts'
import { contains, touches, type Span } from '../text/span.ts'
import type { RichText } from './rich-text.ts'

/** What the attribute at `offset` means; null when none stands there. */
export function attributeAt(
  runbook: Runbook,
  offset: number,
): { readonly span: Span; readonly text: readonly RichText[] } | null {
  for (const { name, span } of writtenAt(runbook, offset)) {
    const attribute = touches(span, offset) ? attributeNamed(name) : null
    if (attribute !== null) return { span, text: textOf(attribute) }
  }
  return null
}

function writtenAt({ tree, source }: Runbook, offset: number): readonly Written[] {
  const inFields = writtenInFields(tree.fields, source).filter(({ span }) => touches(span, offset))
  if (inFields.length > 0) return inFields
  let blocks: readonly Block[] = tree.blocks
  for (;;) {
    const block = blocks.find(({ span }) => contains(span, { start: offset, end: offset }))
    if (block === undefined) return []
    if (block.kind === 'comment') return writtenInComment(block, source)
    if (block.kind === 'code') return writtenOnCode(block, source)
    blocks = childrenOf(block)
  }
}

const kinds: Readonly<Record<ValueKind, string>> = {
  flag: 'alone, or with `true` or `false`',
  name: 'a name',
  names: 'names, with commas between them',
  texts: 'titles, with commas between them',
  duration: 'a duration',
  choice: '',
  path: 'a path',
  text: 'a text',
}

const textOf = ({ name, value, choices, where, meaning, example }: Attribute): readonly RichText[] => [
  { kind: 'text', parts: ['Attribute ', { code: name }, `, of a ${where.join(' or a ')}`] },
  { kind: 'text', parts: marked(meaning) },
  {
    kind: 'text',
    parts: [
      'Value: ',
      ...marked(kinds[value] || choices.map(one => `\`${one}\``).join(' or ')),
      ', as in ',
      { code: example },
    ],
  },
]

/** A sentence of the table, in which names stand between backticks. */
const marked = (sentence: string): readonly (string | { readonly code: string })[] =>
  sentence.split('`').map((part, index) => (index % 2 === 1 ? { code: part } : part))
