import { report, type Context } from './context.ts'
import { directive } from './directive.ts'
import { directiveName, type Construct } from './explicit.ts'
import { escapesMarked, unescaped, whitespaceNormalized } from './names.ts'
import { gatherIndented, isBlank, spanOf, textOf, type Extent, type Region } from './region.ts'
import { givenUp } from './title.ts'

const namePattern = /^(?! )(.+?)(?<![\s\0])\|(?: +|$)/

/** `.. |name| directive:: …`, whose name begins at `column`; null (and a fault) when the name does not end. */
export function substitutionDefinition(context: Context, region: Region, i: number, column: number): Construct | null {
  const extent = gatherIndented(region, i, { afterMarker: true })
  const head = nameOf(region, extent, column)
  if (head === null) {
    const message = 'malformed substitution definition: expected `.. |name| directive::`, found no second `|`'
    report(context, 'malformed-markup', spanOf(region, i, i + 1), message)
    return null
  }
  return definition(context, region, extent, head)
}

/** The name, and the line and column where its directive begins. */
interface Head {
  readonly name: string
  readonly line: number
  readonly column: number
}

function nameOf(region: Region, { from, to }: Extent, column: number): Head | null {
  const lines: { text: string; at: number; line: number; skipped: number }[] = []
  let length = 0
  for (let i = from; i < to && !isBlank(region, i); i++) {
    const text = textOf(region, i).slice(i === from ? column : 0)
    const skipped = text.length - text.trimStart().length
    lines.push({ text: text.trim(), at: length, line: i, skipped: skipped + (i === from ? column : 0) })
    length += text.trim().length + 1
  }
  const match = namePattern.exec(escapesMarked(lines.map(line => line.text).join(' ')))
  if (match?.[1] === undefined) return null
  const end = match[0].length
  const holder = lines.findLast(line => line.at <= end) ?? lines[0]
  if (holder === undefined) return null
  const name = whitespaceNormalized(unescaped(match[1]))
  const inLine = end - holder.at
  // The blank that ends a line's last word is the line break.
  return { name, line: holder.line, column: holder.skipped + Math.min(inLine, holder.text.length) }
}

function definition(context: Context, region: Region, extent: Extent, head: Head): Construct {
  const span = spanOf(region, extent.from, extent.to)
  const done = { next: extent.to, blankFinish: extent.blankFinish }
  const begun = beginning(region, extent, head)
  const text = begun === null ? '' : textOf(region, begun.line).slice(begun.column)
  const name = directiveName(text, false)
  if (begun === null || name === null) {
    const message = `substitution \`${head.name}\`: expected a directive (\`replace::\`, \`image::\`, \`unicode::\`), found ${text === '' ? 'nothing' : 'text'}`
    report(context, 'malformed-markup', span, message)
    return { node: givenUp(context, region, extent.from, extent.to), ...done }
  }
  const { line, column } = begun
  const inner: Region = { ...region, from: line, to: extent.to, first: firstOf(region, line) }
  const read = directive(context, inner, line, { from: column, to: column + name.nameEnd }, column + name.end)
  return { node: { kind: 'substitution_definition', span, children: [read.node], name: head.name }, ...done }
}

const firstOf = (region: Region, line: number): number => (line === region.from ? region.first : region.indent)

/** Where the definition's text begins: behind the name, or on the next line that has any. */
function beginning(region: Region, { to }: Extent, { line, column }: Head): { line: number; column: number } | null {
  for (let i = line; i < to; i++) {
    const from = i === line ? column : 0
    const text = textOf(region, i).slice(from)
    if (text.trim() !== '') return { line: i, column: from + text.length - text.trimStart().length }
  }
  return null
}
