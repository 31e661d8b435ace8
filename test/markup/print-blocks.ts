import type { Block, Prose, RawAttribute } from '../../server/markup/block.ts'

/** Running text with its leaves marked: code in backticks, emphasis in asterisks, a link with its target behind it. */
function printProse({ inlines }: Prose): string {
  const leaves: { text: string; mark: string; link: string | null }[] = []
  for (const { kind, text, emphasis, link, role } of inlines) {
    const shown = { text: '', code: '`', role: `:${role}:\``, substitution: '|', image: '!', html: '<>' }[kind]
    const mark = shown + (emphasis === 'strong' ? '**' : emphasis === 'emphasis' ? '*' : '')
    const last = leaves.at(-1)
    if (last && last.mark === mark && last.link === link) last.text += text
    else leaves.push({ text, mark, link })
  }
  return leaves.map(({ text, mark, link }) => `${mark}${text}${mark}${link === null ? '' : ` <${link}>`}`).join('')
}

const printAttributes = (attributes: readonly RawAttribute[]): string =>
  attributes.map(({ name, value }) => (value === null ? ` ${name}` : ` ${name}=${value}`)).join('')

/** Blocks as indented text without spans: kinds, texts, languages, numbers. What is spelling
 * (the form of code, the formats' own element names) is left out. */
export function printBlocks(blocks: readonly Block[], indent = ''): string {
  return blocks.map(block => printBlock(block, indent)).join('')
}

function printBlock(block: Block, indent: string): string {
  const inner = indent + '  '
  const line = (text: string, children: readonly Block[] = []) =>
    `${indent}${text.trimEnd()}\n${printBlocks(children, inner)}`
  switch (block.kind) {
    case 'section':
      return line(`section ${block.level}: ${printProse(block.title)}`, block.children)
    case 'paragraph':
      return line(`paragraph: ${printProse(block.prose)}`)
    case 'list':
      return line(`list ${block.style}`, block.items)
    case 'item': {
      const tick = block.checked === null ? '' : block.checked ? ' [x]' : ' [ ]'
      const term = block.term ? `: ${printProse(block.term)}` : ''
      return line(`item${block.number === null ? '' : ` ${block.number}`}${tick}${term}`, block.children)
    }
    case 'code': {
      const argument = block.language === null && block.argument ? ` (${block.argument})` : ''
      const head = `code ${block.language ?? '-'}${argument}${printAttributes(block.attributes)}`
      return (
        line(block.closed ? head : `${head} (unclosed)`) +
        block.lines.map(({ text }) => `${inner}| ${text}`.trimEnd() + '\n').join('')
      )
    }
    case 'quote':
      return line('quote', block.children)
    case 'admonition':
      return line(`admonition ${block.name}${block.title ? `: ${printProse(block.title)}` : ''}`, block.children)
    case 'directive':
      return line(
        `${`directive ${block.name} ${block.argument}`.trimEnd()}${printAttributes(block.attributes)}`,
        block.children,
      )
    case 'comment':
      return line(`comment: ${block.text.replace(/\s*\n\s*/g, ' / ')}`)
    case 'table':
      return (
        line(`table, head ${block.head}`) +
        block.rows.map(row => `${inner}row\n${printBlocks(row, inner + '  ')}`).join('')
      )
    case 'cell':
      return line('cell', block.children)
    case 'other':
      return line('other', block.children)
  }
}
