import type { Comment, Paragraph } from '../../markup/block.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Finding, Rule } from '../rule.ts'

export const directiveWithoutColons: Rule = {
  id: 'directive-without-colons',
  severity: 'warning',
  summary: 'A directive is spelled as a comment or text, so what it holds is not shown as meant.',
  *ofPassage(_passage, { source, blocks }) {
    for (const block of blocks) {
      const finding =
        block.kind === 'comment' ? commented(block, source) : block.kind === 'paragraph' ? dotted(block, source) : null
      if (finding !== null) yield finding
    }
  },
}

/** Directives that hold what a reader needs; `note` and the like are also how a comment may begin. */
const names =
  'code-block|code|sourcecode|literalinclude|prompt|parsed-literal|note|warning|danger|caution|attention|important|hint|tip|seealso|admonition|include|figure|image|toctree|tabs|list-table|csv-table'

const oneColon = new RegExp(`^\\.\\.[ \\t]+(${names})(?::?[ \\t]*(?=\\r?\\n|$)|:(?!:)[ \\t]+(?=\\S))`)
const threeDots = new RegExp(`^\\.(\\.\\.)[ \\t]+(${names})::`)

/** `.. code-block: console`, which is a comment. */
function commented({ span }: Comment, source: SourceText): Finding | null {
  const text = source.slice({ start: span.start, end: Math.min(span.end, span.start + 200) })
  const match = oneColon.exec(text)
  const name = match?.[1]
  if (match === null || name === undefined) return null
  // A comment of one line that is only a word names nothing; a block below it is what would be lost.
  if (!match[0].includes(':') && !/\n[ \t]*\n?[ \t]+\S/.test(text)) return null
  const start = span.start + match[0].indexOf(name)
  const end = start + name.length
  const colon = source.slice({ start: end, end: end + 1 }) === ':' ? 1 : 0
  return {
    span: { start, end: end + colon },
    message: `expected \`${name}::\`, found \`${name}${':'.repeat(colon)}\`: this is a comment, and nobody sees it`,
    fix: { title: `Write \`${name}::\``, edits: [{ span: { start: end, end: end + colon }, text: '::' }] },
  }
}

/** `... code-block::`, which is a paragraph. */
function dotted({ span }: Paragraph, source: SourceText): Finding | null {
  const match = threeDots.exec(source.slice({ start: span.start, end: Math.min(span.end, span.start + 200) }))
  const name = match?.[2]
  if (name === undefined) return null
  return {
    span: { start: span.start, end: span.start + 3 },
    message: `expected \`.. ${name}::\`, found three dots: this is text`,
    fix: { title: 'Remove a dot', edits: [{ span: { start: span.start, end: span.start + 1 }, text: '' }] },
  }
}
