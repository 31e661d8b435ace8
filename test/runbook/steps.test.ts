import { describe, expect, test } from 'vitest'
import { markdown, outlineOf, proceduresOf, rst } from './reading.ts'

describe('manual steps', () => {
  test('items that tell the reader to do something and hold no command', () => {
    expect(
      outlineOf(
        markdown('Do this:\n\n1. Stop the node.\n2. Take a look:\n\n       $ ls\n\n3. The node is down then.\n'),
      ),
    ).toEqual(['manual Stop the node', 'command ls', 'manual The node is down then'])
    expect(outlineOf(markdown('* On each node, stop the service.\n* Nodes are machines.\n'))).toEqual([
      'manual On each node, stop the service',
    ])
  })

  test('tasks to tick', () => {
    expect(outlineOf(markdown('- [ ] coffee is ready\n'))).toEqual(['manual coffee is ready'])
  })

  test.each([
    [
      'a table of contents',
      '1. Stop the node\n2. Start the node again\n\n# Stop the node\n\n    $ a\n\n# Start the node\n\n    $ b\n',
      2,
    ],
    ['links into the document', '* [Stop it](#a)\n* [Start it](#b)\n\nText.\n', 0],
    ['what is new', '# Features\n\n* Add nodes while running.\n* Remove nodes.\n', 0],
    ['a change log', '# Release notes\n\n## v2.1\n\n* Update output of the runner.\n', 0],
    ['facts', '1. Each call is hosted by one pod\n2. Calls stay on their pod\n', 0],
    ['nouns that are verbs too', '* Load distribution: Work can be shared.\n* Trigger payload is now validated.\n', 0],
    ['options', '* `--quiet` / `-q`: Print nothing.\n* `--dry-run`: Skip writing.\n', 0],
    ['an overview', '# Overview of the steps\n\n1. Stop everything\n2. Move the data\n\n# Do it\n\n    $ a\n', 1],
    ['kinds of machines', '1. Stop all:\n\n       $ a\n\n2. Compute nodes\n', 1],
    ['questions and references', '* Do I need to stop it?\n* For more, please see the guide.\n* Don’t panic\n', 0],
  ])('not %s', (_what, text, count) => {
    expect(outlineOf(markdown(text))).toHaveLength(count)
  })

  test('numbered sections, and sections whose title tells what to do', () => {
    const runbook = markdown(
      '# Upgrade\n\n## 1. Evacuate the node\n\n## Reboot node\n\nIt takes a while.\n\n## Import scope\n\nText.\n\n## Start it\n\n    $ a\n',
    )
    expect(outlineOf(runbook)).toEqual(['manual Evacuate the node', 'manual Reboot node', 'command a'])
  })

  test('in a document without anything to run, every section that instructs', () => {
    const runbook = markdown(
      '# Upgrading\n\n## Preparation\n\nYou need to install South.\n\n## Background\n\nSouth is old.\n\n## Upgrade Rollback\n\nAll is rolled back.\n',
    )
    expect(outlineOf(runbook)).toEqual(['manual Preparation', 'manual Upgrade Rollback'])
    expect(runbook.steps.map(({ rollback }) => rollback)).toEqual([false, true])
  })

  test('in such a document no section that only asks or introduces', () => {
    const text = '\n\nYou must wait.\n\n'
    const titles = [
      '# Upgrade',
      '## Introduction',
      '## What happens to users',
      '## Can I stop?',
      '## When nothing has changed',
    ]
    expect(outlineOf(markdown(titles.join(text) + text))).toEqual(['manual When nothing has changed'])
  })

  test('a paragraph that is one instruction, below a command of a numbered section', () => {
    const section = (title: string) =>
      `## ${title}\n\n    $ a\n\nReboot the node.\n\nNodes are machines.\n\n    $ b\n\n`
    expect(outlineOf(markdown(section('1. Restart') + section('Look')))).toEqual([
      'command a',
      'manual Reboot the node',
      'command b',
      'command a',
      'command b',
    ])
  })

  test.each([
    ['what a script does', 'The script will:\n\n1. Stop the node.\n2. Start the node.\n', 0],
    ['options', '* `--force`: Overwrite the data.\n* `--all`, `-a`: Remove all of it.\n', 0],
    ['a table in the spelling of lists', '```{list-table}\n* - Stop the node\n  - Start the node\n```\n', 0],
    ['an overview', '# G\n\n## Overview of the steps\n\n1. Stop the node.\n2. Start it.\n', 0],
    ['names', '* File attachments\n* Export scope\n', 0],
  ])('nor %s', (_what, text, count) => {
    expect(outlineOf(markdown(text))).toHaveLength(count)
  })

  test('a block right below a list carries out its last item', () => {
    const runbook = rst('#. Stop it\n#. Restart services\n\n  .. code-block:: console\n\n     $ a\n')
    expect(outlineOf(runbook)).toEqual(['manual Stop it', 'command a'])
    expect(runbook.steps[1]!.title).toBe('Restart services')
    const bullets = markdown('* Stop it.\n* Restart services. For example:\n\n```console\n$ a\n```\n')
    expect(outlineOf(bullets)).toEqual(['manual Stop it', 'command a'])
    expect(bullets.steps[1]!.title).toBe('Restart services')
    expect(outlineOf(markdown('1. Create the file `x.yml`:\n\n```yaml\na: b\n```\n'))).toEqual(['file x.yml'])
    expect(outlineOf(markdown('1. Look at the file.\n\n   It may be empty.\n\n```sh\ncat x\n```\n'))).toEqual([
      'command cat x',
    ])
  })
})

describe('files', () => {
  test('content with the path that the text names', () => {
    const runbook = markdown('Edit `/etc/gunicorn.d/x` as follows:\n\n```python\nA = 1\n```\n')
    expect(outlineOf(runbook)).toEqual(['file /etc/gunicorn.d/x'])
    expect(runbook.steps[0]!.content!.map(({ text }) => text)).toEqual(['A = 1'])
  })

  test('the path may stand before an "Example:"', () => {
    const text =
      'You must update the file ``/etc/x.conf`` on all nodes.\n\nExample:\n\n.. code-block:: console\n\n   CONFIG = {\n    "a": 1,\n   }\n'
    expect(outlineOf(rst(text))).toEqual(['file /etc/x.conf'])
    expect(rst(text).steps[0]!.hosts).toEqual(['all nodes'])
  })

  test.each([
    'Create the file `/etc/x.service` with the following content:',
    'Edit `/etc/x.service` to look like this:',
    'Change `/etc/x.service` so that it looks like:',
  ])('%s', lead => {
    expect(outlineOf(markdown(lead + '\n\n```\n[Unit]\nDescription=x\n```\n'))).toEqual(['file /etc/x.service'])
  })

  test('an environment, and what is kept in a cluster', () => {
    expect(outlineOf(markdown('Set the tag in your `.env` file:\n\n```\nTAG=16\n```\n'))).toEqual(['file .env'])
    expect(outlineOf(markdown('Create an empty ConfigMap:\n\n```yaml\nkind: ConfigMap\n```\n'))).toEqual(['file ?'])
  })

  test('a line of shell that belongs into a file', () => {
    expect(outlineOf(markdown('Add the following line to `~/.bashrc`:\n\n```bash\nsource ~/x.sh\n```\n'))).toEqual([
      'file ~/.bashrc',
    ])
  })

  test('shown content is none', () => {
    expect(
      outlineOf(
        markdown('Defaults are:\n\n```python\nA = 1\n```\n\nThe log contains lines like:\n\n```yaml\na: b\n```\n'),
      ),
    ).toEqual([])
  })
})

describe('hosts', () => {
  const hosts = (lead: string) => markdown(`${lead}:\n\n\`\`\`bash\nls\n\`\`\`\n`).steps[0]!.hosts

  test.each([
    ['Shutdown gunicorn on all hosts', ['all hosts']],
    ['On each node, run', ['each node']],
    ['Stop it on every compute host', ['every compute host']],
    ['Shutdown archipelago on pithos host', ['pithos']],
    ['Run it on the astakos node', ['astakos']],
    ['Run it on the node', []],
    ['Run it on your server', []],
    ['Run it on the new server', ['new server']],
    ['Run it on the air-gapped machine', ['air-gapped machine']],
    ['Run it on a Linux machine', []],
    ['Run it on the Management Server', ['management server']],
    ['List all nodes', []],
    ['Restart it on each Kafka broker', ['each Kafka broker']],
  ])('%s', (lead, expected) => {
    expect(hosts(lead)).toEqual(expected)
  })

  test('those of prompts come first, and prose may name them', () => {
    const runbook = markdown('```console\ndb1$ ls\ndb2$ ls\ndb1$ ls\n```\n\nThen on `db1`:\n\n```bash\nls\n```\n')
    expect(runbook.steps.map(step => step.hosts)).toEqual([['db1', 'db2'], ['db1']])
  })
})

test('another machine, and the own one, is not where the reader has logged in before', () => {
  const block = '\n\n```sh\nls\n```\n\n'
  const leads = ['Log in to db1:', 'Then:', 'On the cache primary node:', 'From your workstation:']
  expect(markdown(leads.map(lead => lead + block).join('')).steps.map(step => step.hosts)).toEqual([
    ['db1'],
    ['db1'],
    ['cache primary node'],
    [],
  ])
})

describe('alternatives', () => {
  test('an OR between two sections, or between two steps', () => {
    const runbook = markdown(
      '# A\n\n## 5. Reboot\n\nReboot.\n\nOR\n\n## 5. Start\n\n    $ a\n\n## 6. Look\n\n    $ b\n\nOr\n\n    $ c\n',
    )
    expect(runbook.steps.map(({ alternative }) => alternative?.branch ?? null)).toEqual([
      '5. Reboot',
      '5. Start',
      'Look',
      'c',
    ])
    expect(new Set(runbook.steps.map(({ alternative }) => alternative!.group)).size).toBe(2)
  })

  test('options by title', () => {
    const runbook = markdown('# Option 1 (preferred)\n\n    $ a\n\n# Option 2\n\n    $ b\n\n# After\n\n    $ c\n')
    expect(runbook.steps.map(({ alternative }) => alternative?.branch ?? null)).toEqual([
      'Option 1 (preferred)',
      'Option 2',
      null,
    ])
  })

  test('tabs', () => {
    const runbook = rst(
      '.. tabs::\n\n   .. tab:: Debian\n\n      .. code-block:: bash\n\n         apt-get install x\n\n   .. tab:: RHEL\n\n      .. code-block:: bash\n\n         yum install x\n',
    )
    expect(runbook.steps.map(({ alternative }) => alternative?.branch ?? null)).toEqual(['Debian', 'RHEL'])
  })
})

describe('procedures', () => {
  test('the outline holds every step once, in order, and no empty section', () => {
    const runbook = markdown(
      '    $ first\n\n# A\n\n## Nothing\n\nText.\n\n## B\n\n    $ b\n\n# Rollback\n\n## C\n\n    $ c\n',
    )
    const [first, ...procedures] = runbook.outline
    expect(first).toBe(runbook.steps[0]!.id)
    expect(proceduresOf(procedures).map(({ title, rollback }) => [title, rollback])).toEqual([
      ['A', false],
      ['B', false],
      ['Rollback', true],
      ['C', true],
    ])
    expect(runbook.steps.map(({ procedure }) => procedure)).toEqual([[], ['A', 'B'], ['Rollback', 'C']])
  })
})

describe('a step’s source', () => {
  test('is the whole block, or the sentence around an inline command', () => {
    const runbook = markdown('Look:\n\n```console\n$ ls\na\n```\n\nNow run `st2ctl restart` please.\n\nBye.\n')
    expect(runbook.steps.map(({ span }) => runbook.source.slice(span))).toEqual([
      '```console\n$ ls\na\n```',
      'Now run `st2ctl restart` please.',
    ])
    expect(runbook.steps[1]!.commands[0]!.text).toBe('st2ctl restart')
  })
})

describe('transcripts that nothing marks as such', () => {
  test('block quotes and paragraphs with prompts', () => {
    expect(outlineOf(rst('Run these:\n\n    $ a b\n    $ c\n\nText::\n\n    $ d\n'))).toEqual([
      'command a b | c',
      'command d',
    ])
    expect(outlineOf(rst('Now:\n\n$ ls -l\n\nDone.\n'))).toEqual(['command ls -l'])
  })

  test('a quote of nothing but commands, wrapped or not, to which the text leads', () => {
    expect(outlineOf(rst('The following example stops it.\n\n    tool stop \\\n        --name x\n\nText.\n'))).toEqual([
      'command tool stop \\',
    ])
    expect(outlineOf(rst('The following example stops it.\n\n    kubectl delete --all pods\n'))).toHaveLength(1)
    expect(outlineOf(rst('The following example says so.\n\n    watch your step\n'))).toEqual([])
    expect(outlineOf(rst('The output is the following.\n\n    kubectl delete --all pods\n'))).toEqual([])
  })

  test('no quotation', () => {
    expect(outlineOf(rst('He said:\n\n    Time is money, and # is a hash.\n'))).toEqual([])
  })
})
