import { describe, expect, test } from 'vitest'
import { likeness } from '../../../server/runbook/commands/likeness.ts'

const of = (line: string) => likeness(line, new Set())

describe('how much a line looks like something to type', () => {
  test.each([
    // What a variable is set to may go on in the next lines, and hold any sign.
    'TOKEN=$(curl -sf https://auth.example.com \\',
    `PODS=$(kubectl get pods -o jsonpath='{.items[?(@.a=="x")]}{"\\n"}')`,
    // `sudo` says it, whatever program follows.
    'sudo billing console',
    // A program below the working directory.
    'bin/kafka-topics.sh --list',
    'scripts/backup nightly',
    // A program without arguments is told from a mention by where it lies.
    '/opt/billing/scripts/stop-billing',
    // A question's word, and a program's.
    'which billing',
    'tools/check.py now',
    '[ -f /etc/x ] && rm /etc/x',
    ': > /var/log/app.log',
    'dnf list installed',
    'restart() {',
    // What another command prints is among its arguments.
    'app token revoke $(app token current)',
    '. ./openrc',
    // A command without arguments, and another.
    'make; make install',
    'ls; echo done',
    'sync; sync -f; systemctl reboot',
  ])('%s', line => {
    expect(of(line)).toBe('command')
  })

  test.each([
    // A remark behind an arrow: not to be typed as it stands.
    'app sync web --delay=10 -> invalid',
    'journalctl -u app     <- look here',
    'systemctl stop x  // on db2',
    // What a program says of its version.
    'ceph v2',
    'nginx version: nginx/1.25',
    'docker version 24.0.7, build afd',
    // What a program logs, or is configured by.
    'level=info ts=12 msg="ok"',
    'host=db port=5432 sslmode=require',
    ': exit status 1',
    '[ prod ] console> Feature.enable(:x)',
    'ssh-rsa AAAAB3NzaC1yc2E me@example.com',
    'git.example.com ssh-ed25519 AAAAC3NzaC1lZDI',
    // A gap behind the first word is a column's.
    'epoch      timestamp cluster status',
    'default/web-1 created',
    'pod "web-1" deleted',
    'service "web" not found',
    'heal completed',
    'error executing template',
    'at com.example.Main.run(Main.java:5)',
    // What a file holds, or its name.
    'host replication repl 10.0.0.0/24 md5',
    'app ALL=(ALL) NOPASSWD: ALL',
    'time() - last_success > 3600',
    'config.yml',
    // The heading of a table, or a sentence.
    'date; Amount; Remarks',
    'make; it is the best',
    '/opt/billing/scripts/limits.yml',
    '/opt/billing/data',
    // A rule for a file: what it begins with is nothing that runs.
    '/var/log/billing.log rw,',
  ])('not %s', line => {
    expect(of(line)).toBe('no')
  })
})
