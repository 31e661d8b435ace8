import fc from '../../support/fast-check.ts'

const pieces = [
  ...[
    'Title',
    '=====',
    '-----',
    '~~',
    '====',
    'text that goes on',
    'one::',
    '::',
    '* item',
    '- item',
    '1. one',
    '2. two',
    '#. auto',
  ],
  ...[
    'a) alpha',
    '(iv) roman',
    'term',
    'term : classifier',
    ':field: body',
    '-o, --option=ARG  what it does',
    '>>> doctest',
    '| line',
    '|',
  ],
  ...[
    '+---+---+',
    '| a | b |',
    '+===+===+',
    '===  ===',
    'a    b',
    '---  ---',
    '.. note::',
    '.. note:: text',
    '.. code-block:: bash',
  ],
  ...[
    '   :option: value',
    '.. |name| replace:: text',
    '.. _target: https://example.com',
    '.. _target:',
    '.. [1] footnote',
    '.. [cite] citation',
  ],
  ...[
    '__ anonymous',
    '..',
    '.. comment',
    '.. unknown:: argument',
    '-- attribution',
    '> quoted',
    '*emphasis*',
    '**strong',
    '``literal``',
    '`open',
  ],
  ...[
    ':role:`text <target>`',
    '|substitution|',
    'name_',
    '`phrase <https://example.com>`__',
    '[1]_',
    'https://example.com/x',
    '\\*escaped',
    '表の中',
    '\u0301',
  ],
]
const indents = ['', '', '', ' ', '   ', '    ', '\t', '  \t', '      ']
const ends = ['\n', '\n', '\n', '\n\n', '\r\n', '\r', '\f\n', ' \n', '\0\n']

/** Documents out of lines that begin constructs, at random indentations and with any line ends. */
export const randomLines = fc
  .array(fc.tuple(fc.constantFrom(...indents), fc.constantFrom(...pieces), fc.constantFrom(...ends)), { maxLength: 40 })
  .map(parts => parts.map(part => part.join('')).join(''))
