import { describe, expect, test } from 'vitest'
import { findPrompts, noHabits } from '../../../server/runbook/commands/prompts-in-block.ts'
import { promptShape } from '../../../server/runbook/commands/prompt.ts'

/** What is behind the prompt of each line that has one, and null for the others. */
const typed = (lines: readonly string[], language: string | null = 'console') =>
  findPrompts(lines, language, noHabits).map((shape, index) =>
    shape === null ? null : (lines[index] ?? '').slice(shape.length),
  )

type Row = readonly [prompt: string, user: string | null, host: string | null, root: boolean]

/** Prompts of shells, as their systems come with them and as people set them. */
const shells: readonly Row[] = [
  ['$', null, null, false],
  ['$>', null, null, false],
  ['❯', null, null, false],
  ['❯❯❯', null, null, false],
  ['λ', null, null, false],
  ['➜', null, null, false],
  // Debian, RHEL, Alpine, SUSE, Arch, Gentoo, FreeBSD
  ['mara@hive:~$', 'mara', 'hive', false],
  ['mara@hive:~/notes/2024$', 'mara', 'hive', false],
  ['root@hive:/etc/ssl#', 'root', 'hive', true],
  ['[mara@hive ~]$', 'mara', 'hive', false],
  ['[root@hive.example.net log]#', 'root', 'hive.example.net', true],
  ['[mara@hive:/opt]$', 'mara', 'hive', false],
  ['[root@hive]#', 'root', 'hive', true],
  ['[hive /srv]$', null, 'hive', false],
  ['[~/notes]$', null, null, false],
  ['[mara@hive][~]$', 'mara', 'hive', false],
  ['hive:~#', null, 'hive', true],
  ['hive:~ #', null, 'hive', true],
  ['hive:/var/log #', null, 'hive', true],
  ['mara@hive:~>', 'mara', 'hive', false],
  ['mara@hive:/srv/www>', 'mara', 'hive', false],
  ['/ #', null, null, true],
  ['~ #', null, null, true],
  ['/opt/app $', null, null, false],
  ['~/notes$', null, null, false],
  ['/srv/www#', null, null, true],
  ['localhost ~ #', null, 'localhost', true],
  ['hive ~ $', null, 'hive', false],
  ['root@hive:~ #', 'root', 'hive', true],
  ['root@:~ #', 'root', null, true],
  ['pi@attic:~ $', 'pi', 'attic', false],
  ['root@OpenWrt:/tmp#', 'root', 'OpenWrt', true],
  // macOS
  ['mara@Maras-Mac ~ %', 'mara', 'Maras-Mac', false],
  ['mara@Maras-Mac notes %', 'mara', 'Maras-Mac', false],
  ['Maras-Mac:notes mara$', 'mara', 'Maras-Mac', false],
  ['Maras-Mac:~ mara$', 'mara', 'Maras-Mac', false],
  // No settings, no account, no name
  ['-bash-4.2$', null, null, false],
  ['-sh-5.1#', null, null, true],
  ['bash-5.2$', null, null, false],
  ['bash-5.1#', null, null, true],
  ['sh-4.4$', null, null, false],
  ['sh$', null, null, false],
  ['ksh$', null, null, false],
  ['I have no name!@7c1f:/data$', null, '7c1f', false],
  ['root@(none):/#', 'root', null, true],
  ['hive$', null, 'hive', false],
  ['hive.dmz$', null, 'hive.dmz', false],
  ['hive:$', null, 'hive', false],
  ['10.2.3.4$', null, '10.2.3.4', false],
  ['mara$', null, 'mara', false],
  // Directories and panels
  ['CORP\\mara@hive:~$', 'CORP\\mara', 'hive', false],
  ['CORP+mara@hive:/srv$', 'CORP+mara', 'hive', false],
  ['root@hive [~]#', 'root', 'hive', true],
  ['mara@hive [/home/mara/www]$', 'mara', 'hive', false],
  // Containers and pods
  ['root@3f2a9c0d11ee:/#', 'root', '3f2a9c0d11ee', true],
  ['root@shop-7d9c5b-x2k8q:/usr/src/app#', 'root', 'shop-7d9c5b-x2k8q', true],
  ['/app #', null, null, true],
  ['node@3f2a9c0d11ee:/app$', 'node', '3f2a9c0d11ee', false],
  // Environments, times, branches
  ['(venv) $', null, null, false],
  ['(venv)$', null, null, false],
  ['(data science) $', null, null, false],
  ['(base) (shop) $', null, null, false],
  ['(venv) ~/shop$', null, null, false],
  ['(.venv) mara@hive:~/shop$', 'mara', 'hive', false],
  ['(base) mara@Maras-Mac shop %', 'mara', 'Maras-Mac', false],
  ['(base) [mara@hive ~]$', 'mara', 'hive', false],
  ['(base) ❯', null, null, false],
  ['(⎈|prod:shop) mara@hive:~$', 'mara', 'hive', false],
  ['(lab) #', null, null, true],
  ['08:15 $', null, null, false],
  ['08:15:59 mara@hive ~ $', 'mara', 'hive', false],
  ['[2024-05-06 08:15:59] root@hive ~ #', 'root', 'hive', true],
  ['mara@hive:~/shop (main)$', 'mara', 'hive', false],
  ['mara@hive:~/shop (main *) $', 'mara', 'hive', false],
  ['mara@hive ~/shop main* $', 'mara', 'hive', false],
  ['mara@hive ~/shop (main)>', 'mara', 'hive', false],
  ['~/shop (feature/x) $', null, null, false],
  ['[main] ~/shop $', null, null, false],
  // zsh themes, fish, csh, others
  ['➜  ~', null, null, false],
  ['➜  shop git:(main)', null, null, false],
  ['➜  shop git:(main) ✗', null, null, false],
  ['mara@hive \ue0b0 ~/shop \ue0b0 \ue0a0 main \ue0b0', 'mara', 'hive', false],
  ['~/shop ❯', null, null, false],
  ['mara@hive ~/shop ❯', 'mara', 'hive', false],
  ['mara@hive ~>', 'mara', 'hive', false],
  ['hive:/home/mara>', null, 'hive', false],
  ['└─$', null, null, false],
  ['└─#', null, null, true],
  ['└──╼ $', null, null, false],
  ['╰─❯', null, null, false],
  ['╰─$', null, null, false],
  ['[nix-shell:~/shop]$', null, null, false],
  ['RESCUE hive:~ #', null, 'hive', true],
  // What the reader fills in
  ['root@<host>:~#', 'root', '<host>', true],
  ['<user>@<host>:~$', '<user>', '<host>', false],
  ['node-<n>$', null, 'node-<n>', false],
  ['{{ host }}$', null, '{{ host }}', false],
]

const programs: readonly (readonly [prompt: string, language: string])[] = [
  ['mysql>', 'sql'],
  ['mysql [shop]>', 'sql'],
  ['MariaDB [(none)]>', 'sql'],
  ['MySQL  localhost:33060+ ssl  JS >', 'sql'],
  ['shop=#', 'sql'],
  ['shop=>', 'sql'],
  ['shop=*#', 'sql'],
  ['db1/shop=#', 'sql'],
  ['[local]/shop=#', 'sql'],
  ['sqlite>', 'sql'],
  ['SQL>', 'sql'],
  ['db2 =>', 'sql'],
  ['hive>', 'sql'],
  ['hive (default)>', 'sql'],
  ['0: jdbc:hive2://db1:10000/shop>', 'sql'],
  ['trino:tiny>', 'sql'],
  ['hive1 :)', 'sql'],
  ['cqlsh>', 'cql'],
  ['mara@cqlsh:shop>', 'cql'],
  ['redis 10.0.0.7:6379>', 'redis'],
  ['127.0.0.1:6379[2]>', 'redis'],
  ['redis-2.lan:6379>', 'redis'],
  ['mongosh>', 'mongodb'],
  ['rs1:SECONDARY>', 'mongodb'],
  ['rs1 [direct: primary] shop>', 'mongodb'],
  ['Atlas atlas-9xz-shard-0 [primary] shop>', 'mongodb'],
  ['>>>', 'python'],
  ['In [3]:', 'python'],
  ['irb(main):001:0>', 'ruby'],
  ['irb(main):012>', 'ruby'],
  ['[1] pry(main)>', 'ruby'],
  ['shop(prod)>', 'ruby'],
  ['iex(4)>', 'program'],
  ['iex(shop@hive)4>', 'program'],
  ['(shop@hive)1>', 'program'],
  ['ghci>', 'program'],
  ['Prelude Data.List>', 'program'],
  ['octave:3>', 'program'],
  ['hbase:002:0>', 'program'],
  ['[zk: db1:2181(CONNECTED) 4]', 'program'],
  ['[standalone@localhost:9990 /]', 'program'],
  ['(gdb)', 'gdb'],
  ['(lldb)', 'program'],
  ['(Pdb)', 'pdb'],
  ['(parted)', 'program'],
  ['Command (m for help):', 'program'],
  ['virsh #', 'virsh'],
  ['ceph>', 'ceph'],
  ['sftp>', 'program'],
  ['lftp mara@hive:~>', 'program'],
  ['smb: \\logs\\>', 'program'],
  ['grub>', 'program'],
  ['grub rescue>', 'program'],
  ['rommon 3 >', 'program'],
  ['RMAN>', 'program'],
  ['not connected>', 'program'],
  ['PS C:\\Program Files>', 'powershell'],
  ['PS /home/mara>', 'powershell'],
  ['PS>', 'powershell'],
  ['[hive]: PS C:\\>', 'powershell'],
  ['C:\\Users\\mara>', 'batch'],
  ['mara@HIVE C:\\Users\\mara>', 'batch'],
  ['C:\\src λ', 'batch'],
  ['sw3(config)#', 'network'],
  ['sw3(config-if)#', 'network'],
  ['[admin@edge] >', 'network'],
]

/** Known by the block alone: its first line in a console block, or by coming twice. */
const unheard: readonly string[] = [
  'fdb>',
  'cr>',
  'zkcli>',
  'gluster>',
  'ipmi>',
  'Protect: HIVE1>',
  'crm(live)#',
  'crm(live)configure#',
  'xfs_db>',
  'U-Boot>',
  'php >',
  'hpiLO->',
  'ksql-server$2>',
]

const arguments_ = [`printf '%s > %d # $HOME\\n' "$A" > /tmp/a`, 'show x # y > z $ 5 %', 'a@b:~$ c # d']
const shown = ['total 4', '50% done', '$HOME/x', '-> b']

describe('a shell’s prompt', () => {
  test.each(shells)('%s', (prompt, user, host, root) => {
    const shape = promptShape(`${prompt} ls -l`)
    expect(shape).toMatchObject({ text: prompt, user, host, root, language: 'sh' })
    expect(typed([`${prompt} ls -l`])).toEqual(['ls -l'])
    for (const text of arguments_)
      expect(`${prompt} ${text}`.slice(promptShape(`${prompt} ${text}`)?.length)).toBe(text)
    expect(typed([`${prompt} ls`, ...shown, `${prompt}`, `${prompt} uname -a`])).toEqual([
      'ls',
      null,
      null,
      null,
      null,
      '',
      'uname -a',
    ])
    expect(typed([`   ${prompt} ls -l`], null)).toEqual(['ls -l'])
  })
})

describe('a program’s prompt', () => {
  test.each(programs)('%s', (prompt, language) => {
    expect(promptShape(`${prompt} show x`)).toMatchObject({ text: prompt, language, strength: 'sure', root: false })
    for (const text of arguments_)
      expect(`${prompt} ${text}`.slice(promptShape(`${prompt} ${text}`)?.length)).toBe(text)
    expect(typed([`${prompt} show x`, 'a row', '', `${prompt}`, `${prompt} show y`])).toEqual([
      'show x',
      null,
      null,
      '',
      'show y',
    ])
    expect(typed([`${prompt} show x`], null)).toEqual(['show x'])
  })
})

describe('a prompt that is new', () => {
  test.each(unheard)('%s', prompt => {
    expect(typed([`${prompt} show x`, 'a row', `${prompt} show y > z`])).toEqual(['show x', null, 'show y > z'])
    expect(typed([`${prompt} show x`, 'a row', `${prompt} show y`], null)).toEqual(['show x', null, 'show y'])
  })
})

describe('what is no prompt in any block', () => {
  test.each([
    '$HOME/bin/report',
    '${HOME}/bin/report',
    '$(date)',
    '$1',
    '$?',
    '$ 100',
    '$ 1,250.00 a month',
    'US$ 30',
    '5 $ each',
    '#!/bin/sh',
    '#include <stdio.h>',
    '#hashtag',
    '## Heading',
    '#: TYPE NAME',
    '50%',
    '50% done',
    '99.5% of all',
    '%d items',
    '%x',
    '>quote',
    '>> appended',
    '> ',
    '<div> text',
    '<b>bold</b> text',
    '</p> text',
    '<!-- a comment -->',
    'On Monday mara@hive.net wrote:',
    '-> next',
    '--> next',
    '==> Downloading x',
    '=> [2/5] RUN make',
    '=> true',
    'key => value',
    'name -> other',
    'key: >',
    'key: >-',
    'key: value # a comment',
    '- item # a comment',
    'lrwxrwxrwx 1 root root 4 May 1 a -> b',
    'total 4',
    'NAME      READY   STATUS',
    '[INFO] Building',
    '[1/3] Compiling',
    '[mysqld]',
    '[1]# no host',
    '[2024-05-06 08:15:59] started',
    '08:15:59 INFO x > y',
    '192.168.0.1 # the gateway',
    'ls > files',
    'make install > log 2>&1',
    './run > log',
    '/usr/bin/report > out',
    '~/bin/report > out',
    'mysql -u root > dump',
    'mysql shop > dump.sql',
    'php a.php > out',
    '(date) > now',
    '(cd /srv && ls) > files',
    '(cd /srv; ls) # all',
    'ls # all',
    'cat /etc/hosts # show it',
    'sudo systemctl stop web # for now',
    'bash # begin a shell',
    'rsync mara@hive:/srv/ /srv # all',
    'scp a mara@hive:~ # copy',
    'mara@hive:/srv/$NAME',
    'mara@hive.net',
    'https://hive.net:8443/x$ y',
    'echo $ x',
    'grep "x$" file',
    "sed 's/a$/b/' file",
    'a > b',
    'if a > b',
    'f(x) # call',
    'C:\\tool\\run > log',
    'PS is short for postscript',
    '└── src',
    '└── a.txt # a note',
    '├── a > b',
    '│ $ x',
    '✓ passed',
    '• item',
    '→ installing x',
    '{ "a": 1 }',
    '@echo off',
    'a sentence about $ and #, and > too',
    'The price is $ 5',
    '(optional) run x',
    'In the beginning:',
    '1. install # first',
  ])('%j', line => {
    expect(promptShape(line)).toBeNull()
    for (const language of [null, 'console', 'bash']) {
      expect(typed([line, line.toUpperCase()], language)[0]).toBeNull()
      expect(typed([line], language)).toEqual([null])
    }
  })
})

describe('what is none in its block', () => {
  test.each<readonly [string, string | null]>([
    ['# the name of the host\nhost: hive\n# its port', 'yaml'],
    ['# install all\nimport os', 'python'],
    ['> an old line\n< a new line', 'diff'],
    ['> a quote of the mail\n> and its end', null],
    ['mara> is the lead here\nmara> is not in the office', null],
    ['/usr/local/bin/report # nightly', 'bash'],
    ['/opt/tool/run # then reload the web server', 'bash'],
    ['mytool /etc/x # all of it', 'bash'],
    ['mytool run > out1\nmytool run > out2', 'console'],
    ['mytool run # first\nmytool run # second', null],
    ['10% done\n20% done', 'console'],
    ['Loading 10% of x\nLoading 20% of x', 'console'],
    ['<td> a cell\n<td> a cell', null],
    ['[INFO] Scanning x\n[INFO] Building x', 'console'],
    ['[Mon May 06 08:15:59 2024] x\n[Mon May 06 08:16:00 2024] y', null],
    ['Name: x\nName: y', null],
    ['==> Fetching x\n==> Pouring y', null],
    ['1> out.txt\n2> err.txt', null],
    ['a -> b\na -> c', null],
    ['RewriteRule ^/$ /ui\nRewriteRule ^/$ /api', 'console'],
    ['location ~ /api$ x\nlocation ~ /api$ y', 'console'],
    ['mytool /etc/x # reload', 'bash'],
  ])('%j in %s', (text, language) => {
    const lines = text.split('\n')
    expect(typed(lines, language)).toEqual(lines.map(() => null))
  })
})

describe('a prompt without its blank', () => {
  test.each([
    ['[root@hive extras]#./upgrade.sh', './upgrade.sh'],
    ['[mara@hive ~]$ls -l', 'ls -l'],
    ['mara@hive:~$ls -l', 'ls -l'],
    ['root@hive:/#ls', 'ls'],
    ['root@hive:~/src#make', 'make'],
    ['(venv)$pip install x', 'pip install x'],
    ['└──╼ $ls', 'ls'],
    ['PS C:\\>Get-Service', 'Get-Service'],
    ['C:\\Users\\mara>dir', 'dir'],
    ['mysql>SELECT 1;', 'SELECT 1;'],
    ['$sudo apt update', 'sudo apt update'],
  ])('%s', (line, text) => {
    expect(typed([line])).toEqual([text])
  })

  test.each([
    'hive$ls',
    'hive#ls',
    '$ls',
    '#ls -l',
    'mara@hive:/srv/$name',
    'mara@hive:/x$NAME/y',
    'git@hive:a/b.git#main',
  ])('not %s', line => {
    expect(promptShape(line)).toBeNull()
  })
})

describe('an arrow', () => {
  test('leaves a word to the command where it may be one, and says so', () => {
    expect(typed(['➜ echo touch F'])).toEqual(['echo touch F'])
    expect(typed(['➜  sudo apt update'])).toEqual(['sudo apt update'])
    expect(promptShape('➜ shop ship')?.doubt).toBeUndefined()
    expect(promptShape('➜  shop ship')).toMatchObject({ text: '➜', doubt: expect.stringContaining('`shop`') as string })
  })

  test('has the folder that another prompt of the block shows', () => {
    expect(typed(['➜  shop git:(main) git pull', 'ok', '➜  shop ship --now'])).toEqual(['git pull', null, 'ship --now'])
  })
})

describe('a prompt of two lines', () => {
  const who = (lines: readonly string[]) =>
    findPrompts(lines, 'console', noHabits).map(shape => (shape === null ? null : [shape.user, shape.host]))

  test.each([
    ['┌──(kali㉿hive)-[~/src]\n└─$ ls', 'kali', 'hive'],
    ['┌─[mara@hive]─[~]\n└──╼ $ ls', 'mara', 'hive'],
    ['╭─mara@hive ~/src\n╰─$ ls', 'mara', 'hive'],
    ['mara@hive ~/src\n❯ ls', 'mara', 'hive'],
    ['hive in ~/src on main\n❯ ls', null, 'hive'],
    ['# mara @ hive in ~/src [08:15:59]\n$ ls', 'mara', 'hive'],
    ['~/src main*\n❯ ls', null, null],
  ])('%s', (text, user, host) => {
    const lines = text.split('\n')
    expect(typed(lines)).toEqual(['', 'ls'])
    expect(who([...lines, 'file', '', ...lines])).toEqual([
      [user, host],
      [user, host],
      null,
      null,
      [user, host],
      [user, host],
    ])
  })

  test('is not made of what a command prints', () => {
    expect(typed(['❯ pwd', '/home/mara', '❯ ls', '~/a', '❯ ls'])).toEqual(['pwd', null, 'ls', null, 'ls'])
  })
})

describe('what opens a program tells its prompt', () => {
  test('by its name', () => {
    const lines = ['$ fdbcli', 'Using the default cluster.', 'fdb> status', 'ok', '$ ls']
    expect(typed(lines, null)).toEqual(['fdbcli', null, 'status', null, 'ls'])
  })

  test('by its statements', () => {
    expect(findPrompts(['cr> SELECT 1;', '1 row'], null, noHabits)[0]?.language).toBe('sql')
    expect(findPrompts(['=> SELECT 1;'], null, noHabits)[0]?.language).toBe('sql')
    expect(findPrompts(['# SELECT 1;'], 'console', noHabits)[0]).toMatchObject({ language: 'sql', root: false })
  })

  test('devices name themselves in angles, too', () => {
    const lines = ['<HQ-SW1>system-view', '[HQ-SW1] interface Vlanif10', '[~HQ-SW1-Vlanif10]undo shutdown', '<b> x']
    expect(typed(lines)).toEqual(['system-view', 'interface Vlanif10', 'undo shutdown', null])
  })
})
