import { optionFlaw, partFlaw } from './directive-flaws.ts'
import { namesClasses, specOf } from './docutils-options.ts'
import { kindOf, patterns } from './kind.ts'
import { skeletonsOf, type Place, type Skeleton } from './skeleton.ts'
import { csvTable, listTable, onlyTable } from './skeleton-tables.ts'
import type { DirectiveNode, RstNode } from './tree.ts'
import { inlinesOf } from './visit.ts'

/** What docutils makes of a directive; nothing of one that it does not know or that is not written as it asks. */
export function directiveSkeleton(node: DirectiveNode, place: Place): Skeleton[] {
  const name = node.name.toLowerCase()
  const spec = specOf(name)
  if (spec === null || node.broken || optionFlaw(node, spec) || partFlaw(node, spec)) return []
  if ((name === 'class' || name === 'container') && !node.argument.every(line => namesClasses(line.text))) return []
  const make = makers[name] ?? admonition
  return make(node, place)
}

type Make = (node: DirectiveNode, place: Place) => Skeleton[]

const body = (node: DirectiveNode): Skeleton[] => skeletonsOf(node.children, 'body')
const blocks = (node: DirectiveNode): readonly RstNode[] => node.children.filter(child => child.kind !== 'title')
const filled = (node: DirectiveNode): boolean => node.content.length > 0
const optionOf = (node: DirectiveNode, name: string) => node.options.find(option => option.name.toLowerCase() === name)

const admonition: Make = node => (filled(node) ? [[node.name.toLowerCase(), ...body(node)]] : [])
const literal: Make = node => {
  const start = optionOf(node, 'number-lines')?.value ?? '1'
  return filled(node) && /^\s*-?[0-9]+\s*$/.test(start) ? [['literal_block']] : []
}
const spliced: Make = node => (filled(node) ? body(node) : [])
const nothing: Make = () => []
const pending: Make = () => [['pending']]

const topic: Make = (node, place) => {
  if (place === 'body' || !filled(node)) return []
  return [['topic', ...body(node)]]
}

const sidebar: Make = (node, place) => {
  const subtitle = optionOf(node, 'subtitle')
  if (place !== 'section' || !filled(node) || (subtitle && node.argument.length === 0)) return []
  const title: Skeleton[] = node.argument.length > 0 ? [['title'], ...(subtitle ? [['subtitle'] as Skeleton] : [])] : []
  return [['sidebar', ...title, ...skeletonsOf(blocks(node), 'sidebar')]]
}

const contents: Make = (node, place) => {
  if (place === 'body') return []
  const title: Skeleton[] = node.argument.length > 0 || !optionOf(node, 'local') ? [['title']] : []
  return [['topic', ...title, ['pending']]]
}

const image: Make = (node, place) => {
  const align = optionOf(node, 'align')?.value?.trim().toLowerCase()
  const vertical = align !== undefined && ['top', 'middle', 'bottom'].includes(align)
  if (align !== undefined && vertical !== (place === 'substitution')) return []
  if (!optionOf(node, 'target')) return [['image']]
  // A picture within a link is part of the text.
  return place === 'substitution' ? [['substitution_definition']] : []
}

const figure: Make = node => {
  const picture: Skeleton[] = optionOf(node, 'target') ? [] : [['image']]
  // A short line of punctuation is text, but docutils remarks on it, and a remark is no caption.
  if (isShortAdornment(node.content[0]?.text ?? '')) return [['figure', ...picture]]
  const first = node.children.findIndex(child => !isPending(child))
  const before = skeletonsOf(first < 0 ? node.children : node.children.slice(0, first), 'section')
  const caption = first < 0 ? undefined : node.children[first]
  const rest = node.children.slice(first + 1)
  const legend = (): Skeleton[] => (rest.length > 0 ? [['legend', ...skeletonsOf(rest, 'section')]] : [])
  if (caption?.kind === 'paragraph') {
    // Its faults stand below it, where the legend is.
    const faulty =
      rest.length === 0 &&
      (inlinesOf(caption).some(inline => inline.kind === 'problematic') || node.content.at(-1)?.text.endsWith('::'))
    return [['figure', ...picture, ...before, ['caption'], ...(faulty ? [['legend'] as Skeleton] : legend())]]
  }
  const emptyComment = caption?.kind === 'comment' && caption.text === ''
  return [['figure', ...picture, ...before, ...(emptyComment ? legend() : [])]]
}

const isShortAdornment = (text: string): boolean => text.length < 4 && text !== '::' && kindOf(text) === 'line'

/** What docutils takes out of the tree again, so that it may stand above a caption. */
const isPending = (node: RstNode): boolean =>
  node.kind === 'target' ||
  (node.kind === 'directive' && directiveSkeleton(node, 'body').some(([name]) => name === 'pending'))

const character = /^(?:0x|x|\\x|U\+?|u|\\u)([0-9a-f]+)$|^&#x([0-9a-f]+);$/i

/** Of a substitution's character codes, one stand-in when all are characters. */
const unicode: Make = (node, place) => {
  const codes = node.argument.flatMap(
    line =>
      line.text
        .split(/(?:^| )\.\. /)[0]
        ?.trim()
        .split(/\s+/) ?? [],
  )
  const valid = codes.every(code => {
    const match = character.exec(code)
    const value = match ? parseInt(match[1] ?? match[2] ?? '', 16) : /^[0-9]+$/.test(code) ? Number(code) : 0
    return value <= 0x10ffff
  })
  return place === 'substitution' && valid ? [['substitution_definition']] : []
}

const math: Make = node => {
  const text = node.content.map(line => line.text).join('\n')
  return text.split(/\n\n/).flatMap((block): Skeleton[] => (block === '' ? [] : [['math_block']]))
}

/** One for each field with content, up to what is no field. */
const meta: Make = node => {
  const made: Skeleton[] = []
  const lines = node.content.map(line => line.text)
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i] ?? ''
    const marker = patterns.field.exec(text)?.[0]
    if (marker === undefined) {
      if (text.trim() === '') continue
      break
    }
    const name = marker.slice(1, marker.lastIndexOf(':')).split(/\s+/)
    let filled = text.length > marker.length
    while (/^(?:\s|$)/.test(lines[i + 1] ?? 'end')) filled = (lines[++i] ?? '').trim() !== '' || filled
    if (filled && name.slice(1).every(word => /^[^=]+=./.test(word))) made.push(['meta'])
  }
  return made
}

const makers: Record<string, Make> = {
  code: literal,
  'code-block': literal,
  sourcecode: literal,
  'parsed-literal': literal,
  'line-block': spliced,
  epigraph: spliced,
  highlights: spliced,
  'pull-quote': spliced,
  rubric: () => [['rubric']],
  class: node => (filled(node) ? skeletonsOf(node.children, 'section') : [['pending']]),
  sectnum: pending,
  'section-numbering': pending,
  'target-notes': pending,
  header: node => (filled(node) ? [['decoration', ['header', ...body(node)]]] : []),
  footer: node => (filled(node) ? [['decoration', ['footer', ...body(node)]]] : []),
  replace: nothing,
  unicode,
  date: nothing,
  role: nothing,
  'default-role': nothing,
  title: nothing,
  topic,
  sidebar,
  contents,
  image,
  figure,
  math,
  meta,
  table: onlyTable,
  'list-table': listTable,
  'csv-table': csvTable,
}
