import { atOnce } from '../../text/work.ts'
import type { Markup } from '../markup.ts'
import { directiveNames } from './directive-shapes.ts'
import { RstReader } from './rst-reader.ts'
import { say } from './say.ts'

/** reStructuredText, as docutils and Sphinx read it. */
export const rst: Markup = {
  id: 'rst',
  languageIds: ['restructuredtext'],
  extensions: ['.rst', '.rest'],
  directives: directiveNames,
  parse: source => atOnce(rst.parsing(source)),
  *parsing(source) {
    const { faults, ...tree } = yield* new RstReader(false).read(source, null)
    return { ...tree, faults: [...faults].sort((a, b) => a.span.start - b.span.start) }
  },
  say,
  open: () => new RstReader(true),
}
