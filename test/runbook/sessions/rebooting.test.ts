import { describe, expect, test } from 'vitest'
import { rebootOf, stepReboots } from '../../../server/runbook/sessions/rebooting.ts'

const reboot = (text: string, inside: readonly { opener: string; host: string | null }[] = []) =>
  rebootOf({ text, language: 'sh', inside: inside.map(each => ({ ...each, language: 'sh', user: null })) })

describe('a command reboots its machine', () => {
  test.each([
    ['reboot', 0],
    ['sudo reboot', 0],
    ['sudo -n /sbin/reboot -f', 0],
    ['systemctl reboot', 0],
    ['sudo systemctl --no-wall reboot', 0],
    ['shutdown -r now', 0],
    ['shutdown -r +5', 300_000],
    ['shutdown -r 5 "back soon"', 300_000],
    ['shutdown --reboot', 60_000],
    ['shutdown -r 23:00', 86_400_000],
    ['init 6', 0],
    ['sudo telinit 6', 0],
    ['apt-get upgrade -y && reboot', 0],
    ['sync; sync; reboot', 0],
    ["sudo sh -c 'sleep 2; reboot'", 0],
    ['(sleep 5; reboot) &', 0],
    ['nohup reboot >/dev/null 2>&1 &', 0],
  ])('%s', (text, delay) => {
    expect(reboot(text)).toEqual({ surely: true, delay })
  })

  test.each([
    '[ -e /run/reboot-required ] && reboot || true',
    'if test -e x; then reboot; fi',
    'while true; do reboot; done',
  ])('on some condition: %s', text => {
    expect(reboot(text)).toEqual({ surely: false, delay: 0 })
  })

  test.each([
    'ssh db1 reboot',
    'docker exec web reboot',
    'echo reboot',
    'man reboot',
    'last reboot',
    'reboot --help',
    'systemctl -H db1 reboot',
    'systemctl reboot-notifier',
    'systemctl restart reboot',
    'shutdown -h now',
    'shutdown -c',
    'poweroff',
    'init 3',
    'virsh reboot vm1',
    'f() { reboot; }',
    'ls /var/run/reboot-required',
    'grep -r init 6',
  ])('not: %s', text => {
    expect(reboot(text)).toBeNull()
  })

  test('in a shell that is opened there, not in one that is elsewhere', () => {
    expect(reboot('reboot', [{ opener: 'sudo -i', host: null }])).not.toBeNull()
    expect(reboot('reboot', [{ opener: 'ssh db1', host: 'db1' }])).toBeNull()
    expect(reboot('reboot', [{ opener: 'docker exec -it web bash', host: null }])).toBeNull()
  })
})

test.each([
  'Reboot node',
  'Reboot the machine.',
  'Then reboot.',
  'Finally, reboot each of the nodes and wait until they are back',
  'Power-cycle the host',
  'Restart the machine',
  'Reboot db1',
])('a reader is told to reboot: %s', title => {
  expect(stepReboots('manual', title, [])).toBe(true)
})

test.each([
  'Restart the server',
  'Reboot is required',
  'Do not reboot',
  'Restart the node exporter',
  'Check whether a reboot is needed',
])('a reader is not told to reboot: %s', title => {
  expect(stepReboots('manual', title, [])).toBe(false)
})
