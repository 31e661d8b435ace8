import { describe, expect, test } from 'vitest'
import { inclusionsOf } from '../../server/markup/inclusion.ts'
import { markups } from '../../server/markup/index.ts'
import type { MarkupId } from '../../server/markup/markup.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'

function named(id: MarkupId, text: string) {
  const source = new SourceText(text)
  const inclusions = atOnce(inclusionsOf(source, markups.find(markup => markup.id === id)!.parse(source)))
  for (const { span, path } of inclusions) expect(source.slice(span)).toBe(path)
  return inclusions.map(({ kind, path, options }) => [kind, path, Object.fromEntries(options)])
}

describe('the files that a document names', () => {
  test('in RST, wherever they stand', () => {
    const text = `A
=

.. include:: include

1. Do:

   .. LiteralInclude:: my script.sh
      :language: bash
      :start-after: # begin

   .. note::

      .. include:: <isonum.txt>

.. csv-table:: Data
   :file: x/data.csv

.. toctree::
   :glob:

   stop
   The start <parts/start>
   parts/*
`
    expect(named('rst', text)).toEqual([
      ['include', 'include', {}],
      ['literalinclude', 'my script.sh', { language: 'bash', 'start-after': '# begin' }],
      ['include', '<isonum.txt>', {}],
      ['csv-table', 'x/data.csv', { file: 'x/data.csv' }],
      ['toctree', 'stop', { glob: '' }],
      ['toctree', 'parts/start', { glob: '' }],
    ])
  })

  test('in Markdown', () => {
    const text = `> \`\`\`{include} include
> :start-line: 2
> \`\`\`

:::{literalinclude} x.sh
:::

\`\`\`{toctree}
---
maxdepth: 2
---
stop.md
\`\`\`

\`\`\`{raw} html
:file: x.html
\`\`\`
`
    expect(named('markdown', text)).toEqual([
      ['include', 'include', { 'start-line': '2' }],
      ['literalinclude', 'x.sh', {}],
      ['toctree', 'stop.md', { maxdepth: '2' }],
      ['raw', 'x.html', { file: 'x.html' }],
    ])
  })

  test('are none in comments, examples, and directives without a path', () => {
    const rst =
      '.. include::\n\n.. include x.rst\n\n.. \n   .. include:: x\n\n::\n\n   .. include:: x\n\n.. raw:: html\n\n   file: x\n'
    expect(named('rst', rst)).toEqual([])
    expect(named('markdown', '````\n```{include} x\n```\n````\n\n```{include}\n```\n\n<!-- {include} x -->\n')).toEqual(
      [],
    )
  })
})
