import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseTargets, readTargetsFile, targetsFile, writeTarget } from '../../../server/run/target/targets-file.ts'

const workspace = mkdtempSync(join(tmpdir(), 'rb-targets-'))
afterAll(() => rmSync(workspace, { recursive: true }))

test('one host a line', () => {
  const text = '\uFEFF# where they are\r\ndb1 = ssh:db1   # the first\r\n\r\nastakos.host=local\r\n'
  expect(parseTargets(text, 'f')).toEqual({ db1: 'ssh:db1', 'astakos.host': 'local' })
  expect(parseTargets('', 'f')).toEqual({})
})

test.each(['db1', 'db1 =', '= local', 'a b = local'])('%j is refused with its place', line => {
  expect(() => parseTargets(`x = local\n${line}\n`, 'runbook.targets')).toThrow(
    `runbook.targets:2: expected HOST = TARGET, found ${JSON.stringify(line)}`,
  )
})

test('a host that has two lines is refused: it would run on one of two machines', () => {
  expect(() => parseTargets('# ours\ndb1 = ssh:db1\n\ndb1 = local\n', 'runbook.targets')).toThrow(
    'runbook.targets:4: expected one line for db1, found another on line 2',
  )
})

test('a workspace without one says nothing', () => {
  expect(readTargetsFile(workspace)).toEqual({})
})

test('a host is added or changed, and the rest stays as it is', () => {
  writeTarget(workspace, 'db1', 'ssh:db1')
  expect(readFileSync(targetsFile(workspace), 'utf8')).toBe('db1 = ssh:db1\n')
  writeFileSync(targetsFile(workspace), '# ours\n\ndb1 = ssh:db1\nweb = local')
  writeTarget(workspace, 'db1', 'docker:db')
  expect(readFileSync(targetsFile(workspace), 'utf8')).toBe('# ours\n\nweb = local\ndb1 = docker:db\n')
})
