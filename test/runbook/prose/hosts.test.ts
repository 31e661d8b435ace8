import { describe, expect, test } from 'vitest'
import { markdown } from '../reading.ts'

const run = '```bash\nls\n```'
const hosts = (...blocks: string[]) => markdown(blocks.join('\n\n')).steps.map(step => step.hosts)

describe('hosts that prose names', () => {
  test.each([
    ['On db1:', ['db1']],
    ['On `web-1` and web-2.example.com:', ['web-1', 'web-2.example.com']],
    ['Log in to the master and run:', ['master']],
    ['SSH to each compute node and run:', ['each compute node']],
    ['Repeat this for every worker node:', ['every worker node']],
    ['For each node, run:', ['each node']],
    ['On the primary, run:', ['primary']],
    ['On node1 and node2, run:', ['node1', 'node2']],
    ['Run this on `app1`, `app2` and `app3`:', ['app1', 'app2', 'app3']],
    ['On both web1 and web2 do:', ['web1', 'web2']],
    ['Then log in to db-1.example.com and db-2.example.com and run:', ['db-1.example.com', 'db-2.example.com']],
    ['On the hosts app1, app2:', ['app1', 'app2']],
    ['On node1:', ['node1']],
    ['On `old-host`, run:', ['old-host']],
    ['On `pghost`:', ['pghost']],
    ['On the salt-master, run:', ['salt-master']],
    ['On N1:', ['N1']],
    ['On Server 2:', ['Server 2']],
    ['On node A, run:', ['node A']],
    ['On the first node, run:', ['first node']],
    ['On the standby server:', ['standby server']],
    ['On the **primary** node:', ['primary node']],
    ['On primary, run:', ['primary']],
    ['Log in to the shop server and run:', ['shop']],
    ['Log in to the NFS server and run:', ['NFS server']],
    ['From the bastion, run:', ['bastion']],
    ['On each of the web nodes:', ['each of the web nodes']],
    ['Run this on all of the nodes:', ['all nodes']],
    ['Run it on one of the nodes:', ['one of the nodes']],
    ['Stop the cache on another node:', ['another node']],
    ['On the node to be removed, run:', ['node to be removed']],
    ['On each host running the cache, run:', ['each host']],
    ['Frontend node:', ['frontend node']],
    ['If it does not answer, from another node:', ['another node']],
    ['While logged in to the old server, run:', ['old server']],
    ['In a terminal on the new server, run:', ['new server']],
    ['On this server, run:', []],
    ['On your machine, run:', []],
    ['On the command line, run:', []],
    ['Install the mail server package:', []],
    ['Listen on port 80:', []],
    ['On your local machine, run:', []],
    ['On a Linux machine, run:', []],
    ['Drain the node pool on the server side:', []],
    ['The files on the old server may be removed:', []],
    ['Make sure that the service is running on all nodes:', []],
    ['Copy it to the new server:', []],
    ['Move on to the primary:', []],
    ['Use the same commands that were used on the old server:', []],
    ['Clone it from the `shop` repository:', []],
    ['On the dashboard, look at:', []],
    ['On node18, run:', []],
    ['If you only run it on app1 and app4 you could say:', []],
    ['On eth0 and eth1:', []],
    ['On debian11 and debian12:', []],
    ['On success:', []],
    ['On Debian 12:', []],
    ['On v2.1:', []],
    ['On the master branch, run:', []],
    ['On step-2:', []],
    ['Log in to the web interface:', []],
  ])('%s', (lead, expected) => {
    expect(hosts(lead, run)).toEqual([expected])
  })

  test('a title holds for its section and all below, until another says something else', () => {
    expect(
      hosts(
        '# G',
        run,
        '## On the database server',
        run,
        '### Packages',
        run,
        '### On all nodes',
        run,
        '## After',
        run,
      ),
    ).toEqual([[], ['database'], ['database'], ['all nodes'], []])
  })

  test('a title needs no colon', () => {
    expect(hosts('# G', '## On db1', run, '## On success', run)).toEqual([['db1'], []])
  })

  test('a machine that is rebooted by hand is where that is done', () => {
    const steps = '1. Run `ls -l a`.\n2. Reboot db1.\n3. Power-cycle node db-2 now.\n4. Reboot to finish.'
    expect(hosts(steps)).toEqual([[], ['db1'], ['db-2'], []])
  })

  test('who has logged in is there until the list or the section ends, or until they log out', () => {
    expect(hosts('1. Log in to the web node.\n2. Run `ls -l a`.\n3. Log out.\n4. Run `ls -l b`.', run)).toEqual([
      ['web'],
      ['web'],
      ['web'],
      [],
      [],
    ])
    expect(hosts('# A', 'Log in to the master.', run, 'Look:', run, '# B', run)).toEqual([['master'], ['master'], []])
  })

  test('a lead is for every item of its list', () => {
    expect(hosts('On all nodes:', '1. Run `ls -l a`.\n2. Run `ls -l b`.')).toEqual([['all nodes'], ['all nodes']])
  })

  test('a text that leads to no block itself is for what follows', () => {
    expect(
      hosts('# A', 'Run these on the standby server:', 'For databases:', run, 'For caches:', run, '# B', run),
    ).toEqual([['standby server'], ['standby server'], []])
  })

  test('an item that sends its reader somewhere for its own list does not do so for the next', () => {
    const items = '1. Log in to the old server.\n   1. Run `ls -l a`.\n2. Run `ls -l b`.'
    expect(hosts(items)).toEqual([['old server'], []])
  })

  test('of a paragraph only the sentence of an inline command says where it is typed', () => {
    expect(hosts('Run `ls -l a` on the new node. Then run `ls -l b`.')).toEqual([['new node'], []])
    expect(hosts('Log in to the new node. Then run `ls -l b`.')).toEqual([['new node']])
  })

  test('a command that goes to machines by itself is typed where the reader is', () => {
    const block = (command: string) => `\`\`\`bash\n${command}\n\`\`\``
    expect(hosts('Stop it on all nodes:', block('ansible all -a "systemctl stop x"'))).toEqual([[]])
    expect(hosts('Log in to the old server:', block('ssh op@192.0.2.1'))).toEqual([[]])
    expect(hosts('From the bastion, run:', block('ssh op@192.0.2.1 uptime'))).toEqual([['bastion']])
  })

  test('a prompt knows better', () => {
    expect(hosts('# On all nodes', '```console\ndb1$ ls\n```')).toEqual([['db1']])
  })
})
