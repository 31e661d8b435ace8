import { report, type Context } from './context.ts'
import { directive } from './directive.ts'
import { directiveName, type Construct } from './explicit.ts'
import { inTicks } from './in-ticks.ts'
import { escapesMarked, unescaped, whitespaceNormalized } from './names.ts'
import { quotes } from './quote.ts'
import { gatherIndented, isBlank, spanOf, textOf, type Extent, type Region } from './region.ts'
import { givenUp } from './title.ts'
import type { RstInline, RstNode } from './tree.ts'
import { inlinesOf } from './visit.ts'

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

/** The name, and the line and column where it ends. */
interface Head {
  readonly name: string
  readonly line: number
  readonly column: number
}

function nameOf(region: Region, { from, to }: Extent, column: number): Head | null {
  const lines: { at: number; line: number; skipped: number }[] = []
  const texts: string[] = []
  let length = 0
  for (let i = from; i < to; i++) {
    const text = textOf(region, i).slice(i === from ? column : 0)
    const skipped = text.length - text.trimStart().length
    lines.push({ at: length, line: i, skipped: skipped + (i === from ? column : 0) })
    texts.push(text.trim())
    length += text.trim().length + 1
    // A name ends soon; the rest of a long definition is not searched.
    if (namePattern.test(escapesMarked(texts.join(' ')))) break
    if (texts.length > longestName) return null
  }
  const match = namePattern.exec(escapesMarked(texts.join(' ')))
  if (match?.[1] === undefined) return null
  const bar = match[1].length
  const holder = lines.findLast(line => line.at <= bar)
  if (holder === undefined) return null
  const name = whitespaceNormalized(unescaped(match[1]))
  return { name, line: holder.line, column: holder.skipped + bar + 1 - holder.at }
}

/** How many lines a name may take. */
const longestName = 20

function definition(context: Context, region: Region, extent: Extent, head: Head): Construct {
  const span = spanOf(region, extent.from, extent.to)
  const done = { next: extent.to, blankFinish: extent.blankFinish }
  const begun = beginning(region, extent, head)
  const text = begun === null ? '' : textOf(region, begun.line).slice(begun.column)
  const name = directiveName(text, false)
  if (begun === null || name === null) {
    const message = `substitution \`${head.name}\`: expected a directive (\`replace::\`, \`image::\`, \`unicode::\`), found ${text === '' ? 'nothing' : 'text'}`
    report(context, 'malformed-markup', spanOf(region, extent.from, extent.from + 1), message)
    return begun === null
      ? { nodes: quoted(context, region, extent, head), ...done }
      : { nodes: [givenUp(context, region, extent.from, extent.to)], ...done }
  }
  const { line, column } = begun
  const inner: Region = { ...region, from: line, to: extent.to, first: firstOf(region, line) }
  const read = directive(context, inner, line, { from: column, to: column + name.nameEnd }, column + name.end)
  const misplaced = read.nodes.flatMap(node => node.children.flatMap(child => misplacedIn(context, child)))
  for (const inline of misplaced)
    if (inline.kind !== 'problematic') {
      const message = `substitution \`${head.name}\`: expected text that may stand anywhere, found ${inTicks(context.source.slice(inline.span))}`
      report(context, 'malformed-markup', inline.span, message)
    }
  const plain = misplaced.length === 0
  return {
    nodes: [{ kind: 'substitution_definition', span, children: read.nodes, name: head.name, plain }],
    ...done,
  }
}

/** What has a place or number of its own, and so cannot be put everywhere. */
const misplacedIn = (context: Context, node: RstNode): RstInline[] =>
  inlinesOf(node).filter(({ kind, leads, span }) => {
    if (kind !== 'reference')
      return ['target', 'footnote_reference', 'citation_reference', 'problematic'].includes(kind)
    const text = context.source.slice(span)
    return leads !== null && 'anonymous' in leads
      ? true
      : text.startsWith('`') && /[>]`_$/.test(text) && !text.endsWith('__')
  })

const firstOf = (region: Region, line: number): number => (line === region.from ? region.first : region.indent)

/** Where the definition's text begins: behind the name, or on the line below it. */
function beginning(region: Region, { to }: Extent, { line, column }: Head): { line: number; column: number } | null {
  for (let i = line; i < Math.min(to, line + 2); i++) {
    const from = i === line ? column : 0
    const text = textOf(region, i).slice(from)
    if (text.trim() !== '') return { line: i, column: from + text.length - text.trimStart().length }
  }
  return null
}

/** What stands below a definition without text: a quote, as its indentation says. */
function quoted(context: Context, region: Region, extent: Extent, { line }: Head): RstNode[] {
  let from = line + 1
  while (from < extent.to && isBlank(region, from)) from++
  const head = givenUp(context, region, extent.from, line + 1)
  if (from >= extent.to) return [head]
  const inner: Region = { ...region, from, to: extent.to, first: firstOf(region, from) }
  return [head, ...quotes(context, inner, gatherIndented(inner, from))]
}
