import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sshHosts } from '../../../server/run/target/ssh-hosts.ts'

const home = mkdtempSync(join(tmpdir(), 'rb-home-'))
const folder = join(home, '.ssh')
mkdirSync(join(folder, 'config.d'), { recursive: true })
afterAll(() => rmSync(home, { recursive: true }))

const hostsOf = (config: string) => {
  writeFileSync(join(folder, 'config'), config)
  return sshHosts(home)
}

test('the names behind Host, in their order, without patterns', () => {
  expect(
    hostsOf(`
# Host commented
Host db1 db2.example.com
  User ops
host=web
Host *.example.com !bad ?x
Host "quoted" db1
Match host other
  User x
Host last
`),
  ).toEqual(['db1', 'db2.example.com', 'web', 'quoted', 'last'])
})

test('included files, also by pattern, below a Host line, and in a circle', () => {
  writeFileSync(join(folder, 'config.d', 'b.conf'), 'Host b\n')
  writeFileSync(join(folder, 'config.d', 'a.conf'), 'Host a\nInclude config\n')
  writeFileSync(join(home, 'more'), 'Host more\n')
  expect(hostsOf('Include config.d/*.conf nowhere\nHost x\n  Include ~/more\nHost y\n').toSorted()).toEqual([
    'a',
    'b',
    'more',
    'x',
    'y',
  ])
})

test('what is no configuration names nobody', () => {
  expect(sshHosts(join(home, 'nowhere'))).toEqual([])
  expect(hostsOf('')).toEqual([])
  expect(hostsOf('Host "open\n\0\nHost -oProxyCommand=x ../y')).not.toContain('-oProxyCommand=x')
})
