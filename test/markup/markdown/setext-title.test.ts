import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { remarkSetextTitle } from '../../../server/markup/markdown/setext-title.ts'
import fc from '../../support/fast-check.ts'

const usual = () => unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)
const before = usual().freeze()
const now = usual().use(remarkSetextTitle).freeze()

const lines = fc.constantFrom(
  ...['Title', '  Title  ', '*a* `b`', '===', '=', '--', '---', '-', '- ===', '> ---', '> Title', '- Title', '  ---'],
  ...['[a]: b', '[a]: b "c"', '[a]', '[a]:', '', '    code', '\t===', '| a |', '|---|', '```', '<b>', '= =', '==='],
)

test('the tree is the one that remark makes by itself', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 20 }), drawn => {
      const text = drawn.join('\n')
      expect(now.parse(text)).toEqual(before.parse(text))
    }),
    { numRuns: 1000 },
  )
})
