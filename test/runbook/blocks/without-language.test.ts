import { expect, test } from 'vitest'
import { rst } from '../reading.ts'

const indented = (text: string) => text.replaceAll(/^/gm, '   ')

test.each([
  ['Run the following command:\n\n.. code::'],
  ['Run the following command:\n\n.. code-block::'],
  ['Run the following command:\n\n.. sourcecode::'],
  ['Run the following command:\n\n.. parsed-literal::'],
  ['Run the following command:\n\n.. code::\n   :class: wide'],
  ['Run the following command::'],
  ['Run the following command: ::'],
  ['Run the following command:  ::'],
  ['Run the following command ::'],
  ['Run the following command:\n::'],
  ['Run the following command:\n\n::'],
])('a block without a language is one of commands: %j', head => {
  const { steps } = rst(`Guide\n=====\n\n${head}\n\n${indented('shopctl drain web1\nshopctl --all stop')}\n`)
  expect(steps).toHaveLength(1)
  expect(steps.flatMap(step => step.commands.map(({ text }) => text))).toEqual([
    'shopctl drain web1',
    'shopctl --all stop',
  ])
})

test.each([
  ['Verify it: ::', 'Verify it'],
  ['Verify it ::', 'Verify it'],
  ['Verify it::', 'Verify it'],
  ['Verify that *it* runs: ::', 'Verify that it runs'],
  ['Stop it. Then verify it: ::', 'Then verify it'],
])('the mark of a literal block is no part of the title: %s', (lead, title) => {
  expect(rst(`${lead}\n\n   ls -l\n`).steps.map(step => step.title)).toEqual([title])
})

test.each([
  ['::', 'cat /etc/|name|/rc', '|name|'],
  ['::', 'cat /|name|', '|name|'],
  ['::', 'cat |name|/rc', '|name|'],
  ['.. code-block:: bash', 'cp /srv/|name|.tgz /tmp', '|name|'],
  ['.. parsed-literal::', 'cat /etc/|name|/rc', '|name|'],
  ['.. parsed-literal::', 'cat ~/|name|/rc-\\ |name|', '|name|', '|name|'],
])('substitutions within paths are placeholders: %s %s', (head, command, ...names) => {
  const runbook = rst(`Run this:\n\n${head}\n\n   ${command}\n`)
  expect(runbook.placeholders.map(({ span }) => runbook.source.slice(span))).toEqual(names)
})
