import { describe, expect, test } from 'vitest'
import { attributes } from '../../../server/runbook/attributes/table.ts'
import type { Runbook, Step } from '../../../server/runbook/model.ts'
import { markdown, outlineOf, proceduresOf, rst } from '../reading.ts'

const steps = (runbook: Runbook) => runbook.steps
const only = ({ steps }: Runbook): Step => {
  expect(steps).toHaveLength(1)
  return steps[0]!
}
const fence = (info: string, ...lines: string[]) => ['```' + info, ...lines, '```', ''].join('\n')
const bash = (info: string) => only(markdown(fence(`bash ${info}`, 'systemctl stop web')))

describe('where attributes are written:', () => {
  const said = { hosts: ['db1'], timeout: 300_000, confirm: true }

  test.each([
    ['behind the language of a fence', markdown(fence('bash {host=db1 timeout=5m confirm}', 'ls'))],
    ['with quotes', markdown(fence(`bash {host="db1" timeout='5m' confirm}`, 'ls'))],
    ['as Pandoc writes them', markdown(fence('{.bash #stop host=db1 timeout=5m confirm}', 'ls'))],
    ['as options of MyST', markdown(fence('{code-block} bash', ':host: db1', ':timeout: 5m', ':confirm:', '', 'ls'))],
    [
      'as a class of MyST',
      markdown(fence('{code-block} bash', ':class: runbook host=db1 timeout=5m confirm', '', 'ls')),
    ],
    ['as a class', rst('.. code-block:: bash\n   :class: wide runbook host=db1 timeout=5m confirm\n\n   ls\n')],
    ['in a comment', markdown(`<!-- runbook: host=db1 timeout=5m confirm -->\n\n${fence('bash', 'ls')}`)],
    [
      'in a comment of several lines',
      markdown(`<!--\nrunbook: host=db1\n  timeout=5m confirm\n-->\n${fence('bash', 'ls')}`),
    ],
    ['in a comment of RST', rst('.. runbook: host=db1 timeout=5m\n   confirm\n\n.. code-block:: bash\n\n   ls\n')],
    [
      'before the paragraph that leads to the block',
      rst('.. runbook: host=db1 timeout=5m confirm\n\nRun::\n\n   $ ls\n'),
    ],
    ['in two comments', rst('.. runbook: host=db1 timeout=9m\n\n.. runbook: timeout=5m confirm\n\nRun::\n\n   $ ls\n')],
    [
      'in front of a list',
      markdown('<!-- runbook: host=db1 timeout=5m confirm -->\n\n1. Run:\n\n   ```bash\n   ls\n   ```\n'),
    ],
    [
      'within an item',
      markdown('1. Run:\n\n   <!-- runbook: host=db1 timeout=5m confirm -->\n\n   ```bash\n   ls\n   ```\n'),
    ],
    [
      'in front of a heading',
      markdown(`# A\n\nText.\n\n<!-- runbook: host=db1 timeout=5m confirm -->\n\n# B\n\n${fence('bash', 'ls')}`),
    ],
    [
      'behind a subsection',
      markdown(
        `# A\n\n## C\n\nText.\n\n<!-- runbook: host=db1 timeout=5m confirm -->\n\n# B\n\n${fence('bash', 'ls')}`,
      ),
    ],
    ['above the title', rst('.. runbook: hosts=db1 timeout=5m confirm\n\nTitle\n=====\n\nRun::\n\n   $ ls\n')],
    [
      'in front matter',
      markdown(`---\nrunbook:\n  hosts: [db1]\n  timeout: 5m\n  confirm: true\n---\n\n${fence('bash', 'ls')}`),
    ],
    [
      'in flat front matter',
      markdown(`---\nrunbook.host: db1\nrunbook.timeout: 5m\nrunbook-confirm: yes\n---\n\n${fence('bash', 'ls')}`),
    ],
    [
      'in fields',
      rst(':runbook-hosts: db1\n:runbook-timeout: 5m\n:runbook-confirm: true\n\nTitle\n=====\n\nRun::\n\n   $ ls\n'),
    ],
    ['in one field', rst(':runbook: hosts=db1 timeout=5m confirm\n\nTitle\n=====\n\nRun::\n\n   $ ls\n')],
  ])('%s', (_where, runbook) => {
    const { hosts, timeout, confirm } = only(runbook)
    expect({ hosts, timeout, confirm }).toEqual(said)
  })

  test('what stands in no braces is not ours, and what says nothing changes nothing', () => {
    expect(bash('confirm host=db1 title="A title"')).toMatchObject({
      confirm: false,
      hosts: [],
      title: 'systemctl stop web',
    })
    expect(bash('{timeout=soon confirm=maybe hots=db1}')).toMatchObject({ timeout: null, confirm: false, hosts: [] })
  })

  test('a comment is about one block, and of what is nested in it no title', () => {
    const text = `<!-- runbook: host=db1 -->\n\n${fence('bash', 'ls')}\n${fence('bash', 'df')}`
    expect(steps(markdown(text)).map(({ hosts }) => hosts)).toEqual([['db1'], []])
    const list = '<!-- runbook: title="All of it" confirm -->\n\n1. Run:\n\n   ```bash\n   ls\n   ```\n'
    expect(only(markdown(list))).toMatchObject({ title: 'ls', confirm: true })
  })

  test('what is said nearer by counts', () => {
    const text = `---\nrunbook.timeout: 1m\nrunbook.confirm: true\n---\n\n<!-- runbook: timeout=2m root -->\n\n# A\n\n${fence('bash', 'ls')}\n\n<!-- runbook: user=app confirm=false -->\n\n${fence('bash {timeout=3m}', 'df')}`
    expect(steps(markdown(text)).map(({ timeout, confirm, user }) => ({ timeout, confirm, user }))).toEqual([
      { timeout: 120_000, confirm: true, user: 'root' },
      { timeout: 180_000, confirm: false, user: 'app' },
    ])
  })
})

describe('what attributes say:', () => {
  test('hosts of a block instead of its prompts, of a section where nothing nearer names one', () => {
    const block = only(markdown(fence('console {hosts=db1,db2}', 'web1$ uptime')))
    expect(block.hosts).toEqual(['db1', 'db2'])
    expect(block.commands[0]!.prompt!.host).toBeNull()
    const section = `<!-- runbook: host=db1 -->\n\n# A\n\n${fence('console', 'web1$ uptime')}\nOn the web2 host:\n\n${fence('console', '$ uptime')}`
    expect(steps(markdown(section)).map(({ hosts }) => hosts)).toEqual([['web1'], ['db1']])
  })

  test('a user', () => {
    expect(bash('{root}').user).toBe('root')
    expect(bash('{user=postgres}').user).toBe('postgres')
    expect(bash('{root=false}').user).toBeNull()
  })

  test('durations', () => {
    const timeouts = ['90s', '5m', '5min', '1h30m', '2H', '0s', '5', 'm', '-1s', '200000h'].map(
      timeout => bash(`{timeout=${timeout}}`).timeout,
    )
    expect(timeouts).toEqual([90_000, 300_000, 300_000, 5_400_000, 7_200_000, null, null, null, null, null])
  })

  test('that something is not run, or is', () => {
    expect(steps(markdown(fence('console {run=false}', '$ ls')))).toEqual([])
    expect(steps(markdown(`<!-- runbook: false -->\n\n${fence('console', '$ ls')}`))).toEqual([])
    expect(outlineOf(markdown(fence('text', 'The node is ready.')))).toEqual([])
    expect(outlineOf(markdown(fence('text {output}', 'frobnicate the thing')))).toEqual([])
    expect(outlineOf(markdown(fence('text {run}', 'frobnicate the thing')))).toEqual(['command frobnicate the thing'])
    expect(outlineOf(markdown(fence('yaml {run}', 'a: b', '', '  c: d')))).toEqual(['command a: b | c: d'])
    expect(steps(markdown('<!-- runbook: run=false -->\n\nRun `systemctl stop web` now.\n'))).toEqual([])
  })

  test('that a section is not run, but for one within it', () => {
    const text = `<!-- runbook: run=false -->\n\n# 1. Stop\n\n1. Stop it.\n2. Start it.\n\n<!-- runbook: run -->\n\n## Look\n\n${fence('bash', 'ls')}`
    expect(outlineOf(markdown(text))).toEqual(['command ls'])
    expect(proceduresOf(markdown(text).outline).map(({ title }) => title)).toEqual(['1. Stop', 'Look'])
  })

  test('that a document is no runbook', () => {
    const rest = `# 1. Stop\n\n${fence('bash', 'ls')}\n## 2. Start it\n\nStart it.\n`
    expect(steps(markdown(rest))).not.toEqual([])
    for (const text of [`---\nrunbook: false\n---\n\n${rest}`, `<!-- runbook: false -->\n\n${rest}`])
      expect(markdown(text)).toMatchObject({ steps: [], outline: [] })
    expect(rst(':runbook: false\n\nTitle\n=====\n\nRun::\n\n   $ ls\n').steps).toEqual([])
  })

  test('which sections are procedures', () => {
    const rest = `# Guide\n\n${fence('bash', 'ls')}\n## Upgrade it\n\n### Stop\n\n${fence('bash', 'df')}\n## See also\n\n${fence('bash', 'id')}`
    const text = `---\nrunbook:\n  procedures:\n    - upgrade  it\n---\n\n${rest}`
    expect(outlineOf(markdown(text))).toEqual(['command df'])
  })

  test('output, which is where values are copied from', () => {
    const runbook = markdown(
      `${fence('bash', 'show-workers')}\n${fence('bash {output}', 'worker 21347')}\n${fence('bash', 'kill 21347')}`,
    )
    expect(outlineOf(runbook)).toEqual(['command show-workers', 'command kill 21347'])
    expect(runbook.placeholders.map(({ text }) => text)).toEqual(['21347'])
  })

  test('that something is done by hand, or is nothing to do', () => {
    expect(outlineOf(markdown(fence('bash {manual title="Press the button"}', 'ls')))).toEqual([
      'manual Press the button',
    ])
    expect(outlineOf(markdown('<!-- runbook: manual -->\n\nThe button has to be pressed.\n'))).toEqual([
      'manual The button has to be pressed',
    ])
    const section = '# Guide\n\n<!-- runbook: manual -->\n\n## Look around\n\nText:\n\n' + fence('bash', 'ls')
    expect(outlineOf(markdown(section))).toEqual(['manual Look around'])
    expect(outlineOf(markdown('# Guide\n\n## 1. About\n\nText.\n'))).toEqual(['manual About'])
    expect(outlineOf(markdown('# Guide\n\n<!-- runbook: manual=false -->\n\n## 1. About\n\nText.\n'))).toEqual([])
    expect(outlineOf(markdown('<!-- runbook: manual=false -->\n\n1. Stop it.\n2. Start it.\n'))).toEqual([])
  })

  test('the content of a file', () => {
    expect(only(markdown(fence('text {file=/etc/app.conf}', '$ a')))).toMatchObject({
      kind: 'file',
      path: '/etc/app.conf',
      content: [{ text: '$ a' }],
    })
  })

  test('what a quotation is, too', () => {
    const quote = (said: string) => outlineOf(rst(`Look:\n\n.. runbook: ${said}\n\n..\n\n    $ ls\n`))
    expect(quote('confirm')).toEqual(['command ls'])
    expect(quote('output')).toEqual([])
    expect(quote('file=/x')).toEqual(['file /x'])
  })

  test('a language', () => {
    expect(only(markdown(fence('text {language=sql}', 'SELECT 1;'))).commands[0]!.language).toBe('sql')
    expect(outlineOf(markdown(fence('sql {language=bash}', 'ls')))).toEqual(['command ls'])
  })

  test('what # means', () => {
    const text = '# apt update\n# frobnicate\nls'
    expect(outlineOf(markdown(fence('bash {hash=root}', text)))).toEqual(['command apt update | frobnicate'])
    expect(outlineOf(markdown(fence('console {hash=comment}', '# apt update', '$ ls')))).toEqual(['command ls'])
    const document = (hash: string) =>
      outlineOf(rst(`:runbook-hash: ${hash}\n\nT\n=\n\n::\n\n  # apt update\n\n::\n\n  # frobnicate\n`))
    expect(document('root')).toEqual(['command apt update', 'command frobnicate'])
    expect(document('comment')).toEqual([])
  })

  test('words that are no placeholders', () => {
    const command = (info: string) => only(markdown(fence(`bash ${info}`, 'deploy NEW_HOST <x> {{ y }}'))).placeholders
    expect(command('').map(({ name }) => name)).toEqual(['NEW_HOST', 'x', 'y'])
    expect(command('{literal=NEW_HOST,<x>}').map(({ name }) => name)).toEqual(['y'])
    const document = markdown(
      `---\nrunbook.literal: NEW_HOST\n---\n\n# On NEW_HOST\n\n${fence('bash', 'deploy NEW_HOST')}`,
    )
    expect(document.placeholders).toEqual([])
  })

  test('that a section undoes another, or does not', () => {
    const section = (said: string, title: string) =>
      only(markdown(`# G\n\n<!-- runbook: ${said} -->\n\n## ${title}\n\n${fence('bash', 'ls')}`)).rollback
    expect(section('rollback', 'Back to the old one')).toBe(true)
    expect(section('rollback=false', 'Downgrade')).toBe(false)
  })
})

test('every attribute of the table is spelled as its example says', () => {
  for (const { name, alias, example } of attributes) expect([name, alias]).toContain(example.split('=')[0])
})
