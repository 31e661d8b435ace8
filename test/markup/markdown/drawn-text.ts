import fc from '../../support/fast-check.ts'

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
/** Texts of pieces that begin, end and disturb every construct, and of anything. */
export const drawnText: fc.Arbitrary<string> = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

/** The same with many blank lines, where a text may be cut. */
export const drawnPassages: fc.Arbitrary<string> = fc
  .array(
    fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join('')),
    { maxLength: 15 },
  )
  .map(passages => passages.join('\n\n'))
