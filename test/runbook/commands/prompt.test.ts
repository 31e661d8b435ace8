import { describe, expect, test } from 'vitest'
import { promptShape } from '../../../server/runbook/commands/prompt.ts'

const seen = (line: string) => {
  const shape = promptShape(line)
  return shape === null
    ? null
    : [shape.text, line.slice(shape.length), shape.user, shape.host, shape.root, shape.language, shape.strength]
}

describe('what a prompt looks like', () => {
  test.each([
    ['$ ls', '$', 'ls', null, null, false, 'sh', 'sure'],
    ['(parted) rm 2', '(parted)', 'rm 2', null, null, false, 'program', 'sure'],
    ['Command (m for help): p', 'Command (m for help):', 'p', null, null, false, 'program', 'sure'],
    ['Expert command (? for help): w', 'Expert command (? for help):', 'w', null, null, false, 'program', 'sure'],
    ['# ls', '#', 'ls', null, null, true, 'sh', 'open'],
    ['❯ ls', '❯', 'ls', null, null, false, 'sh', 'sure'],
    ['   $   ls', '$', 'ls', null, null, false, 'sh', 'sure'],
    ['astakos.host$ ls -l', 'astakos.host$', 'ls -l', null, 'astakos.host', false, 'sh', 'sure'],
    ['astakos.host  # service x stop', 'astakos.host  #', 'service x stop', null, 'astakos.host', true, 'sh', 'open'],
    ['db1# ls', 'db1#', 'ls', null, 'db1', true, 'sh', 'likely'],
    ['root@db1:/srv# psql', 'root@db1:/srv#', 'psql', 'root', 'db1', true, 'sh', 'sure'],
    ['me@mac ~ % brew', 'me@mac ~ %', 'brew', 'me', 'mac', false, 'sh', 'sure'],
    ['user@host:~> zypper up', 'user@host:~>', 'zypper up', 'user', 'host', false, 'sh', 'sure'],
    ['root@<host>:~# ls', 'root@<host>:~#', 'ls', 'root', '<host>', true, 'sh', 'sure'],
    ['[root@host ~]# ls', '[root@host ~]#', 'ls', 'root', 'host', true, 'sh', 'sure'],
    ['[stack@undercloud ~]$ ls', '[stack@undercloud ~]$', 'ls', 'stack', 'undercloud', false, 'sh', 'sure'],
    ['(venv) $ pip list', '(venv) $', 'pip list', null, null, false, 'sh', 'sure'],
    ['(venv) me@host:~$ pip', '(venv) me@host:~$', 'pip', 'me', 'host', false, 'sh', 'sure'],
    ['sh-4.4# chroot /host', 'sh-4.4#', 'chroot /host', null, null, true, 'sh', 'sure'],
    ['bash$ ls', 'bash$', 'ls', null, null, false, 'sh', 'sure'],
    ['root# ls', 'root#', 'ls', 'root', null, true, 'sh', 'likely'],
    ['~/src$ make', '~/src$', 'make', null, null, false, 'sh', 'sure'],
    ['/ # ls', '/ #', 'ls', null, null, true, 'sh', 'sure'],
    ['acs-manager ~$ ls', 'acs-manager ~$', 'ls', null, 'acs-manager', false, 'sh', 'sure'],
    ['mysql> SELECT 1;', 'mysql>', 'SELECT 1;', null, null, false, 'sql', 'sure'],
    ['MariaDB [(none)]> SHOW DATABASES;', 'MariaDB [(none)]>', 'SHOW DATABASES;', null, null, false, 'sql', 'sure'],
    ['postgres=# \\dt', 'postgres=#', '\\dt', null, null, false, 'sql', 'sure'],
    ['db1/shop=# SELECT 1;', 'db1/shop=#', 'SELECT 1;', null, null, false, 'sql', 'sure'],
    ['[local]/shop=> SELECT 1;', '[local]/shop=>', 'SELECT 1;', null, null, false, 'sql', 'sure'],
    ['shop=> SELECT 1;', 'shop=>', 'SELECT 1;', null, null, false, 'sql', 'sure'],
    ['cqlsh:ks> DESCRIBE TABLES;', 'cqlsh:ks>', 'DESCRIBE TABLES;', null, null, false, 'cql', 'sure'],
    ['>>> import os', '>>>', 'import os', null, null, false, 'python', 'sure'],
    ['In [12]: import os', 'In [12]:', 'import os', null, null, false, 'python', 'sure'],
    ['irb(main):001:0> 1', 'irb(main):001:0>', '1', null, null, false, 'ruby', 'sure'],
    ['127.0.0.1:6379> PING', '127.0.0.1:6379>', 'PING', null, null, false, 'redis', 'sure'],
    ['127.0.0.1:6379[3](TX)> EXEC', '127.0.0.1:6379[3](TX)>', 'EXEC', null, null, false, 'redis', 'sure'],
    ['ceph> health', 'ceph>', 'health', null, null, false, 'ceph', 'sure'],
    ['switch(config-if)# no shutdown', 'switch(config-if)#', 'no shutdown', null, 'switch', false, 'network', 'sure'],
    ['(config)# hostname x', '(config)#', 'hostname x', null, null, false, 'network', 'sure'],
    ['$ (config) interface eth1/11', '$ (config)', 'interface eth1/11', null, null, false, 'network', 'sure'],
    ['PS C:\\Users> Get-Service', 'PS C:\\Users>', 'Get-Service', null, null, false, 'powershell', 'sure'],
    ['$> ls', '$>', 'ls', null, null, false, 'sh', 'sure'],
    ['C:\\> dir', 'C:\\>', 'dir', null, null, false, 'batch', 'sure'],
  ])('%s', (line, ...expected) => {
    expect(seen(line)).toEqual(expected)
  })

  test.each([
    '$HOME/bin/x',
    '#!/bin/sh',
    '#include <stdio.h>',
    '50%',
    '50% done',
    '100% done',
    '#',
    '#: TYPE NAME',
    'a sentence about $ and #',
    '192.168.0.1 # the gateway',
    '> ',
    '$(date)',
    'key => value',
    '-> next',
    '',
  ])('%j has none', line => {
    expect(promptShape(line)).toBeNull()
  })
})
