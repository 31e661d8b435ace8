import { describe, expect, test } from 'vitest'
import { check } from '../../server/check/check.ts'
import { markups } from '../../server/markup/index.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'

/** Names of the services that are reported as left down. */
function leftDown(...lines: string[]): string[] {
  const markup = markups.find(({ id }) => id === 'markdown')
  if (markup === undefined) throw new Error('expected Markdown to be a markup')
  return check(readRunbook(new SourceText(lines.join('\n')), markup))
    .filter(({ rule }) => rule === 'service-never-restarted')
    .map(({ message }) => /`([^`]*)`/.exec(message)?.[1] ?? '')
}

const console = (...commands: string[]) => ['```console', ...commands.map(command => `$ ${command}`), '```', '']

describe('a stopped service', () => {
  test.each([
    ['service web stop', 'web'],
    ['sudo systemctl stop web.service', 'web'],
    ['/etc/init.d/web stop', 'web'],
    ['sudo /etc/init.d/web stop', 'web'],
    ['invoke-rc.d web stop', 'web'],
    ['supervisorctl stop web', 'web'],
    ['systemctl stop --now web@1', 'web@1'],
  ])('is found in: %s', (command, name) => {
    expect(leftDown(...console(command))).toEqual([name])
  })

  test.each([
    ['service web start'],
    ['systemctl restart web'],
    ['systemctl enable --now web.service'],
    ['for unit in web db; do systemctl start $unit; done'],
    ['ssh db.example.com "service web restart"'],
    ['sudo reboot'],
    ['shutdown -r now'],
  ])('comes back with: %s', command => {
    expect(leftDown(...console('service web stop'), ...console(command))).toEqual([])
  })

  test('comes back in words', () => {
    expect(leftDown(...console('service web stop'), 'When the disk is replaced, start `web` again.')).toEqual([])
  })

  test('is not the reader’s to name', () => {
    expect(leftDown(...console('service <name> stop', 'systemctl stop $unit'))).toEqual([])
  })

  test('may go with its package', () => {
    expect(leftDown(...console('service web stop', 'apt-get purge -y example-web'))).toEqual([])
  })

  test('is another one than its namesake', () => {
    expect(leftDown(...console('service web stop', 'service web-admin start'))).toEqual(['web'])
  })

  test('that was started before is down all the same', () => {
    expect(leftDown(...console('service web start', 'service web stop'))).toEqual(['web'])
  })
})
