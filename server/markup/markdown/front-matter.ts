import type { Nodes } from 'mdast'
import type { RawAttribute } from '../block.ts'
import { spanIn } from './inlines.ts'
import { toSource } from './view.ts'
import type { View } from './view.ts'

/** Whether a node is YAML or TOML front matter. */
export const isFrontMatter = (node: Nodes): boolean => node.type === 'yaml' || (node.type as string) === 'toml'

/**
 * The `key: value` lines of front matter, and those one level below as `key.inner`; the elements of a list are joined by
 * commas.
 *
 *     title: Upgrade        title
 *     runbook:
 *       hosts: [db1, db2]   runbook.hosts
 */
export function frontMatterOf(node: Nodes, view: View): RawAttribute[] {
  const { start, end } = spanIn(node)
  const found: { name: string; values: string[]; start: number; end: number }[] = []
  let parent: string | null = null
  let indent = 0
  for (const match of view.lines.text.slice(start, end).matchAll(/^([ \t]*)(\S.*)$/gm)) {
    const [whole, blanks = '', text = ''] = match
    const at = { start: start + match.index, end: start + match.index + whole.trimEnd().length }
    const table = /^\[([\w.-]+)\]\s*$/.exec(text)
    const item = /^-(?:[ \t]+(.*))?$/.exec(text)
    const pair = /^([\w.-]+)[ \t]*[:=](?:[ \t]+|$|(?<==))(.*)$/.exec(text)
    const last = found.at(-1)
    if (table?.[1] !== undefined && blanks === '') {
      parent = table[1]
      indent = 0
    } else if (item !== null && last !== undefined && text !== '---') {
      last.values.push(valueOf(item[1] ?? ''))
      last.end = at.end
    } else if (pair?.[1] !== undefined && blanks === '' && !(parent !== null && indent === 0 && isToml(node))) {
      const value = valueOf(pair[2] ?? '')
      parent = value === '' ? pair[1] : null
      indent = -1
      found.push({ name: pair[1], values: value === '' ? [] : [value], ...at })
    } else if (pair?.[1] !== undefined && parent !== null) {
      if (indent === -1) indent = blanks.length
      if (blanks.length !== indent) continue
      const value = valueOf(pair[2] ?? '')
      found.push({
        name: `${parent}.${pair[1]}`,
        values: value === '' ? [] : [value],
        start: at.start + blanks.length,
        end: at.end,
      })
    }
  }
  return found.map(({ name, values, start, end }) => ({
    name,
    value: values.filter(value => value !== '').join(', ') || null,
    span: toSource(view, { start, end }),
  }))
}

const isToml = (node: Nodes): boolean => (node.type as string) === 'toml'

/** A value without its quotes, or without the comment behind it. */
function valueOf(written: string): string {
  const text = written.trim()
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(text)
  return quoted?.[2] ?? (text.startsWith('#') ? '' : text.replace(/\s#.*$/, '').trimEnd())
}
