import { describe, expect, test } from 'vitest'
import { noHabits } from '../../../server/runbook/commands/prompts-in-block.ts'
import { accountOf, commandsIn, rolesOf } from '../read-lines.ts'

const read = (
  text: string,
  options: { isShell?: boolean; isMarked?: boolean; command?: boolean; output?: boolean; known?: string[] } = {},
) => {
  const lead = options.command ? 'Run the following commands:' : options.output ? 'The output looks like this:' : ''
  const habits = { ...noHabits, commands: new Set(options.known ?? []) }
  const found = commandsIn(
    accountOf(text, options.isMarked === true ? 'bash' : (options.isShell ?? true) ? 'console' : null, lead, habits),
  )
  return found.length === 0 ? null : found
}

describe('blocks without prompts', () => {
  test('one command per statement, comments left out, common indentation removed', () => {
    expect(read('  # first\n  A=1\n  tar x \\\n    y\n\n  b && c', { isMarked: true })).toEqual([
      ['sh', 'A=1', 0],
      ['sh', 'tar x \\\n  y', 0],
      ['sh', 'b && c', 0],
    ])
  })

  test('what names are set to below a line that is no command is printed, not typed', () => {
    expect(read('Zone: north\nState=Up/Down\nRole=Leader/Follower\n--  Name   Load')).toBeNull()
    expect(read('NODE=db1\nRole=Leader', { isMarked: true })).toHaveLength(2)
  })

  test('a script within quotes is one, also when it holds a here-document', () => {
    expect(read('sudo sh -c "cat <<EOT > f\ndeb x\nEOT"\nsudo apt-get update')).toHaveLength(2)
  })

  test('compound commands are one', () => {
    expect(read('for x in a; do\n  echo $x\ndone\nif [ -f x ]; then\n  rm x\nfi')).toHaveLength(2)
  })

  test('a table, a listing, a log below a command are its output', () => {
    expect(read('st2 rule list\n\n+----+\n| id |\n+----+')).toEqual([['sh', 'st2 rule list', 3]])
    expect(read('tar -tvf x.tar\n\n-rw-r--r-- root/root 1 2018-05-03 10:11 a.json')).toEqual([
      ['sh', 'tar -tvf x.tar', 1],
    ])
    expect(read('kubectl get pods\nNAME   READY   STATUS\nfoo-1  1/1     Running')).toEqual([
      ['sh', 'kubectl get pods', 2],
    ])
  })

  test('SQL among shell is SQL', () => {
    expect(read("SELECT User FROM mysql.user\nWHERE User='root';", { isMarked: true })).toEqual([
      ['sql', "SELECT User FROM mysql.user\nWHERE User='root';", 0],
    ])
  })

  test('SQL in small letters is told by its form when its semicolon stands below', () => {
    expect(read("update shop.orders set state = 'new'\nwhere id = 3;\nls")).toEqual([
      ['sql', "update shop.orders set state = 'new'\nwhere id = 3;", 0],
      ['sh', 'ls', 0],
    ])
    expect(read('update the packages\nthen restart', { isShell: false })).toBeNull()
  })

  test('behind psql its own commands and statements follow, up to its end', () => {
    expect(
      read('sudo -u postgres psql\n\\connect shop\nDROP TABLE locks;\n\\q\nsudo service shop start')?.map(
        ([language]) => language,
      ),
    ).toEqual(['sh', 'sql', 'sql', 'sql', 'sh'])
    expect(read('psql -c "SELECT 1;"\nsystemctl restart shop')?.map(([language]) => language)).toEqual(['sh', 'sh'])
  })

  test('a command that is wrapped without a backslash goes on in deeper lines that begin with an option', () => {
    expect(read('server create --image x\n    --flavor tiny --network y\n    vm1\nls')).toEqual([
      ['sh', 'server create --image x\n    --flavor tiny --network y\n    vm1', 0],
      ['sh', 'ls', 0],
    ])
    expect(read('tool --help\n  --all  everything')).toEqual([['sh', 'tool --help', 1]])
  })

  test('a test is a command', () => {
    expect(read('[ -f /etc/x ] && rm /etc/x\n[[ $a == b ]] || exit 1\n! grep x /etc/y')).toHaveLength(3)
  })

  test('an assignment may be of several pieces', () => {
    expect(read('IMAGE="${IMAGE}@"$(crane digest "${IMAGE}")')).toHaveLength(1)
  })

  test('sudo takes assignments of its own', () => {
    expect(read("sudo TOKEN=$(tool auth -p '<PASSWORD>') /opt/tool/check")).toHaveLength(1)
  })

  test('within telnet the commands are not the shell’s', () => {
    expect(read('telnet <ip> <port>\nflush_all\nquit\nls')?.map(([language]) => language)).toEqual([
      'sh',
      'memcached',
      'memcached',
      'sh',
    ])
  })
})

describe('what is no script', () => {
  test.each([
    ['log lines', '2015-02-23 15:13:51,250 INFO [-] Found 1 rules'],
    ['YAML', 'horizon_secret_key: newsecret'],
    ['JSON', '{\n  "a": 1\n}'],
    ['a chain of names', 'RGW deployments > CSI provisioners > OSD deployments'],
    ['options without a command', '--check-schema-owner=false \\\n--check-tables-empty=false'],
    ['prose', 'The following checks were performed on each of these signatures:'],
    ['a comment', '# TODO: Command needed'],
    ['a synopsis', 'backup [-l] [--all] {list|add}'],
    ['a synopsis over lines', 'tool --build <dir>\n     --generator <name>\n     [<options>...]'],
    ['INI', '[global]\nfsid = 1'],
    ['a kernel’s messages', "[    0.000000] x86: Supporting feature 'x87'"],
    ['JSON in one line', '{ "Name": "Example", "Rank": 7 }'],
    ['a list in JSON', '[ "{\\"a\\": 1}", "b" ]'],
    ['a setting', 'prefetch rows = 1000'],
    ['columns of a bridge', 'bridge name  bridge id        STP enabled'],
    ['ansible results', 'node2 | success | rc=0 >>'],
    ['an error', 'Error: could not connect'],
    ['a setting of many words', 'mon osd down out interval = 0'],
    ['rows of fstab', 'UUID=12-56 /data ext4 defaults 0 2'],
    ['a row of sudoers', 'monitor ALL=(ALL) NOPASSWD: /usr/bin/systemctl'],
    ['a key’s line', 'command="borg serve --append-only",restrict ssh-ed25519 AAAAB3'],
    ['a drawn tree', 'shop-role\n├── defaults\n└── tasks'],
  ])('%s', (_what, text) => {
    expect(read(text)).toBeNull()
  })

  test('a plain word in a block that says nothing about itself needs the text before it', () => {
    expect(read('toolbox begin', { isShell: false })).toBeNull()
    expect(read('toolbox begin', { isShell: false, command: true })).toHaveLength(1)
    expect(read('toolbox begin', { isShell: false, known: ['toolbox'] })).toHaveLength(1)
    expect(read('systemctl restart nginx', { isShell: false })).toHaveLength(1)
    expect(read('return FALSE', { isShell: false })).toBeNull()
  })

  test('one plain word right below a command that prints is not run', () => {
    const roles = (text: string) => rolesOf(accountOf(text, 'console'))
    expect(roles('kubectl config current-context\nblue')).toBe('C?')
    expect(roles('export A=b\necho $A\nbar')).toBe('CC?')
    expect(read('cd /opt/x\nconfigure', { isMarked: true })).toHaveLength(2)
    expect(read('f() {\n  echo x\n}\nf', { isMarked: true })).toHaveLength(2)
  })

  test('a path right below what looks for one is what it prints', () => {
    expect(read('which billing\n/usr/bin/billing\n\n/usr/bin/billing')).toEqual([
      ['sh', 'which billing', 1],
      ['sh', '/usr/bin/billing', 0],
    ])
  })

  test('PowerShell is told by its names', () => {
    expect(read('Get-Service foo')).toEqual([['powershell', 'Get-Service foo', 0]])
  })

  test('what is called output is not run, whatever it looks like', () => {
    expect(read('done', { output: true, isShell: false })).toBeNull()
    expect(read('everything fine', { output: true })).toBeNull()
    expect(read('kubectl get nodes', { output: true })).toBeNull()
  })
})
