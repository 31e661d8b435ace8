import { describe, expect, test } from 'vitest'
import type { Runbook } from '../../../server/runbook/model.ts'
import { markdown, rst } from '../reading.ts'

/** Each command, with the openers of the sessions that it is typed in. */
const placed = (runbook: Runbook) =>
  runbook.steps.flatMap(step =>
    step.commands.map(({ text, inside }) =>
      [text.split('\n')[0], ...inside.toReversed().map(({ opener }) => opener)].join(' < '),
    ),
  )

/** Blocks of console in Markdown, with text between where it is no transcript. */
const blocks = (...parts: string[]) =>
  markdown(
    parts
      .map(part => (/^[\w[(/].*[$#>] |^[$#>]/.test(part) ? `\`\`\`console\n${part}\n\`\`\`\n` : `${part}\n`))
      .join('\n'),
  )

describe('a nested session', () => {
  test('goes on in the blocks that follow', () => {
    const runbook = blocks('$ su - postgres', '$ psql -c "SELECT 1"', '$ createdb shop')
    expect(placed(runbook)).toEqual([
      'su - postgres',
      'psql -c "SELECT 1" < su - postgres',
      'createdb shop < su - postgres',
    ])
    expect(runbook.steps[1]!.commands[0]!.inside).toEqual([
      { opener: 'su - postgres', language: 'sh', user: 'postgres', host: null },
    ])
  })

  test.each(['exit', 'logout', 'exit 0'])('ends with %s, which belongs to it', leave => {
    expect(placed(blocks(`$ sudo -i\n$ ls\n$ ${leave}`, '$ uptime'))).toEqual([
      'sudo -i',
      'ls < sudo -i',
      `${leave} < sudo -i`,
      'uptime',
    ])
  })

  test.each([
    'Exit the container.',
    'Then log out of the server.',
    'Press Ctrl-D.',
    'Type `exit` to leave.',
    'Disconnect from the host.',
    'When done, quit the shell.',
    'Exit the container and look:',
    'Back on the controller, look:',
    'Detach from the session: Ctrl-b d.',
  ])('ends where the text says so: %s', leave => {
    expect(placed(blocks('$ docker exec -it web bash\n# ls', leave, '$ uptime')).at(-1)).toBe('uptime')
  })

  test.each([
    'Look at the output.',
    'Do not exit the container.',
    'Leave the node running.',
    'Close the ticket.',
    'Run this, then exit the container:',
    'The exit status of the shell is 0.',
  ])('goes on where it does not: %s', text => {
    expect(placed(blocks('$ docker exec -it web bash', text, '$ uptime')).at(-1)).toBe(
      'uptime < docker exec -it web bash',
    )
  })

  test('ends where the prompt of before returns', () => {
    expect(placed(blocks('$ sudo -i\n# apt update', '$ uptime'))).toEqual(['sudo -i', 'apt update < sudo -i', 'uptime'])
    expect(placed(blocks('# su - postgres', '$ createdb shop', '# systemctl restart x'))).toEqual([
      'su - postgres',
      'createdb shop < su - postgres',
      'systemctl restart x',
    ])
    expect(placed(blocks('web$ ssh db', 'db$ uptime', 'web$ uptime'))).toEqual(['ssh db', 'uptime < ssh db', 'uptime'])
    expect(placed(blocks('web$ ssh db', 'web$ uptime'))).toEqual(['ssh db', 'uptime'])
  })

  test('of another machine ends at the prompt of a third one', () => {
    expect(placed(blocks('web$ ssh db', 'mail$ uptime'))).toEqual(['ssh db', 'uptime'])
    expect(placed(blocks('$ ssh db.example.com', 'root@db:~# uptime'))).toEqual([
      'ssh db.example.com',
      'uptime < ssh db.example.com',
    ])
    expect(placed(blocks('$ ssh 192.0.2.7\nroot@mail:~# uptime\nroot@mail:/srv# ls'))).toEqual([
      'ssh 192.0.2.7',
      'uptime < ssh 192.0.2.7',
      'ls < ssh 192.0.2.7',
    ])
  })

  test('may stand in another one', () => {
    const text = [
      '$ ssh db',
      'db$ su - postgres\npostgres@db$ psql',
      'postgres=# SELECT 1;\npostgres=# \\q',
      'postgres@db$ createdb shop\npostgres@db$ exit',
      'db$ uptime',
      '$ uptime',
    ]
    expect(placed(blocks(...text))).toEqual([
      'ssh db',
      'su - postgres < ssh db',
      'psql < su - postgres < ssh db',
      'SELECT 1; < psql < su - postgres < ssh db',
      '\\q < psql < su - postgres < ssh db',
      'createdb shop < su - postgres < ssh db',
      'exit < su - postgres < ssh db',
      'uptime < ssh db',
      'uptime',
    ])
  })

  test('ends with its section, and holds the sections within it', () => {
    const text =
      '# Guide\n\n    $ ssh db\n\n## Look\n\n    $ uptime\n\n## Leave\n\n    $ exit\n\n## After\n\n    $ ls\n\n# Other\n\n    $ pwd\n'
    expect(placed(markdown(text))).toEqual(['ssh db', 'uptime < ssh db', 'exit < ssh db', 'ls', 'pwd'])
    expect(placed(markdown('# G\n\n## A\n\n    $ ssh db\n\n## B\n\n    $ ls\n'))).toEqual(['ssh db', 'ls'])
  })

  test('is not entered from within itself', () => {
    expect(placed(blocks('$ ssh db', '$ ls', '$ ssh db', '$ ls'))).toEqual([
      'ssh db',
      'ls < ssh db',
      'ssh db',
      'ls < ssh db',
    ])
    expect(placed(blocks('$ docker exec -it a bash', '$ ls', '$ docker restart a', '$ ls'))).toEqual([
      'docker exec -it a bash',
      'ls < docker exec -it a bash',
      'docker restart a',
      'ls',
    ])
  })

  test('of one alternative is not one of the other', () => {
    expect(placed(blocks('$ su -', 'OR', '$ sudo -i', '# ls'))).toEqual(['su -', 'sudo -i', 'ls < sudo -i'])
    const tab = (title: string, command: string) =>
      `   .. tab:: ${title}\n\n      .. code-block:: console\n\n         $ ${command}\n\n`
    const tabs = `.. tabs::\n\n${tab('Docker', 'docker exec -it a bash')}${tab('Kubernetes', 'kubectl exec -it a -- bash')}Then::\n\n  $ ls\n`
    expect(placed(rst(tabs))).toEqual([
      'docker exec -it a bash',
      'kubectl exec -it a -- bash',
      'ls < docker exec -it a bash',
    ])
  })

  test('may be opened and left in running text', () => {
    const text = 'Run `sudo -i`.\n\n    # ls\n\nRun `exit`.\n\n    $ pwd\n'
    expect(placed(markdown(text))).toEqual(['sudo -i', 'ls < sudo -i', 'exit < sudo -i', 'pwd'])
  })

  test('reaches through lists', () => {
    expect(
      placed(rst('#. Enter::\n\n     $ ssh db\n\n#. Look::\n\n     $ ls\n\n#. Log out.\n\n#. Go on::\n\n     $ pwd\n')),
    ).toEqual(['ssh db', 'ls < ssh db', 'pwd'])
  })
})

describe('statements without the program’s prompt', () => {
  const languages = (text: string) =>
    markdown(text).steps.flatMap(step =>
      step.commands.map(({ text, language }) => `${language} ${text.split('\n')[0]!}`),
    )

  test.each([
    ['mysql -u root', 'sql', ['show databases;', 'USE shop;', 'update a', '  set b = 1;']],
    ['psql shop', 'sql', ['\\dt', 'select * from a;']],
    ['redis-cli', 'redis', ['INFO replication', 'FLUSHALL']],
    ['python3', 'python', ['import os', 'for x in range(3):', '    print(x)', 'os.getcwd()']],
    ['mongosh', 'mongodb', ['use shop', 'db.orders.find({', '  a: 1', '})']],
    ['cqlsh', 'cql', ['DESCRIBE KEYSPACES;']],
    ['ceph', 'ceph', ['health detail']],
  ])('%s: %s', (opener, language, lines) => {
    const first = lines.filter(line => !/^ |^\}/.test(line)).map(line => `${language} ${line}`)
    const own = lines.join('\n')
    expect(languages(`\`\`\`console\n$ ${opener}\n${own}\n$ ls\n\`\`\`\n`), 'in a transcript').toEqual([
      `sh ${opener}`,
      ...first,
      'sh ls',
    ])
    expect(languages(`\`\`\`bash\n${opener}\n${own}\nexit\nuptime -p\n\`\`\`\n`), 'in a script').toEqual([
      `sh ${opener}`,
      ...first,
      `${language} exit`,
      'sh uptime -p',
    ])
    expect(
      languages(`\`\`\`console\n$ ${opener}\n\`\`\`\n\nThen:\n\n\`\`\`\n${own}\n\`\`\`\n`),
      'in a block below',
    ).toEqual([`sh ${opener}`, ...first])
  })

  test('what the program prints is its output', () => {
    const [step] = markdown(
      '```console\n$ mysql -u root\nWelcome to the monitor. Commands end with ;\nUSE shop;\nDatabase changed\n```\n',
    ).steps
    expect(step!.commands.map(({ text, output }) => [text, output.map(line => line.text)])).toEqual([
      ['mysql -u root', ['Welcome to the monitor. Commands end with ;']],
      ['USE shop;', ['Database changed']],
    ])
  })

  test('beside its prompts all others are output', () => {
    expect(languages('```console\n$ mysql -u root\nmysql> SELECT 1;\nSHOW ME;\n```\n')).toEqual([
      'sh mysql -u root',
      'sql SELECT 1;',
    ])
  })

  test('behind the shell’s prompt, too', () => {
    expect(languages('```console\n$ mysql -u root\n$ use shop;\n$ ls\n```\n')).toEqual([
      'sh mysql -u root',
      'sql use shop;',
      'sh ls',
    ])
  })

  test('a shell’s block below it is outside again', () => {
    const runbook = markdown('```console\n$ mysql -u root\n```\n\n```bash\nsystemctl restart x\n```\n')
    expect(placed(runbook)).toEqual(['mysql -u root', 'systemctl restart x'])
  })
})
