import type { Markup } from '../markup.ts'
import { wholeReader } from '../whole-reader.ts'
import { directiveNames } from './directive-shapes.ts'
import { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import type { DocumentTree, Fault } from '../block.ts'
import { restAfter } from '../document-size.ts'
import { docinfo, substitutionNames } from './docinfo.ts'
import { parseRst } from './parse.ts'
import { proseMaker } from './prose.ts'
import { toBlocks } from './to-blocks.ts'

/** How many blocks of a document are read; five megabytes of real guides have eighty thousand. */
const documentLimit = 400_000

/** Says that a line and all below are not read. */
const leftOut = (span: Span): Fault => ({
  id: 'document-too-large',
  span,
  message: `expected at most ${documentLimit} blocks in the document, found more: this line and all below are left out`,
  fix: null,
})

/** reStructuredText, as docutils and Sphinx read it. */
export const rst: Markup = {
  id: 'rst',
  languageIds: ['restructuredtext'],
  extensions: ['.rst', '.rest'],
  directives: directiveNames,
  parse,
  // Reading the largest text it reads takes this reader a second or two.
  *parsing(source) {
    yield
    return parse(source)
  },
  open: () => wholeReader(rst.parsing),
}

function parse(source: SourceText): DocumentTree {
  const rest = restAfter(documentLimit, source)
  const { root, faults, targets } = parseRst(rest === null ? source : new SourceText(source.text.slice(0, rest.start)))
  return {
    blocks: toBlocks(root.children, proseMaker(targets)),
    faults: rest === null ? faults : [...faults, leftOut(source.lineSpan(source.lineAt(rest.start)))],
    fields: docinfo(root),
    substitutions: substitutionNames(root),
  }
}
