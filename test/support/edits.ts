/** Edits as people make them: typing, deleting, pasting, breaking and joining lines; and texts to make them in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit } from '../../server/text/edit.ts'
import fc from './fast-check.ts'

/** Guides in which attributes say what is what. */
const withAttributes = {
  md: `---
runbook:
  hosts: [web1, web2]
  literal: NEW_HOST
---

<!-- runbook: timeout=5m -->

# Upgrade

Run \`systemctl stop web\` on NEW_HOST.

<!-- runbook: host=db1 confirm -->

Stop it:

\`\`\`console {hash=comment}
# reboot
$ systemctl stop db
\`\`\`

- Look:

  <!-- runbook: manual -->

  \`\`\`bash
  ls NEW_HOST OLD_HOST
  \`\`\`

1. See what it says:

   \`\`\`bash
   ls NEW_HOST
   | web | 1/1 | Running |
   \`\`\`

   And then:

       $ ls
       {"level":"info","msg":"x"}

<!-- runbook: rollback root -->

## Go back

\`\`\`text {run}
restore it
\`\`\`

<!-- runbook: run=false -->

## 3. Notes

\`\`\`bash
ls
\`\`\`
`,
  rst: `:runbook-hash: root
:runbook-hosts: web1

.. runbook: timeout=5m

Upgrade
=======

Run::

  # reboot

.. runbook: host=db1 confirm

Stop it::

  $ systemctl stop db NEW_HOST

.. runbook: hash=comment

A
-

.. code-block:: console
   :class: wide runbook user=app literal=NEW_HOST

   # apt update
   $ ls NEW_HOST

.. runbook: manual

B
-

Text::

  $ ls

.. highlight:: bash

C
-

* .. code-block:: bash

     ls
     | web | 1/1 | Running |

Look at it,
please::

  ls -l
  2026-01-02 03:04:05 INFO started
`,
}

/** Guides to edit: our own, and the shared ones where they are there. */
export function guides(extension: 'rst' | 'md'): readonly string[] {
  const folders = [
    'runbooks',
    'docs',
    ...['seeds', `dev/${extension}`].map(name => join('..', 'shared', 'corpus', name)),
  ]
  const own = Array.from({ length: 4 }, () => withAttributes[extension])
  return [
    ...own,
    ...folders.flatMap(folder =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter(name => name.endsWith(`.${extension}`))
            .map(name => readFileSync(join(folder, name), 'utf8'))
        : [],
    ),
  ]
}

/** What is typed or pasted: single characters first, then what begins, ends or changes a construct. */
const typed = [
  ...[
    '',
    'a',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '.',
    ':',
    '`',
    '*',
    '_',
    '#',
    '-',
    '=',
    '>',
    '$',
    '|',
    '<',
    '[',
    ']',
    '1',
    '\t',
  ],
  ...[
    '\n\n',
    '::',
    '``',
    '**',
    '```',
    '```\n',
    '~~~\n',
    '\n====\n',
    '\n----\n',
    '# ',
    '## ',
    '- ',
    '1. ',
    '> ',
    '    ',
  ],
  ...['.. note::\n\n   ', '.. _x:\n', '`x`_', '[x]', '[x]: /y\n', '<details>\n', '</details>\n', '<!--', '-->', ':::'],
  ...[
    '.. highlight:: sh\n\n',
    '.. include:: x\n',
    '.. _y: x_\n',
    '__ /y\n',
    'x__ ',
    ':a: b\n',
    '== ==\n',
    '=\nT\n=\n',
    '\uFEFF',
  ],
  ...['$ su -\n$ ls\n$ exit\n', '$ ssh db\n', 'db$ mysql\n', 'SELECT 1;\n', 'Exit the shell.\n\n'],
  ...['\n```\n$ sudo -i\n```\n', '\n```\n$ psql a\n```\n', '\nRun:\n\n    $ docker exec -it a sh\n\n'],
  ...['$ apt update\n', '# reboot\n', '<name>', '|x|', '\n.. |x| replace:: y\n', '::\n\n  $ ls\n', '* * *\n', '+--+\n'],
  ...['| web | 1/1 | Running |\n', '2026-01-02 03:04:05 INFO started\n'],
  // Attributes, and what makes others of them.
  ...[
    '<!-- runbook: host=db1 confirm -->\n',
    '\n.. runbook: hash=root manual\n\n',
    ' {timeout=5m output}',
    'run=false ',
  ],
  ...[
    ':runbook-hash: comment\n',
    '---\nrunbook:\n  hosts: [a, b]\n---\n',
    '   :class: runbook root\n',
    'literal=name ',
  ],
  ...['<!-- runbook: run title="x" -->\n\n', '\n.. runbook: rollback file=/x\n\n', 'procedures="A, B" ', 'runbook: '],
]

/** An edit, by fractions of the text's length, so that it fits a text of any length. */
export interface DrawnEdit {
  readonly at: number
  readonly removed: number
  readonly text: string
  /** Made where the line begins, for that is where constructs do. */
  readonly atLineStart: boolean
}

export const drawnEdit: fc.Arbitrary<DrawnEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(400)),
  atLineStart: fc.boolean(),
  text: fc.oneof(fc.constantFrom(...typed), fc.constantFrom(...typed), fc.string({ maxLength: 20 })),
})

export function editIn(text: string, { at, removed, atLineStart, text: inserted }: DrawnEdit): Edit {
  const place = Math.floor(at * text.length)
  const start = atLineStart ? text.lastIndexOf('\n', place - 1) + 1 : place
  return { span: { start, end: Math.min(text.length, start + removed) }, text: inserted }
}

/** A copy in which every span is a plain one, as it stands now. */
export function settled<T>(data: T): T {
  if (typeof data !== 'object' || data === null) return data
  if (data instanceof Set || data instanceof Map) return data
  if (Array.isArray(data)) return data.map(settled) as T
  const { start, end } = data as { start?: unknown; end?: unknown }
  if (typeof start === 'number' && typeof end === 'number') return { start, end } as T
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, settled(value)])) as T
}
