import { describe, expect, test } from 'vitest'
import type { Alternative, Runbook } from '../../../server/runbook/model.ts'
import { markdown, rst } from '../reading.ts'

const path = ({ branch, within }: Alternative): string => (within ? `${path(within)} > ${branch}` : branch)
/** The way that each step stands in; null for one that is no alternative. */
const ways = (runbook: Runbook) => runbook.steps.map(({ alternative }) => alternative && path(alternative))
const groups = (runbook: Runbook) => new Set(runbook.steps.map(({ alternative }) => alternative?.group)).size

const md = (...blocks: string[]) => markdown(blocks.join('\n\n'))
const run = (command: string) => '```bash\n' + command + '\n```'

describe('words that join', () => {
  test('an OR joins as many blocks as it stands between', () => {
    const runbook = md(run('ls a'), 'or', run('ls b'), 'OR', run('ls c'), 'Then:', run('ls d'))
    expect(ways(runbook)).toEqual(['ls a', 'ls b', 'ls c', null])
    expect(groups(runbook)).toBe(2)
  })

  test('an OR between outputs joins no steps', () => {
    expect(
      ways(md(run('ls a'), 'It prints:', '```\nError: x\n```', 'or', '```\nError: y\n```', 'Then:', run('ls b'))),
    ).toEqual([null, null])
  })

  test('“Alternatively” replaces the block above', () => {
    expect(ways(md('Start it:', run('ls a'), 'Alternatively, use the script:', run('ls b')))).toEqual([
      'Start it',
      'Alternatively, use the script',
    ])
    expect(ways(md('Run `ls -l a`.', 'Alternatively, run `ls -l b`.'))).toEqual([
      'Run ls -l a',
      'Alternatively, run ls -l b',
    ])
    expect(ways(md(run('ls a'), 'Alternatively, there is a script.', 'Look again:', run('ls b')))).toEqual([null, null])
  })

  test('“or” between two commands of a sentence', () => {
    expect(ways(md('Run `systemctl stop web` or `service web stop`.'))).toEqual([
      'systemctl stop web',
      'service web stop',
    ])
    expect(ways(md('Run `systemctl stop web` and `service db stop`.'))).toEqual([null, null])
  })

  test.each(['Do one of the following:', 'Either:', 'There are two ways to stop it:'])('%s', lead => {
    expect(ways(md(lead, '* Run `ls -l a`.\n* Run `ls -l b`.', run('ls c')))).toEqual([
      'Run ls -l a',
      'Run ls -l b',
      null,
    ])
  })

  test('a list without such a lead is no choice', () => {
    expect(ways(md('Do the following:', '* Run `ls -l a`.\n* Run `ls -l b`.'))).toEqual([null, null])
  })

  test('items that say so', () => {
    expect(ways(md('1. Run `ls -l a`, or\n2. Run `ls -l b`.\n3. Run `ls -l c`.'))).toEqual([
      'Run ls -l a, or',
      'Run ls -l b',
      null,
    ])
  })
})

describe('ways that are headed', () => {
  test('options by heading, each time anew', () => {
    const two = ['## Option A', run('ls a'), '## Option B', run('ls b')]
    expect(ways(md('# G', ...two, '## Between', run('ls x'), ...two))).toEqual([
      'Option A',
      'Option B',
      null,
      'Option A',
      'Option B',
    ])
  })

  test('options by a line, each over several blocks; the last is no longer than the others', () => {
    const runbook = md(
      '**Option 1: by hand**',
      run('ls a'),
      'and',
      run('ls b'),
      '**Option 2: by script**',
      run('ls c'),
      'which then needs',
      run('ls d'),
      'Afterwards:',
      run('ls e'),
    )
    expect(ways(runbook)).toEqual([
      'Option 1: by hand',
      'Option 1: by hand',
      'Option 2: by script',
      'Option 2: by script',
      null,
    ])
  })

  test('a sentence about an option opens no way', () => {
    expect(ways(md('Option 1 is older.', run('ls a'), 'Option 2 is newer.', run('ls b')))).toEqual([null, null])
  })

  test('distributions and package managers', () => {
    expect(
      ways(
        rst(
          'On Debian and Ubuntu::\n\n    $ apt-get update\n\nOn RHEL 8::\n\n    $ dnf update\n\nThen::\n\n    $ ls\n',
        ),
      ),
    ).toEqual(['On Debian and Ubuntu', 'On RHEL 8', null])
    expect(
      ways(
        rst('Ubuntu 22.04\n------------\n\n::\n\n    $ ls a\n\nCentOS / Rocky\n--------------\n\n::\n\n    $ ls b\n'),
      ),
    ).toEqual(['Ubuntu 22.04', 'CentOS / Rocky'])
    expect(ways(md('* Debian: run `apt-get update`.\n* Fedora: run `dnf update`.'))).toEqual(['Debian', 'Fedora'])
  })

  test('not what every Ubuntu needs beside what one release needs, nor work on platforms', () => {
    expect(ways(md('On Ubuntu:', run('ls a'), 'On Ubuntu 24.04:', run('ls b')))).toEqual([null, null])
    expect(ways(md('## Upgrade Debian', run('ls a'), '## Remove CentOS packages', run('ls b')))).toEqual([null, null])
  })
})

describe('tabs', () => {
  test.each([
    [
      'sphinx-tabs',
      rst(
        '.. tabs::\n\n   .. group-tab:: A\n\n      ::\n\n         $ ls a\n\n   .. group-tab:: B\n\n      ::\n\n         $ ls b\n',
      ),
    ],
    [
      'sphinx-design',
      rst(
        '.. tab-set::\n\n   .. tab-item:: A\n      :sync: a\n\n      ::\n\n         $ ls a\n\n   .. tab-item:: B\n\n      ::\n\n         $ ls b\n',
      ),
    ],
    ['sphinx-inline-tabs', rst('.. tab:: A\n\n   ::\n\n      $ ls a\n\n.. tab:: B\n\n   ::\n\n      $ ls b\n')],
    [
      'MyST',
      md('::::{tab-set}\n:::{tab-item} A\n```bash\nls a\n```\n:::\n:::{tab-item} B\n```bash\nls b\n```\n:::\n::::'),
    ],
    [
      'Docusaurus',
      md(
        '<Tabs>',
        '<TabItem value="a" label="A">',
        run('ls a'),
        '</TabItem>',
        '<TabItem value="B">',
        run('ls b'),
        '</TabItem>',
        '</Tabs>',
      ),
    ],
    ['MkDocs', md('=== "A"\n\n    ```bash\n    ls a\n    ```\n\n=== "B"\n\n    ```bash\n    ls b\n    ```\n')],
    ['VitePress', md('::: code-group\n\n```bash [A]\nls a\n```\n\n```bash [B]\nls b\n```\n\n:::')],
  ])('%s', (_spelling, runbook) => {
    expect(ways(runbook)).toEqual(['A', 'B'])
    expect(groups(runbook)).toBe(1)
  })

  test('two sets with text between them are two choices', () => {
    const set = (a: string, b: string) => `=== "${a}"\n\n    $ ls ${a}\n\n=== "${b}"\n\n    $ ls ${b}`
    const runbook = md(set('a', 'b'), 'Then:', set('c', 'd'))
    expect(ways(runbook)).toEqual(['a', 'b', 'c', 'd'])
    expect(groups(runbook)).toBe(2)
  })

  test('a choice within a way is there for who takes that way', () => {
    const runbook = md(
      '# G',
      '## Option 1',
      '=== "A"\n\n    $ ls a\n\n=== "B"\n\n    $ ls b',
      '## Option 2',
      run('ls c'),
    )
    expect(ways(runbook)).toEqual(['Option 1 > A', 'Option 1 > B', 'Option 2'])
  })
})
