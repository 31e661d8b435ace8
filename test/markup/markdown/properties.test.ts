import fc from '../../support/fast-check.ts'
import { expect, test } from 'vitest'
import { read, spanFaults } from './tree.ts'

/** Pieces that begin, end and disturb every construct. */
const piece = fc.constantFrom(
  ...['# ', '## ', '===\n', '---\n', '- ', '* ', '1. ', '2) ', '> ', '    ', '  ', '\t', '\n', '\n\n', '\r\n', '\r'],
  ...[
    '```',
    '```bash {a=b}\n',
    '~~~',
    '````{note} Title\n',
    '```{code-block} sh\n:caption: x\n',
    '```{prompt}\n---\na: b\n---\n',
  ],
  ...[
    ':::',
    ':::note\n',
    '::: tip A title\n',
    ':::{warning}\n',
    '::::tabs\n',
    '::leaf[x]{a=b}\n',
    ':text[x]',
    ':::{.pandoc a=b}\n',
  ],
  ...[
    '!!! note "A title"\n',
    '??? tip\n',
    '=== "Tab"\n',
    '> [!NOTE]\n',
    '> [!tip] Title\n',
    '<!-- c -->',
    '<!--',
    '-->',
    '<details>\n',
  ],
  ...[
    '</details>\n',
    '<div>',
    '</div>\n',
    '<a b="c">',
    '| a | b |\n|---|---|\n',
    '|',
    '[x](y)',
    '[x]',
    '[x]: y\n',
    '[^1]: n\n',
    '[^1]',
  ],
  ...[
    '`code`',
    '`',
    '``',
    '**b**',
    '*',
    '_',
    '~~',
    '\\',
    '&amp;',
    'https://example.com',
    'text',
    'a b',
    '{ref}`x`',
    '- [x] ',
    '$ ls',
    '\0',
    '\uFEFF',
    '😀',
    '\uD800',
  ],
)
const document = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

test('any text is read, and every span lies within its parent and on its own text', () => {
  fc.assert(
    fc.property(document, text => {
      expect(spanFaults(text, read(text))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('line endings do not change what is read', () => {
  const withoutSpans = (text: string) =>
    JSON.stringify(read(text).blocks, (key, value: unknown) =>
      /^(span|content|marker|heading)$/.test(key) ? undefined : value,
    )
  fc.assert(
    fc.property(document, text => {
      const unix = text.replace(/\r\n?/g, '\n')
      expect(withoutSpans(unix.replaceAll('\n', '\r\n')).replaceAll('\\r\\n', '\\n')).toBe(withoutSpans(unix))
    }),
    { numRuns: 500 },
  )
})
