import { remarkJoinedText } from './joined-text.ts'
import { remarkListAfterCode } from './list-after-code.ts'
import { remarkSetextTitle } from './setext-title.ts'
import { remarkMkdocs } from './mkdocs-block.ts'
import type { Nodes, Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Processor } from 'unified'
import type { Point } from 'unist'

/**
 * Takes `:name` within running text away from the directives: `10:30`, `host:port` and `:smile:` are prose, and the
 * leaf and container forms stand on lines of their own.
 */
function withoutTextDirectives(this: Processor): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    if ('flow' in extension && extension.flow && 58 in extension.flow) delete extension.text
  }
}

/**
 * Takes away the second search for bare addresses that GFM's tree builder makes in read text: the nodes it makes
 * have no position, and the tokenizer has found all but odd ones.
 */
function withoutTransforms(this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) delete extension.transforms
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkDirective)
  .use(withoutTextDirectives)
  .use(withoutTransforms)
  .use(remarkMkdocs)
  .use(remarkJoinedText)
  .use(remarkSetextTitle)
  .use(remarkListAfterCode)
  .freeze()

/** remark's parser itself: unified would make a file of each text first, and ask where it is run. */
function parse(text: string): Root {
  const { parser } = processor
  if (!parser) throw new Error('expected remark to have a parser')
  return parser(text, undefined as never)
}

/** The syntax tree of a text, by CommonMark, GFM, front matter, colon directives and MkDocs' blocks. */
export function remarkTree(text: string): Root {
  const tree = parse(text)
  endWithContent(tree, text)
  return tree
}

/**
 * Lets every block end where its last line with text does, and before the next block begins: a fence that its container
 * or the text's end cuts off takes blank lines and the next mark in.
 */
function endWithContent(tree: Root, text: string): void {
  const waiting: { node: Nodes; limit: Point | undefined }[] = [{ node: tree, limit: undefined }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, limit } = next
    const { position } = node
    if (limit && position && offsetOf(position.end) > offsetOf(limit) && offsetOf(limit) > offsetOf(position.start)) {
      position.end = limit
    }
    if (position) {
      const offset = withoutBlankLines(text, offsetOf(position.start), offsetOf(position.end))
      if (offset < offsetOf(position.end)) position.end = { ...position.end, offset }
    }
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') continue
    node.children.forEach((child, index) => {
      waiting.push({ node: child, limit: node.children[index + 1]?.position?.start ?? limit })
    })
  }
}

/** Where the last line with text ends between two offsets. */
function withoutBlankLines(text: string, start: number, end: number): number {
  let offset = end
  for (let at = end - 1; at > start; at--) {
    const char = text[at]
    if (char === '\n' || char === '\r') offset = at
    else if (char !== ' ' && char !== '\t') break
  }
  return offset
}

const offsetOf = (point: Point): number => point.offset ?? 0
