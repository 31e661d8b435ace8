import { describe, expect, test } from 'vitest'
import { Nesting } from '../../server/run/nesting.ts'
import { placeInWords } from '../../server/run/target/places.ts'
import { markdown } from '../runbook/reading.ts'

/** A guide of one section with a console block each. */
const guide = (...blocks: readonly string[]) =>
  markdown('# Guide\n\n' + blocks.map(text => `Then:\n\n\`\`\`console\n${text}\n\`\`\`\n`).join('\n'))

/** Each command with the target and the openers that it is typed in; `+` for one whose session is entered. */
function places(runbook: ReturnType<typeof guide>, targets: Record<string, string>): string[] {
  const nesting = new Nesting(runbook, targets)
  return runbook.steps.flatMap(step =>
    step.commands.map(command => {
      const { chain } = nesting.placeOf(step, command)
      const where = [placeInWords(nesting.placed(step), targets), ...chain.map(({ opener }) => opener)]
      return `${where.join(' › ')}: ${command.text}${nesting.opens(command) === null ? '' : ' +'}`
    }),
  )
}

describe('where a command is typed', () => {
  test('is inside what was opened for it, on the target of whoever opened it', () => {
    const runbook = guide('web$ sudo -i', '# systemctl stop x', '# su - postgres\n$ psql', 'postgres=# SELECT 1;')
    expect(places(runbook, { web: 'ssh:web' })).toEqual([
      'ssh:web: sudo -i +',
      'ssh:web › sudo -i: systemctl stop x',
      'ssh:web › sudo -i: su - postgres +',
      'ssh:web › sudo -i › su - postgres: psql +',
      'ssh:web › sudo -i › su - postgres › psql: SELECT 1;',
    ])
  })

  test('is where `ssh` leads, when nobody has said otherwise', () => {
    const runbook = guide('web$ ssh db', 'db$ uptime', 'db$ sudo -i\n# reboot')
    expect(places(runbook, { web: 'local' })).toEqual([
      'local: ssh db +',
      'local › ssh db: uptime',
      'local › ssh db: sudo -i +',
      'local › ssh db › sudo -i: reboot',
    ])
  })

  test('is the host’s own shell where that is mapped', () => {
    const runbook = guide('web$ ssh db', 'db$ uptime', 'db$ sudo -i\n# reboot', 'web$ ls')
    expect(places(runbook, { web: 'local', db: 'ssh:db' })).toEqual([
      'local: ssh db +',
      'ssh:db: uptime',
      'ssh:db: sudo -i +',
      'ssh:db › sudo -i: reboot',
      'local: ls',
    ])
  })

  test('is one shell within another when one step does both', () => {
    expect(places(guide('web$ ssh db\ndb$ uptime'), { web: 'ssh:web', db: 'ssh:db' })).toEqual([
      'ssh:web: ssh db +',
      'ssh:web › ssh db: uptime',
    ])
  })

  test('is outside of what nothing is typed in', () => {
    expect(places(guide('$ sudo -i\n# exit\n$ ls', '$ bash'), {})).toEqual([
      'local: sudo -i +',
      'local › sudo -i: exit',
      'local: ls',
      'local: bash',
    ])
  })
})
