import { expect, test } from 'vitest'
import { check } from '../../server/check/check.ts'
import { markdown, rst } from '../runbook/reading.ts'

const problems = (text: string) =>
  check(rst(text)).filter(({ rule }) => rule === 'directive-without-colons' || rule === 'malformed-directive')

/** The guide once what is reported is mended. */
function mended(text: string): string {
  const [first] = problems(text)
  const edits = [...(first?.fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start)
  return edits.reduce((now, { span, text: own }) => now.slice(0, span.start) + own + now.slice(span.end), text)
}

test.each([
  '.. code-block::bash',
  '.. code-block :bash',
  '.. code-block:bash',
  '.. code-block:::bash',
  '.. code-block::: bash',
  '.. code-block : : bash',
  '.. code-block;; bash',
  '.. code-block;: bash',
  '.. code-block: bash',
  '.. code-block bash',
  '.. code block:: bash',
  '.. code block: bash',
  '.. codeblock: bash',
  '..code-block:: bash',
  '..code-block::bash',
  '..code-block: bash',
  '.code-block:: bash',
  '. code-block:: bash',
  '... code-block:: bash',
  '…code-block:: bash',
  '.... code-block:: bash',
  ':: code-block:: bash',
  'code-block:: bash',
  '.. codeblock:: bash',
  '.. code_block:: bash',
  '.. code-blok:: bash',
  '.. code-bock:: bash',
  '.. coed-block:: bash',
  '.. code-blocks:: bash',
  '.. cod-block:: bash',
  '.. sourceode:: bash',
  '.. bash::',
  '.. console ::',
  '.. parsed_literal::',
  '.. parsed-litteral::',
  '.. parsed literal::',
  '.. parsedliteral::',
  '.. promt:: bash',
])('%s is said to lose its block, and mended it has it', line => {
  const text = `Upgrade\n=======\n\nStop it:\n\n${line}\n\n   systemctl stop web\n\nDone.\n`
  expect(problems(text)).toHaveLength(1)
  const again = mended(text)
  expect(problems(again)).toEqual([])
  expect(rst(again).steps.flatMap(step => step.commands.map(({ text: own }) => own))).toEqual(['systemctl stop web'])
})

test.each([
  'Stop it:\n.. code-block:: bash\n\n   systemctl stop web\n',
  '..code-block:: bash\n   :caption: Stop it\n\n   systemctl stop web\n',
  '#. Stop it:\n\n   .. code-block::bash\n\n      systemctl stop web\n',
  '.. note::\n\n   Stop it:\n\n   .. code-block::bash\n\n      systemctl stop web\n',
  'Stop it:\r\n.. code-block:: bash\r\n\r\n   systemctl stop web\r\n',
])('wherever it stands: %j', text => {
  expect(problems(text)).toHaveLength(1)
  expect(problems(mended(text))).toEqual([])
  expect(rst(mended(text)).steps).toHaveLength(1)
})

test.each([
  '.. code below is old: see the guide\n',
  '.. code-block\n',
  '.. note that web1 is gone\n',
  '.. tab-set::\n\n   text\n',
  '.. code-cell:: bash\n\n   text\n',
  '.. codeinclude:: a.sh\n',
  '.. .. code-block:: bash\n\n      ls\n',
  'The image: it is a figure.\n',
  '... note that: web1 is gone\n',
  'With ``code-block::bash`` and .. code-block:: bash in a line\n',
  '.. prompt the operator for a name\n\n   of the host\n',
])('nothing is said of %j', text => {
  expect(problems(text)).toEqual([])
})

test('long lines of what may be a directive take no time to tell', () => {
  const text = `${'.. code-block'.repeat(5000)}\n\n${'..code '.repeat(20_000)}\n\n${'code-bloc::\n'.repeat(5000)}`
  expect(problems(text).length).toBeLessThan(3)
})

test('a directive that Markdown takes for text is spelled as it should be', () => {
  expect(check(markdown('.. note:: Look\n\n.. code-block:: bash\n\n   ls\n')).map(({ rule }) => rule)).not.toContain(
    'directive-without-colons',
  )
})
