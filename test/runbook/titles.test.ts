import { describe, expect, test } from 'vitest'
import { markdown, outlineOf, rst } from './reading.ts'

describe('titles', () => {
  const title = (lead: string) => markdown(`${lead}\n\n\`\`\`sh\nls\n\`\`\`\n`).steps[0]!.title

  test.each([
    ['Stop the node. Wait for it.', 'Stop the node'],
    ['Slow requests do harm. Make sure that there are none.', 'Make sure that there are none'],
    ['Volumes hang on the PVC. Look at all of them:', 'Look at all of them'],
    // What is filled in, or only read, is no task.
    ['Both need a key. Replace `KEY` with your own key.', 'Both need a key'],
    ['You can patch the budget. Then patch it back after the upgrade.', 'You can patch the budget'],
    ['Get the details:\n\n**Note**: Pick the oldest of them.', 'Get the details'],
    ['You must remove its entry, too.\n\nExample:', 'You must remove its entry, too'],
    ['Look at the pod. For example:', 'Look at the pod'],
    ['Look at the pod:\n\n{{< tabs >}} {{% tab name="x" %}}', 'Look at the pod'],
  ])('%j', (lead, expected) => {
    expect(title(lead)).toBe(expected)
  })

  test('an anchor at the end of a heading is none of it', () => {
    const runbook = markdown('# Move it {#move-it .wide}\n\n## Dump {#dump}\n\n    $ a\n')
    expect(runbook.title).toBe('Move it')
    expect(runbook.steps[0]!.procedure).toEqual(['Move it', 'Dump'])
    expect(markdown('# Use {#}\n\n    $ a\n').title).toBe('Use {#}')
  })

  test.each(['Block (RBD)', 'Empty variables in plugins', 'Resource constraints'])('"%s" is no task', heading => {
    expect(outlineOf(markdown(`# ${heading}\n\nText.\n\n# Look\n\n    $ a\n`))).toEqual(['command a'])
  })
})

describe('titles and what belongs together', () => {
  test('a bullet that ends in a colon announces the block below its list', () => {
    const runbook = rst('* Clone the sources:\n\n.. code-block:: sh\n\n  git clone x\n')
    expect(outlineOf(runbook)).toEqual(['command git clone x'])
    expect(runbook.steps[0]!.title).toBe('Clone the sources')
  })

  test('a file below a list carries out its last item, too', () => {
    const runbook = rst('1. Stop it.\n2. Edit ``/etc/x.yaml``:\n\n  .. code-block:: yaml\n\n     a: 1\n')
    expect(outlineOf(runbook)).toEqual(['manual Stop it', 'file /etc/x.yaml'])
  })

  test('a command that the block below the list spells out is only mentioned', () => {
    const runbook = rst('1. Run ``toolctl split`` on all:\n\n.. code-block:: sh\n\n  toolctl split -a\n')
    expect(outlineOf(runbook)).toEqual(['command toolctl split -a'])
  })

  test('a table written as a list holds no steps', () => {
    expect(outlineOf(rst('.. list-table::\n\n   * - Start services\n     - Restart the nodes\n'))).toEqual([])
  })

  const titleOf = (text: string) => rst(text).steps[0]!.title

  test('the title says what is done, not that it is an example or how to begin', () => {
    expect(titleOf('Run it in a screen session. For example::\n\n  $ a\n')).toBe('Run it in a screen session')
    expect(titleOf('Stop the servers. Run this on all hosts::\n\n  $ a\n')).toBe('Stop the servers')
    expect(titleOf('Nodes may fail. They are shown with the following command.\n\n::\n\n  $ a\n')).toBe(
      'They are shown with the following command',
    )
    expect(titleOf('With one driver...\n\n::\n\n  $ a\n')).toBe('With one driver')
    expect(titleOf('.. code-block:: console\n   :caption: Restart it\n\n   $ a\n')).toBe('Restart it')
    expect(titleOf('To make a backup:\n\n``kolla-ansible backup -i x``\n')).toBe('To make a backup')
    expect(titleOf('You can restart one part, e.g. ``sudo service x restart``.\n')).toBe(
      'You can restart one part, e.g. sudo service x restart',
    )
  })
})
