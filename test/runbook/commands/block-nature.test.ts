import { describe, expect, test } from 'vitest'
import { markdown, outlineOf, rst } from '../reading.ts'

const fence = (language: string, text: string, lead = 'Text.') =>
  outlineOf(markdown(`${lead}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`))

describe('what a block is, by its language and its content', () => {
  test.each([
    ['console', 'kubectl get nodes'],
    ['bash', 'kubectl get nodes'],
    ['shell-session', '$ kubectl get nodes'],
    ['text', '$ kubectl get nodes'],
    ['json', '$ kubectl get nodes'],
    ['', 'kubectl get nodes'],
    ['no-highlight', 'kubectl get nodes'],
    // Marked in haste: nothing in it can be read as such data.
    ['ini', 'kubectl get nodes'],
  ])('%j with %j is commands', (language, text) => {
    expect(fence(language, text)).toEqual(['command kubectl get nodes'])
  })

  test.each([
    ['console', "CONFIG = {\n 'mode': 'wsgi',\n}"],
    ['console', '[global]\nfsid                = 3f27'],
    ['yaml', 'command: kubectl get nodes'],
    ['diff', '- a\n+ b'],
    ['promql', 'up == 0'],
    ['', 'NAME      READY   STATUS\nfoo-1     1/1     Running'],
    ['', '/etc/x/\n  a.conf\n  b.conf'],
    ['', 'POST /api/v1/foo'],
    ['', 'http://localhost:8080'],
    ['python', 'import os\nos.system("ls")'],
    ['yaml', '- kubectl get nodes'],
    ['ini', 'set = 1\nkubectl get nodes'],
    ['powershell', '#!powershell\n$spec = @{}\nInvoke-Thing -Name x'],
  ])('%j with %j is none', (language, text) => {
    expect(fence(language, text)).toEqual([])
  })

  test.each([
    ['a script with its interpreter', '#!/bin/bash\nset -e\necho hi', 3],
    ['JSON', '{"ok": true}', 1],
    ['how a tool is called', 'Usage: tool [flags]', 1],
    ['settings in braces', 'server {\n  listen 80;\n  location / {\n    root /srv;\n  }\n}', 6],
    ['a tree of files', 'site/\n    manage.py\n    app/\n      views.py', 4],
  ])('%s in a block that is marked as shell is in doubt', (_, text, count) => {
    expect(fence('bash', text)).toEqual([`command , ${count} in doubt`])
  })

  test.each([
    'Use this instead of:',
    'It is shorter than above, rather than:',
    'Do not run:',
    'Never use this at night:',
    'Wrong:',
  ])('what "%s" leads to is in doubt', lead => {
    expect(fence('sh', 'kubectl delete ns prod', lead)).toEqual(['command , 1 in doubt'])
    expect(fence('console', '$ kubectl delete ns prod', lead)).toEqual(['command , 1 in doubt'])
  })

  test.each(['Do not forget to run:', 'Do not run it on db1, but on db2:', 'Instead, run:'])(
    'what "%s" leads to is',
    lead => {
      expect(fence('sh', 'kubectl delete ns prod', lead)).toHaveLength(1)
    },
  )

  test('an environment is typed only where it says that it is shell, or where a command uses it', () => {
    const settings = 'APP_HOST=a.example.com\nAPP_PORT=80'
    expect(fence('', settings, 'The service needs these:')).toEqual([])
    expect(fence('sh', settings, 'The service needs these:')).toHaveLength(1)
    expect(fence('', settings, 'Run this first:')).toHaveLength(1)
    expect(fence('', settings + '\n```\n\n```\ncurl $APP_HOST', 'The service needs these:')).toHaveLength(2)
    expect(fence('', 'NODE=$(hostname)')).toHaveLength(1)
  })

  test('SQL marked as SQL is one command per statement, and shell marked as SQL is shell', () => {
    expect(fence('sql', 'begin;\nupdate a\n  set b = 1;\n\ncommit;')).toEqual(['command begin; | update a | commit;'])
    expect(fence('sql', 'sudo -u postgres psql -c "ALTER SCHEMA public OWNER TO me;"')).toEqual([
      'command sudo -u postgres psql -c "ALTER SCHEMA public OWNER TO me;"',
    ])
    expect(fence('sql', 'CREATE PROCEDURE x()\nBEGIN\n  SELECT 1;\nEND;\nCALL x();')).toEqual([
      'command CREATE PROCEDURE x() | CALL x();',
    ])
  })

  test('what SQL prints is no statement', () => {
    const text = 'SELECT * FROM nodes;\n id | state\n----+-------\n  1 | up\n(1 row)\n\n\\dt\n'
    const runbook = rst(`.. code-block:: postgresql\n\n   ${text.replaceAll('\n', '\n   ')}`)
    expect(runbook.steps[0]!.commands.map(({ text, output }) => [text, output.length])).toEqual([
      ['SELECT * FROM nodes;', 4],
      ['\\dt', 0],
    ])
  })

  test('sphinx-prompt’s directive shows the prompt itself', () => {
    const runbook = rst('.. prompt:: bash #\n\n   ceph -s\n   ceph osd tree\n')
    expect(outlineOf(runbook)).toEqual(['command ceph -s | ceph osd tree'])
    expect(runbook.steps[0]!.commands.map(({ prompt }) => prompt?.root)).toEqual([true, true])
  })

  test('lines that the reader is told to uncomment are the file’s, not typed at a root prompt', () => {
    const lead = 'Edit ``/etc/shop.env`` and uncomment these lines'
    expect(outlineOf(rst(`${lead}::\n\n  # export SHOP_MODE=fast\n  # export SHOP_PORT=80\n`))).toEqual([
      'file /etc/shop.env',
    ])
    expect(outlineOf(rst('Then run::\n\n  # export SHOP_MODE=fast\n  # export SHOP_PORT=80\n'))).toEqual([
      'command export SHOP_MODE=fast | export SHOP_PORT=80',
    ])
  })

  test('a setting shown as an example goes into the file that the sentence before names', () => {
    expect(outlineOf(rst('Update ``TAG`` in your ``.env`` file. For example::\n\n  TAG=16\n'))).toEqual(['file .env'])
  })

  test('doctests and interpreters speak their own language', () => {
    const runbook = rst('>>> import x\n>>> x.run()\n3\n')
    expect(runbook.steps[0]!.commands.map(({ language, output }) => [language, output.length])).toEqual([
      ['python', 0],
      ['python', 1],
    ])
  })

  test('a session that goes through several programs', () => {
    const runbook = markdown(
      '```console\n$ mysql -p\nEnter password:\nmysql> SELECT 1;\n+---+\nmysql> exit\n$ ls\n```\n',
    )
    expect(runbook.steps[0]!.commands.map(({ language, text }) => [language, text])).toEqual([
      ['sh', 'mysql -p'],
      ['sql', 'SELECT 1;'],
      ['sql', 'exit'],
      ['sh', 'ls'],
    ])
  })
})

describe('names set in a block that does not say what it is', () => {
  test('for one command, they are typed with it', () => {
    expect(fence('', 'PGPASSWORD="x y" psql -d shop -c "SELECT 1"')).toEqual([
      'command PGPASSWORD="x y" psql -d shop -c "SELECT 1"',
    ])
  })

  test('with blanks in what they are set to, they are settings', () => {
    expect(fence('', 'JAVA_OPTS=-Xmx1g -Xms1g\nTITLE=The shop')).not.toContainEqual(expect.stringMatching(/^command/))
  })
})

test('an order to run is one whether a colon ends it or a full stop', () => {
  for (const lead of ['Log in and run this to display the links.', 'Log in and run this to display the links:'])
    expect(fence('', 'show links detail', lead)).toEqual(['command show links detail'])
})

test('a loop that a prompt directive shows is one command', () => {
  const text =
    '.. prompt:: bash $\n\n   for disk in `disks free`; do\n     disks wipe $disk\n   done\n   # next\n   disks list\n'
  expect(outlineOf(rst(`Text.\n\n${text}`))).toEqual(['command for disk in `disks free`; do | disks list'])
})

test('what a prompt directive draws is in doubt where the text says not to run it, and runs where its author says so', () => {
  const drawn = (option: string) => outlineOf(rst(`Do not run:\n\n.. prompt:: bash $\n${option}\n   shopctl wipe\n`))
  expect(drawn('')).toEqual(['command , 1 in doubt'])
  expect(drawn('   :class: runbook run\n')).toEqual(['command shopctl wipe'])
  expect(fence('bash {run}', 'shopctl wipe', 'Do not run:')).toEqual(['command shopctl wipe'])
})
