import { describe, expect, test } from 'vitest'
import { inlineOf } from '../shared-corpus.ts'
import { markdown, rst } from '../reading.ts'

const found = (text: string) => inlineOf(markdown(text)).map(({ text }) => text)

describe('code spans that the reader is told to run', () => {
  test.each([
    ['Run `st2ctl restart` now.', 'st2ctl restart'],
    ['(Since 2.4) Run `app doctor` to find out why.', 'app doctor'],
    ['Run `update-system` and answer `Y`.', 'update-system'],
    ['In your terminal, run `uname`.', 'uname'],
    ['Do this by running `st2ctl restart` after `update-system` completes.', 'st2ctl restart'],
    ['If needed, you can use the `sudo st2ctl start` command to try again.', 'sudo st2ctl start'],
    ['It is possible to use `st2 run packs.install packs=<list>`', 'st2 run packs.install packs=<list>'],
    ['This can be done using the command `7za e x.exe`.', '7za e x.exe'],
    ['Node names can be found with `oc get nodes`.', 'oc get nodes'],
    ['1. Save your keys: `st2 key list -j > kv.json`', 'st2 key list -j > kv.json'],
    ['- Check pod logs: `kubectl logs -f deployment/x`', 'kubectl logs -f deployment/x'],
    ['Once done, reconfigure services (`kolla-ansible reconfigure`).', 'kolla-ansible reconfigure'],
    ['Remember to connect and `TRUNCATE keys;` before starting.', 'TRUNCATE keys;'],
    ['All else waits meanwhile.\n\n`curl -X POST http://localhost/reindex`', 'curl -X POST http://localhost/reindex'],
    ['1. `sudo systemctl restart nginx`', 'sudo systemctl restart nginx'],
    ['Load your keys: `st2 key load kv.json`. You might have to adjust them.', 'st2 key load kv.json'],
    ['In the `./shop-2.1` folder, run the `./install.sh` script to finish.', './install.sh'],
    ['You can go back by running `/opt/shop/scripts/restart-shop`.', '/opt/shop/scripts/restart-shop'],
    ['Actions are not registered. Try running `st2ctl reload --all`.', 'st2ctl reload --all'],
    ['Depending on the system, the command will be `rpm -q nginx`.', 'rpm -q nginx'],
    ['You can just restart one part, e.g. `sudo service x restart`.', 'sudo service x restart'],
    ['You can also do so by using the tool: `tool-install <name>`.', 'tool-install <name>'],
    ['Users install the package and restart services (`sudo st2ctl restart`).', 'sudo st2ctl restart'],
    ['You can verify it by checking the output of `sudo st2ctl status`.', 'sudo st2ctl status'],
    [
      'After that, please delete it manually using `rabbitmqadmin delete queue name=x`.',
      'rabbitmqadmin delete queue name=x',
    ],
    ['Reload the content with `st2ctl reload --register-all`.', 'st2ctl reload --register-all'],
    ['Use generic `baremetal node list` to check the others.', 'baremetal node list'],
    ['You can also check `openstack server show <NAME>` to see it.', 'openstack server show <NAME>'],
    ['To perform a full backup, run this command:\n\n`kolla-ansible backup -i x`', 'kolla-ansible backup -i x'],
    ['If it fails to start, run the `mariadbd` command and look.', 'mariadbd'],
    ['Check the file with `promtool check config x.yml` and look at it.', 'promtool check config x.yml'],
    ['To see which, query it with `curl http://x/version`.', 'curl http://x/version'],
    ['You can then watch it using `ceph -s`.', 'ceph -s'],
    ['Verify with `kubectl get nodes` that all are there.', 'kubectl get nodes'],
    ['Watch the health with `ceph status`.', 'ceph status'],
    ['1. Then `git pull`.', 'git pull'],
    ['1. Watch `nodetool netstats`.', 'nodetool netstats'],
    [
      'Scale it down: `kubectl scale deploy x --replicas 0` and delete the others.',
      'kubectl scale deploy x --replicas 0',
    ],
    ['A command to do this is `kubectl delete deploy -l a!=b`.', 'kubectl delete deploy -l a!=b'],
    ['To see all, do a `kubectl get all -A`.', 'kubectl get all -A'],
    ['Run `nodetool drain` on each node.', 'nodetool drain'],
    ['Run the check script `/opt/tool/bin/self-check`.', '/opt/tool/bin/self-check'],
  ])('%s', (text, command) => {
    expect(found(text)).toEqual([command])
  })

  test('bullets that are nothing but commands, below a sentence that tells what to do', () => {
    const items = '\n\n* `dd if=/dev/zero of=/dev/sdb1`\n* `dd if=/dev/zero of=/dev/sdb`\n'
    expect(found('Wipe the partitions, then the disk. E.g.,' + items)).toHaveLength(2)
    expect(found('You should not run these:' + items)).toHaveLength(0)
  })

  test('a second one in the same sentence counts too', () => {
    expect(found('Please have the output of `st2 rule list -j` and `st2 trigger list -j` ready.')).toEqual([
      'st2 rule list -j',
      'st2 trigger list -j',
    ])
  })
})

describe('mentions', () => {
  test.each([
    'Remove `st2::version` from `/opt/answers.json`.',
    'The `foo list` command lists everything.',
    'You run the `schemamigration` command with the `--initial` option.',
    'Secrets can be applied by simply reconfiguring services with `kolla-ansible reconfigure`.',
    'Set it to true before running `kolla-ansible reconfigure`.',
    'Do not run `rm -rf /srv` here.',
    'The upgrade will:\n\n1. Run `apt-get upgrade`.\n2. Start the shop.',
    'You can `grep` using the id (`cat`, `tail` are your friends).',
    'The easiest way is to use the CLI command `st2ctl`:',
    '- `migration-assist mysql`: checks the schema',
    'Any process still running? Kill it with `kill -9`.',
    'We can start migrating the data by running `pgloader`.',
    'The installer will create tables and run the `migrate` command.',
    'Replace the last line with `exec tool -v start`.',
    'Example log line:\n\n`GET /healthz 200`',
    'The default command is `tool start --all`.',
    '1. Replace every separator (`/a//b --> /a/b`).',
    'Search the logs for this string: `ignoring nested selector`. It is harmless.',
    'The generator will run `cppcheck`.',
    'Use `argocd proj delete-token` to revoke it.',
    'Issue `kubectl edit` on each resource and remove the block.',
    'Replace the command with `server --port 80`.',
    'Revoke it with `token delete`.',
    'If some still run, kill them with `kill -9`.',
    'The default command is `server --port 80`.',
    'Nodes are drained by operators with `kubectl drain x --force`.',
    'It runs `systemctl restart nginx` internally.',
    'Set `FOO=bar` in the file.',
    'You should not run `shop purge --all`.',
    'Do not attempt to run `shop purge --all` here.',
    'There is no need to run `shop purge --all`.',
    'You no longer have to run `systemctl restart nginx`.',
    'The `shop purge --all` command must no longer be used.',
    '`shop purge --all` must no longer be used.',
    'Never use `kill -9 1`.',
    'The shop will run `systemctl restart nginx` by itself.',
    'When asked whether to go on, type `yes`.',
    'See [Run `uname`](#step-2).',
    '# Run `uname`',
    'Usage: run `tool [OPTIONS] FILE`.',
    'Run `playbook.yml` again.',
    'Run the `migrate` playbook.',
    'All nodes (and their peers) run `app serve`.',
    'Nodes are known by name.\n\n`node names`',
    'Identify the block in the logs (e.g., `download block 01K8...`).',
  ])('%s', text => {
    expect(found(text)).toEqual([])
  })

  test('a command that the block below spells out is only mentioned', () => {
    expect(found('Use the `ceph osd set` command:\n\n```console\nceph osd set noout\n```')).toEqual([])
  })
})

describe('typed inside a program', () => {
  const steps = (text: string) =>
    markdown(text).steps.map(({ kind, commands }) => [
      kind,
      ...commands.map(({ text, language }) => `${language}: ${text}`),
    ])

  test.each([
    'Run `show users` in `appcli`.',
    'Run `status` at the appcli prompt.',
    'At the `appcli` prompt, run `show users`.',
  ])('which nothing has opened, it is done by hand: %s', text => {
    expect(steps(text)).toEqual([['manual']])
  })

  test('which a step has opened, it is typed there', () => {
    expect(steps('```console\n$ redis-cli\n```\n\nRun `INFO memory` in `redis-cli`.')).toEqual([
      ['command', 'sh: redis-cli'],
      ['inline', 'redis: INFO memory'],
    ])
  })

  test.each(['Run `npm install` in `frontend`.', 'Run `npm install` in a shell.', 'Run `npm install` in `/srv/shop`.'])(
    'a folder and a shell are no programs: %s',
    text => {
      expect(steps(text)).toEqual([['inline', 'sh: npm install']])
    },
  )
})

test('a command over two lines is one, its line break a blank', () => {
  const runbook = rst('Once all is done, reconfigure services (``kolla-ansible\nreconfigure``).\n')
  expect(inlineOf(runbook)).toEqual([{ line: 1, text: 'kolla-ansible reconfigure' }])
})
