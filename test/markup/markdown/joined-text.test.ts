import fc from '../../support/fast-check.ts'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { remarkJoinedText } from '../../../server/markup/markdown/joined-text.ts'

const usual = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()
const joined = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkJoinedText).freeze()

const pieces = fc.constantFrom(
  ...[
    'word ',
    'h',
    'www.example.com',
    'a@b.example',
    'http://x.example/y',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '\\',
    '\\\n',
  ],
  ...[
    '`',
    '``',
    '*',
    '**',
    '_',
    '~~',
    '[',
    ']',
    '(x)',
    '[^1]',
    '![',
    '<',
    '<a>',
    '>',
    '&amp;',
    '&',
    ':b',
    '1.',
    '-',
    '|',
  ],
  ...['# ', '> ', '- ', '\r\n', 'é', '\u{1f600}', '\0'],
)

test('the tree is the one that remark makes by itself', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
      const text = parts.join('')
      expect(joined.parse(text)).toEqual(usual.parse(text))
    }),
    { numRuns: 3000 },
  )
})
