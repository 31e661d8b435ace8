import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import fc from '../../support/fast-check.ts'
import { drawnEdit, editIn, settled } from '../../support/edits.ts'
import type { Block, CodeLine } from '../../../server/markup/block.ts'
import { blocksIn } from '../../../server/markup/blocks-in.ts'
import { sourceOf } from '../../../server/markup/code-line.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { changeOf } from '../../../server/text/change.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { atOnce } from '../../../server/text/work.ts'

const parse = (text: string) => rst.parse(new SourceText(text))

const codeIn = (blocks: readonly Block[]) =>
  blocks.flatMap(top => [...blocksIn([top])].flatMap(block => (block.kind === 'code' ? [block] : [])))

const literal = (content: string, rest = '') =>
  `.. parsed-literal::\n\n   ${content.replaceAll('\n', '\n   ')}\n\n${rest}`

const linesOf = (text: string): readonly CodeLine[] => codeIn(parse(text).blocks)[0]?.lines ?? []
const shown = (content: string, rest = '') => linesOf(literal(content, rest)).map(({ text }) => text)

describe('a parsed-literal', () => {
  test.each([
    ['ls -l', 'ls -l'],
    ['ls \\*.txt', 'ls *.txt'],
    ['echo a\\ *b*\\ c', 'echo abc'],
    ['dropdb **db-name**', 'dropdb db-name'],
    ['cd /srv/*folder*/bin', 'cd /srv/folder/bin'],
    ['cat ``*.log``', 'cat *.log'],
    ['grep \\\\. file', 'grep \\. file'],
    ['systemctl stop :command:`web`', 'systemctl stop web'],
    ['cat :file:`/etc/{name}/rc`', 'cat /etc/name/rc'],
    ['run :samp:`--size={n}`', 'run --size=n'],
    ['see :ref:`the guide <guide>`', 'see the guide'],
    ['open `the page <https://example.com/a>`_', 'open the page'],
    ['curl `<https://example.com/a>`_', 'curl https://example.com/a'],
    ['curl https://example.com/a_b', 'curl https://example.com/a_b'],
    ['export A_=1 B_\\ C', 'export A_=1 B_C'],
    ['echo a*b*c 2*3', 'echo a*b*c 2*3'],
    ['echo "*"', 'echo "*"'],
    ['rm *.tmp', 'rm *.tmp'],
    ['say `quoted words`', 'say quoted words'],
  ])('shows %s as %s', (content, page) => {
    expect(shown(content)).toEqual([page])
  })

  test.each([
    ['tar xf app-|v|.tgz', '.. |v| replace:: 1.2', 'tar xf app-1.2.tgz'],
    ['cd /opt/|v|/bin', '.. |v| replace:: 1.2', 'cd /opt/1.2/bin'],
    ['cd app\\ |v|\\ x', '.. |v| replace:: 1.2', 'cd app1.2x'],
    ['|restart|', '.. |restart| replace:: systemctl restart web', 'systemctl restart web'],
    ['cd |The  Folder|', '.. |the folder| replace:: /srv', 'cd /srv'],
    ['cd |a|', '.. |a| replace:: /srv/|b|\n.. |b| replace:: 7', 'cd /srv/7'],
    ['cd |a|', '.. |a| replace:: **/srv**', 'cd /srv'],
    ['a |dash| b', '.. |dash| unicode:: U+2013 .. a dash', 'a – b'],
    ['cd |v|_', '.. |v| replace:: 1.2\n.. _v: https://example.com', 'cd 1.2'],
    ['cd |v|\\ |v|', '.. |v| replace:: 1', 'cd 11'],
  ])('shows %s replaced where %s', (content, definition, page) => {
    expect(shown(content, definition + '\n')).toEqual([page])
  })

  test.each([
    ['nothing defines it', ''],
    ['a build makes it', '.. |v| date:: %Y'],
    ['it is a picture', '.. |v| image:: v.png'],
    ['two texts are defined for it', '.. |v| replace:: 1\n.. |v| replace:: 2'],
    ['it leads back to itself', '.. |v| replace:: a |w|\n.. |w| replace:: b |v|'],
    ['one within it is not defined', '.. |v| replace:: a |w|'],
    ['its text is longer than any value', `.. |v| replace:: ${'word '.repeat(50)}`],
    [
      'it grows at each level',
      [...'vabcdefg']
        .map((name, i, all) => `.. |${name}| replace:: ${`|${all[i + 1] ?? 'h'}| `.repeat(9)}`)
        .join('\n') + '\n.. |h| replace:: x',
    ],
  ])('leaves a substitution as it is where %s', (_, definition) => {
    expect(shown('cd |v|', definition + '\n')).toEqual(['cd |v|'])
    expect(linesOf(literal('cd |v|', definition + '\n'))[0]?.parts?.at(-1)?.mark).toBe('substitution')
  })

  test('markup goes on from line to line, and a backslash at the end stays for the shell', () => {
    expect(shown('cp *one\n  two* \\\n  three \\\\\n  four')).toEqual(['cp one', '  two \\', '  three \\', '  four'])
  })

  test('says what is emphasised, and where each character stands', () => {
    const text = literal('cd /\\ |v|/*a b* **c**', '.. |v| replace:: 1.2\n')
    const [line] = linesOf(text)
    expect(line?.text).toBe('cd /1.2/a b c')
    const at = (word: string) => {
      const index = line?.text.indexOf(word) ?? -1
      const { start, end } = line ? sourceOf(line, index, index + word.length) : { start: 0, end: 0 }
      return text.slice(start, end)
    }
    expect(['cd', '1.2', '/a', 'a b', 'c', '/1.2/', '.2'].map(at)).toEqual([
      'cd',
      '|v|',
      '/*a',
      'a b',
      'c',
      '/\\ |v|/',
      '|v|',
    ])
    const marks = (line?.parts ?? []).map(({ mark }) => mark).filter(mark => mark !== null)
    expect(marks).toEqual(['emphasis', 'strong'])
  })

  test('reports what docutils does of its markup', () => {
    expect(parse(literal('rm *.tmp')).faults.map(({ id }) => id)).toEqual(['inline-markup-unclosed'])
    expect(parse(literal('see other_')).faults.map(({ id }) => id)).toEqual(['unknown-target'])
  })

  test('a line without markup is the source itself', () => {
    expect(linesOf(literal('ls -l\ncd *a*'))).toMatchObject([{ text: 'ls -l' }, { text: 'cd a' }])
    expect(linesOf(literal('ls -l\ncd *a*'))[0]).not.toHaveProperty('parts')
  })

  test('is a block of code without a language', () => {
    expect(codeIn(parse('.. parsed-literal:: ls *a*\n').blocks)).toMatchObject([
      { language: null, lines: [{ text: 'ls a' }] },
    ])
    expect(codeIn(parse('.. code::\n\n   ls\n').blocks)).toMatchObject([{ language: null, lines: [{ text: 'ls' }] }])
  })
})

describe('`:substitutions:`', () => {
  const block = (content: string, definition: string, head = '.. code-block:: bash\n   :substitutions:') =>
    codeIn(parse(`${head}\n\n   ${content}\n\n${definition}\n`).blocks)[0]?.lines.map(({ text }) => text)

  test.each([
    ['get app-|v|.tgz', 'get app-1.2.tgz'],
    ['get app|v|x', 'get app1.2x'],
    ['get |v||v|', 'get 1.21.2'],
    ['ps | grep |v| | wc', 'ps | grep 1.2 | wc'],
    ['get *|v|* \\*', 'get *1.2* \\*'],
    ['get |other|', 'get |other|'],
  ])('shows %s as %s', (content, page) => {
    expect(block(content, '.. |v| replace:: 1.2')).toEqual([page])
  })

  test('the older directive has no option', () => {
    expect(block('get |v|', '.. |v| replace:: 1.2', '.. substitution-code-block:: bash')).toEqual(['get 1.2'])
  })

  test('without it nothing is replaced', () => {
    expect(block('get |v|', '.. |v| replace:: 1.2', '.. code-block:: bash')).toEqual(['get |v|'])
  })
})

test('running text shows what the document defines, too', () => {
  const [section] = parse('Move to |v|\n===========\n\n.. |v| replace:: 1.2\n').blocks
  expect(section).toMatchObject({
    kind: 'section',
    title: { text: 'Move to 1.2', inlines: [{}, { kind: 'substitution' }] },
  })
})

test('an edit of a definition reaches the blocks that show it, whatever is typed', () => {
  const text = [
    '.. |v| replace:: 1.2\n.. |dir| replace:: /srv/|v|\n.. _home: https://example.com\n',
    'Go to |v|\n---------\n\nAsk `here`__ and |dir|.\n\n__ home_\n',
    literal('cd |dir|/*name*\ncurl home_ other__ |v|\\ |w|\n'),
    '.. code-block:: sh\n   :substitutions:\n\n   cd |dir|/|w|\n',
    '- item\n\n  .. parsed-literal::\n\n     \\|v\\| |v| *a\n     b*\n',
    '.. |w| replace:: |v|\n',
  ].join('\n')
  fc.assert(
    fc.property(fc.array(drawnEdit, { minLength: 1, maxLength: 30 }), edits => {
      const reader = rst.open()
      let source = new SourceText(text)
      atOnce(reader.read(source, null))
      for (const drawn of edits) {
        const edit = editIn(source.text, drawn)
        source = source.edited(edit)
        const tree = settled(atOnce(reader.read(source, changeOf(edit))))
        expect(tree.blocks).toEqual(settled(parse(source.text)).blocks)
      }
    }),
    { numRuns: 60 },
  )
})

/** What docutils shows in the one literal block of each text; null where Python has none. */
function docutils(texts: readonly string[]): string[] | null {
  const script = `
import json, sys
from docutils.core import publish_doctree
from docutils import nodes
for line in sys.stdin:
    tree = publish_doctree(json.loads(line), settings_overrides={'report_level': 5})
    found = [n for n in tree.findall(nodes.literal_block) if 'parsed' not in n and not isinstance(n.parent, nodes.system_message)]
    print(json.dumps(found[0].astext() if found else ''))
`
  const input = texts.map(text => JSON.stringify(text) + '\n').join('')
  const { status, stdout } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0
    ? stdout
        .trim()
        .split('\n')
        .map(line => String(JSON.parse(line)))
    : null
}

describe.skipIf(docutils(['a']) === null)('random blocks', () => {
  const word = fc.constantFrom(
    'ls', ' ', ' ', '-l', '*a*', '**b**', '*c d*', '|v|', '|w|', '\\ ', '\\*', '\\\\', '``*x*``', '``', '`', '*', '**', '_',
    '__', 'home_', '`the home`_', '`t <https://example.com/x>`_', 'https://example.com/', ':strong:`y`', '"', "'", '(', ')',
    '<', '>', '/', '-', '|', ':', '.', '[1]_', '$', '\n',
  ) // prettier-ignore
  const texts = fc
    .sample(fc.array(word, { minLength: 1, maxLength: 14 }), { numRuns: 400, seed: 11 })
    .map(words =>
      words
        .join('')
        .split('\n')
        .map(line => line.trimEnd())
        .filter(Boolean)
        .join('\n'),
    )
    // A backslash that joins lines is kept, and `|v|_` is not followed; a line of blanks or an option is no content.
    .filter(text => !/\\$|\|_/m.test(text) && !/^\s*:|^\s/m.test(text) && text !== '')
    .map(text =>
      literal(text, '.. |v| replace:: 1.2\n.. _home: https://example.com\n.. _the home: https://example.com\n'),
    )

  test('are shown as docutils shows them', { timeout: 60_000 }, () => {
    const wanted = docutils(texts) ?? []
    const wrong = texts.flatMap((text, i) => {
      const own = linesOf(text)
        .map(line => line.text)
        .join('\n')
      return own === wanted[i] ? [] : [{ text: text.split('\n\n')[1], own, wanted: wanted[i] }]
    })
    expect(wrong).toEqual([])
  })
})
