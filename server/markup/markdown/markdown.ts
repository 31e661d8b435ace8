import type { Markup } from '../markup.ts'
import { atOnce } from '../../text/work.ts'
import { markdownReader, readOnce } from './reader.ts'
import { say } from './say.ts'

/** Markdown: CommonMark and GFM through remark, front matter, MyST's and Docusaurus' directives. */
export const markdown: Markup = {
  id: 'markdown',
  languageIds: ['markdown'],
  extensions: ['.md', '.markdown', '.mdown', '.mkd'],
  directives: [],
  parse: source => atOnce(readOnce(source)),
  parsing: source => readOnce(source),
  say,
  open: () => markdownReader(),
}
