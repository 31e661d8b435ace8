import { CompletionItemKind } from 'vscode-languageserver'
import type { CompletionItem } from 'vscode-languageserver'
import { attributeNamed, attributes, type Attribute, type AttributePlace } from '../runbook/attributes/table.ts'
import type { Runbook } from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'
import { rangeOf } from './convert.ts'
import { visible } from './visible.ts'

/** An attribute that is being written: its name so far, or its name and the value so far. */
interface Begun {
  readonly name: string
  readonly value: string | null
  readonly place: AttributePlace | null
  /** What parts name and value here. */
  readonly joint: '=' | ': '
}

/** Lines, up to the cursor, in which attributes stand one behind the other. */
const rows: readonly (readonly [RegExp, AttributePlace | null])[] = [
  // .. runbook: hosts=db1 con       <!-- runbook: hosts=db1 con
  [/(?:\.\.[ \t]+|<!--[ \t]*)runbook:[ \t]+(?<row>(?:(?!-->).)*)$/i, null],
  // ```bash {hosts=db1 con         ```{.bash con
  [
    /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*(?:[^`{\s][^`{]*\{|\{\.\S+[ \t])(?<row>[^}]*)$/,
    'block',
  ],
  // :class: wide runbook con
  [/^[ \t]*:class:[ \t]+(?:\S+[ \t]+)*runbook[ \t]+(?<row>.*)$/, 'block'],
]

/** The attribute that is being written where `line`, the text before the cursor, ends; null when there is none. */
export function begunAttribute(source: SourceText, offset: number, line: string): Begun | null {
  for (const [pattern, place] of rows) {
    const row = pattern.exec(line)?.groups?.['row']
    if (row === undefined) continue
    const [, name = '', equals, quote] = /(?:^|[\s,])([\w.-]*)(?:(=)("[^"]*|'[^']*|[^\s"']*))?$/.exec(row) ?? []
    return { name, value: equals === undefined ? null : (quote ?? '').replace(/^["']/, ''), place, joint: '=' }
  }
  const field = /^(?::runbook-|runbook[.-])(?<name>[\w-]*)(?::(?:[ \t]+(?<value>.*))?)?$/.exec(line)
  const inner =
    field ?? (isBelowRunbook(source, offset) ? /^[ \t]+(?<name>[\w-]*)(?::[ \t]+(?<value>.*))?$/.exec(line) : null)
  if (inner === null) return null
  return { name: inner.groups?.['name'] ?? '', value: inner.groups?.['value'] ?? null, place: 'document', joint: ': ' }
}

/** Whether a line of front matter stands below `runbook:`. */
function isBelowRunbook(source: SourceText, offset: number): boolean {
  if (!source.text.startsWith('---')) return false
  let isBelow = false
  for (let line = source.lineAt(offset) - 1; line > 1; line--) {
    const text = source.slice(source.lineSpan(line))
    if (/^(?:---|\.\.\.)[ \t]*$/.test(text) || source.lineAt(offset) - line > 200) return false
    if (!isBelow && /^\S/.test(text) && !text.startsWith('#')) {
      if (!/^runbook:[ \t]*(?:#.*)?$/.test(text)) return false
      isBelow = true
    }
  }
  return isBelow
}

/** What may be written on: names of attributes, or values of the one that is begun. */
export function attributeItems(runbook: Runbook, offset: number, begun: Begun): CompletionItem[] {
  const { name, value, place, joint } = begun
  const { source } = runbook
  if (value === null) {
    const range = rangeOf(source, { start: offset - name.length, end: offset })
    return attributes
      .filter(({ where }) => place === null || where.includes(place))
      .map(attribute => ({
        label: attribute.name,
        kind: CompletionItemKind.Property,
        detail: attribute.example,
        documentation: attribute.meaning,
        textEdit: { range, newText: attribute.name + (attribute.value === 'flag' && joint === '=' ? '' : joint) },
      }))
  }
  const attribute = attributeNamed(name)
  if (attribute === null) return []
  const isList = attribute.value === 'names' || attribute.value === 'texts'
  const last = isList ? value.slice(Math.max(value.lastIndexOf(','), value.lastIndexOf('[')) + 1).trimStart() : value
  const range = rangeOf(source, { start: offset - last.length, end: offset })
  return valuesOf(attribute, runbook).map(word => ({
    label: word,
    kind: CompletionItemKind.Value,
    textEdit: { range, newText: word },
  }))
}

/** Values that the document itself suggests. */
function valuesOf(attribute: Attribute, { steps, placeholders, stretches }: Runbook): readonly string[] {
  const words = (all: Iterable<string | null>) =>
    [...new Set(all)].filter(word => word !== null && word !== '' && visible(word) === word).slice(0, 200) as string[]
  if (attribute.value === 'flag') return ['true', 'false']
  switch (attribute.name) {
    case 'hosts':
      return words(steps.flatMap(({ hosts }) => hosts))
    case 'user':
      return words(steps.flatMap(({ commands }) => commands.map(({ prompt }) => prompt?.user ?? null)))
    case 'literal':
      return words(placeholders.map(({ name }) => name))
    case 'procedures':
      return words(
        stretches.flatMap(({ passages }) =>
          passages.map(({ block }) => (block.kind === 'section' ? block.title.text.replaceAll(',', '') : null)),
        ),
      )
    default:
      return attribute.choices
  }
}
