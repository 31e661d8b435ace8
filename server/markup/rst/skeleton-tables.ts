import { SourceText } from '../../text/source-text.ts'
import { readCsv } from './csv.ts'
import { parseBody } from './parse.ts'
import { skeletonsOf, tableGroup, type Skeleton } from './skeleton.ts'
import type { DirectiveNode, RstNode } from './tree.ts'

const title = (node: DirectiveNode): Skeleton[] => (node.argument.length > 0 ? [['title']] : [])
const content = (node: DirectiveNode): readonly RstNode[] => node.children.filter(child => child.kind !== 'title')
const optionOf = (node: DirectiveNode, name: string): string | null =>
  node.options.find(option => option.name.toLowerCase() === name)?.value ?? null

/** Whether widths that are given are as many as the columns. */
function widthsFit(node: DirectiveNode, columns: number): boolean {
  const widths = optionOf(node, 'widths')
  return widths === null || !/^[0-9]/.test(widths) || widths.split(/[\s,]+/).length === columns
}

/** `.. table::`, whose content is one table. */
export function onlyTable(node: DirectiveNode): Skeleton[] {
  const [table, second] = content(node)
  if (table?.kind !== 'table' || second || !widthsFit(node, table.columns)) return []
  return skeletonsOf([table], 'body').map(([name, ...rest]): Skeleton => [name, ...title(node), ...rest])
}

/** `.. list-table::`, whose content is a list of lists, each as long as the first. */
export function listTable(node: DirectiveNode): Skeleton[] {
  const [list, second] = content(node)
  if (list?.kind !== 'bullet_list' || second) return []
  const rows = list.children.map(item =>
    item.children.length === 1 && item.children[0]?.kind === 'bullet_list' ? item.children[0].children : [],
  )
  const columns = rows[0]?.length ?? 0
  if (columns === 0 || rows.some(row => row.length !== columns) || !widthsFit(node, columns)) return []
  return tableOf(
    node,
    columns,
    0,
    rows.map(row => row.map(item => skeletonsOf(item.children, 'body'))),
  )
}

/** `.. csv-table::`; one whose data stands in a file is nothing here. */
export function csvTable(node: DirectiveNode): Skeleton[] {
  if (node.content.length === 0) return []
  const dialect = {
    delimiter: characterOf(optionOf(node, 'delim') ?? ','),
    quote: characterOf(optionOf(node, 'quote') ?? '"'),
    escape: node.options.some(({ name }) => name.toLowerCase() === 'escape')
      ? characterOf(optionOf(node, 'escape') ?? '')
      : null,
    keepSpace: node.options.some(({ name }) => name.toLowerCase() === 'keepspace'),
  }
  const body = readCsv(node.content.map(line => line.text.replaceAll('\t', '        ')).join('\n'), dialect)
  const header = optionOf(node, 'header')
  const head = header === null ? [] : readCsv(header, dialect)
  if (body === null || head === null) return []
  const stubs = Number(optionOf(node, 'stub-columns') ?? 0)
  if (stubs > 0 && body.some(row => row.length <= stubs)) return []
  const rows = [...head, ...body]
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (!widthsFit(node, columns)) return []
  const cells = rows.map(row => Array.from({ length: columns }, (_, i) => cell(row[i] ?? '')))
  return tableOf(node, columns, head.length, cells)
}

/** The character that an option names: itself, `tab`, `space`, or its code as `0x3b`, `U+3B` or `&#x3b;`. */
function characterOf(value: string): string {
  if (value === 'tab') return '\t'
  if (value === 'space') return ' '
  if ([...value].length === 1) return value
  const hex = /^(?:0x|x|\\x|U\+?|u|\\u)([0-9a-f]+)$|^&#x([0-9a-f]+);$/i.exec(value)
  const code = hex ? parseInt(hex[1] ?? hex[2] ?? '', 16) : Number(value)
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : value
}

const cell = (text: string): Skeleton[] => skeletonsOf(parseBody(new SourceText(text)), 'body')

/** A table of cells; the rows of the head are counted on top of those that stand above the data. */
function tableOf(
  node: DirectiveNode,
  columns: number,
  above: number,
  cells: readonly (readonly Skeleton[][])[],
): Skeleton[] {
  const head = above + Number(optionOf(node, 'header-rows') ?? 0)
  const stubs = Number(optionOf(node, 'stub-columns') ?? 0)
  if (cells.length < head || (cells.length === head && head > 0) || columns <= stubs) return []
  const rows = cells.map((row): Skeleton => ['row', ...row.map((entry): Skeleton => ['entry', ...entry])])
  return [['table', ...title(node), tableGroup(columns, rows.slice(0, head), rows.slice(head))]]
}
