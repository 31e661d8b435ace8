import { describe, expect, test } from 'vitest'
import { fill } from '../../../server/run/fill.ts'
import { stepHash } from '../../../server/run/step-hash.ts'
import { rst } from '../reading.ts'

const block = (command: string, rest = '') =>
  rst(`Do this:\n\n.. parsed-literal::\n\n   $ ${command.replaceAll('\n', '\n   ')}\n\n${rest}`)

const found = (command: string) =>
  block(command).steps.flatMap(step => step.placeholders.map(({ name, kind }) => `${kind} ${name}`))

describe('emphasis in a parsed-literal', () => {
  test.each<[string, ...string[]]>([
    ['dropdb **db-name**', 'emphasis db-name'],
    ['apt-get install web=\\ *version*', 'emphasis version'],
    ['tar xf app-\\ *version*\\ .tgz', 'emphasis version'],
    ['cd /srv/*folder*/bin', 'emphasis folder'],
    ['*folder*/bin/start', 'emphasis folder'],
    ['ssh *user*\\ @\\ *host name*', 'emphasis user', 'emphasis host name'],
    ['mysql -u **your user**', 'emphasis your user'],
    ['kill **PID**', 'emphasis PID'],
    ['ls :samp:`/srv/{site}`', 'emphasis site'],
    ['mount :strong:`disk-id` /mnt', 'emphasis disk-id'],
    ['mount `disk-id` /mnt', 'emphasis disk-id'],
    // Brackets around it are the author's, too.
    ['mount <*disk*> /mnt', 'angle disk'],
    ['ls \\\n  *folder*', 'emphasis folder'],
    ['cd |the folder|', 'substitution the folder'],
    ['cd /opt/|folder|/bin', 'substitution folder'],
  ])('%s', (command, ...names) => {
    expect(found(command)).toEqual(names)
  })

  test.each([
    '**systemctl** restart web',
    'systemctl **restart** web',
    'sudo **systemctl** restart web',
    'ls | **sort**',
    'tool **--force** /srv',
    '**mysql -u root**',
    'apt-get **install nginx**',
    'kill -9 **4**',
    'echo a\\*b\\*c',
    'ls # *later*',
  ])('not in %s', command => {
    expect(found(command)).toEqual([])
  })
})

test('what is emphasised is filled in where it stands, without its marks', () => {
  const runbook = block('cp *from* /srv/|v|/**to** \\\\\n  <*mode*>', '.. |v| replace:: 1.2\n')
  const command = runbook.steps[0]?.commands[0]
  expect(command?.text).toBe('cp from /srv/1.2/to \\\n  <mode>')
  expect(command?.placeholders.map(({ span }) => runbook.source.slice(span))).toEqual(['from', 'to', '<*mode*>'])
  expect(command && fill(command, { from: 'a b', to: 'c', mode: '-v' }).text).toBe("cp 'a b' /srv/1.2/c \\\n  -v")
})

test('a placeholder within a substitution is all of it', () => {
  const runbook = block('apt-get install web=|v| db=|v|\\* |w|', '.. |v| replace:: 1.x.y\n.. |w| replace:: 1.2\n')
  const command = runbook.steps[0]?.commands[0]
  expect(command?.placeholders.map(({ span }) => runbook.source.slice(span))).toEqual(['|v|', '|v|'])
  expect(command?.placeholders.map(({ name }) => name)).toEqual(['v', 'v'])
})

test('a prompt stands where it is written', () => {
  const runbook = rst('.. parsed-literal::\n\n   root@\\ db1:~# ls *folder*\n')
  const prompt = runbook.steps[0]?.commands[0]?.prompt
  expect(prompt && runbook.source.slice(prompt.span)).toBe('root@\\ db1:~#')
})

test('a definition that is another now is another step to run', () => {
  const hash = (version: string, command: string) => {
    const runbook = block(command, `.. |v| replace:: ${version}\n`)
    return runbook.steps[0] && stepHash(runbook, runbook.steps[0])
  }
  expect(hash('1.2', 'cd /srv/|v|')).not.toBe(hash('1.3', 'cd /srv/|v|'))
  expect(hash('1.2', 'cd /srv/\\ *v*')).toBe(hash('1.3', 'cd /srv/\\ *v*'))
})
