import { describe, expect, test } from 'vitest'
import { statementsIn } from '../../../server/runbook/account/fold.ts'
import { accountOf } from '../read-lines.ts'

/** Each command of a block: its text behind its language and what its prompt says, and its lines of output. */
const read = (text: string) =>
  statementsIn(accountOf(text, 'console')).commands.map(({ lines, prompt, language, output }) => {
    const who = [prompt?.user, prompt?.host].map(name => name ?? '').join('@')
    return `${language}${prompt?.root === true ? '#' : ''} ${who === '@' ? '' : `${who} `}${lines.map(line => line.text).join('⏎')}${output.length === 0 ? '' : ` → ${output.length}`}`
  })

describe('prompts that other tools miss', () => {
  test.each([
    ['        $ kill 4242', ['sh kill 4242']],
    ['web.host$ apt-get install \\\n    memcached', ['sh @web.host apt-get install \\⏎    memcached']],
    ['web-host$ ls', ['sh @web-host ls']],
    ['web.host  # service x start', ['sh# @web.host service x start']],
    ['me@web:~$ cd $BUILDDIR', ['sh me@web cd $BUILDDIR']],
    ['root@db1:/srv# psql', ['sh# root@db1 psql']],
    ['[root@web ~]# ls', ['sh# root@web ls']],
    ['(venv) $ pip list', ['sh pip list']],
    ['shop=# SELECT 1;', ['sql SELECT 1;']],
    ['localhost ~ # emerge --sync\n>>> Syncing', ['sh# @localhost emerge --sync → 1']],
    ['C:\\> dir', ['batch dir']],
    ['C:\\Users\\me>dir\n Volume in drive C', ['batch dir → 1']],
    ['root@3f2a9c0d11ee:/# ls', ['sh# root@3f2a9c0d11ee ls']],
    ['12:03:44 $ ls\n12:03:50 $ pwd', ['sh ls', 'sh pwd']],
    ['[12:03:44] me@web:~$ ls\nnotes.txt', ['sh me@web ls → 1']],
    ['[2024-01-02 12:03:44] root@web ~ # ls', ['sh# root@web ls']],
    ['me@web:~/src (main)$ git pull', ['sh me@web git pull']],
    ['me@web ~/src main* $ git pull', ['sh me@web git pull']],
    ['~/src (main) $ git pull', ['sh git pull']],
    ['[main] ~/src $ git pull', ['sh git pull']],
    ['➜  ~ ls\n➜  src git:(main) ✗ git status', ['sh ls', 'sh git status']],
    ['% ls\nnotes.txt\n% pwd', ['sh ls → 1', 'sh pwd']],
    ['root@bsd:~ # pkg update\nroot@:~ # ls', ['sh# root@bsd pkg update', 'sh# root@ ls']],
    ['[root@esx1:~] esxcli system version get', ['sh root@esx1 esxcli system version get']],
    ['[nix-shell:~]$ ls', ['sh ls']],
    ['(base) PS C:\\> Get-Service', ['powershell Get-Service']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('what others take for a prompt', () => {
  test.each([
    ['$ make\n100% done\n50%\n50% of all', ['sh make → 3']],
    ['$ ls\n$HOME/bin/x', ['sh ls → 1']],
    ['$ volume list\n   #:  TYPE  NAME\n   0:  raw   a', ['sh volume list → 2']],
    ['$ tool --help\nUsage: tool\n\nExamples:\n  $ tool add x\n$ ls', ['sh tool --help → 3', 'sh ls']],
    ['$ tool --help\nUsage: tool\nExamples:\n$ tool add x\n$ tool rm x\n\n$ ls', ['sh tool --help → 4', 'sh ls']],
    ['$ cat x.conf\nname = a\n# service name of the web\n$ ls', ['sh cat x.conf → 2', 'sh ls']],
    ['$ prices\n$ 100', ['sh prices → 1']],
    ['#!/bin/sh\necho hi', []],
    ['$HOME/bin/x', ['sh $HOME/bin/x']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('continued lines of interactive programs', () => {
  test.each([
    ['$ for x in a b; do\n> echo $x\n> done\na\nb', ['sh for x in a b; do⏎echo $x⏎done → 2']],
    ['$ cat > f <<EOF\n> a\n> EOF\n$ ls', ['sh cat > f <<EOF⏎a⏎EOF', 'sh ls']],
    ['mysql> SELECT *\n    -> FROM a;\n+---+', ['sql SELECT *⏎FROM a; → 1']],
    ["mysql> SELECT 'a\n    '> b';", ["sql SELECT 'a⏎b';"]],
    ['shop=# SELECT (\nshop(# 1)\nshop-# ;', ['sql SELECT (⏎1)⏎;']],
    ['sqlite> select *\n   ...> from a;', ['sql select *⏎from a;']],
    ['cqlsh> DESCRIBE\n   ... KEYSPACES;\ncqlsh:ks> SELECT 1;', ['cql DESCRIBE⏎KEYSPACES;', 'cql SELECT 1;']],
    ['>>> for x in y:\n...     print(x)\n1', ['python for x in y:⏎    print(x) → 1']],
    ['In [1]: if a:\n   ...:     b()\nOut[1]: 1', ['python if a:⏎    b() → 1']],
    ['irb(main):001:0> [1,\nirb(main):002:1* 2]\n=> [1, 2]', ['ruby [1,⏎2] → 1']],
    ['PS C:\\> Get-Service |\n>> Where-Object Status', ['powershell Get-Service |⏎Where-Object Status']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('programs', () => {
  test.each([
    ['ceph> health\nHEALTH_OK\nceph> quit', ['ceph health → 1', 'ceph quit']],
    ['> use shop\n> db.a.find()', ['mongodb use shop', 'mongodb db.a.find()']],
    ['rs0 [direct: primary] test> rs.status()\nshop> show dbs', ['mongodb rs.status()', 'mongodb show dbs']],
    ['(openstack) server list', ['openstack server list']],
    ['$ ls\n>>> x', ['sh ls → 1']],
    ['$ python3\n>>> x', ['sh python3', 'python x']],
    ['me@router> show version\nme@router# set x', ['network me@router show version', 'network me@router set x']],
    ['Router> enable\nRouter# configure terminal', ['network @Router enable', 'network @Router configure terminal']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('a prompt that is in no table is learned when it comes again', () => {
    expect(read('zkcli> ls /\n[a, b]\nzkcli> get /a')).toEqual(['program ls / → 1', 'program get /a'])
    expect(read('ready\nzkcli> ls /\n[a, b]')).toEqual([])
  })
})
