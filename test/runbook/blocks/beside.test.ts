import { describe, expect, test } from 'vitest'
import type { Runbook } from '../../../server/runbook/model.ts'
import { markdown, rst } from '../reading.ts'

const notes = (runbook: Runbook) =>
  runbook.steps.map(({ title, notes }) => [title, ...notes.map(({ kind, text }) => `${kind}: ${text}`)])
const md = (...blocks: string[]) => markdown(blocks.join('\n\n'))
const run = (command: string) => '```bash\n' + command + '\n```'

describe('notes and warnings', () => {
  test('a note tells of the step right before it, a warning of the one behind it', () => {
    expect(
      notes(
        md(
          run('ls a'),
          '> [!NOTE]\n> It is slow. Wait.',
          run('ls b'),
          '> [!WARNING]\n> All is lost. Really.',
          run('ls c'),
        ),
      ),
    ).toEqual([['ls a', 'note: It is slow.'], ['ls b'], ['ls c', 'warning: All is lost.']])
  })

  test('where no step follows in the section, the one before has them', () => {
    expect(notes(md('## A', run('ls a'), 'Done.', '!!! danger\n    Do not go back.', '## B', run('ls b')))).toEqual([
      ['A', 'danger: Do not go back.'],
      ['B'],
    ])
  })

  test('what stands at the top of a procedure is for its first step', () => {
    expect(
      notes(rst('G\n=\n\n.. warning:: Take a backup. Now.\n\nA\n-\n\n::\n\n   $ ls a\n\nB\n-\n\n::\n\n   $ ls b\n')),
    ).toEqual([['A', 'warning: Take a backup.'], ['B']])
  })

  test('within an item they belong to the item’s step, behind a list to its last', () => {
    expect(
      notes(
        rst(
          '#. Stop it::\n\n      $ ls a\n\n   .. note:: It hangs.\n\n#. Pull the plug.\n\n   .. caution:: It is hot.\n\n#. Start it::\n\n      $ ls b\n\n.. tip:: Sit down.\n',
        ),
      ),
    ).toEqual([
      ['Stop it', 'note: It hangs.'],
      ['Pull the plug', 'caution: It is hot.'],
      ['Start it', 'tip: Sit down.'],
    ])
  })

  test('paragraphs and quotations that say what they are', () => {
    expect(
      notes(
        md(
          '**Warning:** This removes all data. Be sure.',
          run('ls a'),
          'Note that it takes an hour.',
          run('ls b'),
          '> **Note**: fine.',
          'Notes are below.',
        ),
      ),
    ).toEqual([
      ['Warning: This removes all data', 'warning: This removes all data.', 'note: it takes an hour.'],
      ['Note that it takes an hour', 'note: fine.'],
    ])
  })

  test('every tab has what stands before the tabs', () => {
    expect(
      notes(md('!!! warning\n    Hot.', '=== "A"\n\n    $ ls a\n\n=== "B"\n\n    $ ls b')).map(([, ...rest]) => rest),
    ).toEqual([['warning: Hot.'], ['warning: Hot.']])
  })

  test('pointers to other pages and notes to authors are none', () => {
    expect(notes(rst('.. seealso:: The manual.\n\n.. todo:: Write more.\n\n::\n\n   $ ls a\n'))).toEqual([['ls a']])
  })
})
