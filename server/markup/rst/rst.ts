import type { Markup } from '../markup.ts'
import { directiveNames } from './directive-shapes.ts'
import { docinfo, substitutionNames } from './docinfo.ts'
import { parseRst } from './parse.ts'
import { proseMaker } from './prose.ts'
import { toBlocks } from './to-blocks.ts'

/** reStructuredText, as docutils and Sphinx read it. */
export const rst: Markup = {
  id: 'rst',
  languageIds: ['restructuredtext'],
  extensions: ['.rst', '.rest'],
  directives: directiveNames,
  parse(source) {
    const { root, faults, targets } = parseRst(source)
    return {
      blocks: toBlocks(root.children, proseMaker(targets)),
      faults,
      fields: docinfo(root),
      substitutions: substitutionNames(root),
    }
  },
}
