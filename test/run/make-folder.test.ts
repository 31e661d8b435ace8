import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../../server/run/make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-folder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('is made with all above it, for the user alone', () => {
  makeFolder(join(folder, 'a', 'b', 'c'))
  for (const path of ['a', 'a/b', 'a/b/c']) expect(statSync(join(folder, path)).mode & 0o777).toBe(0o700)
})

test('one that is there stays as it is', () => {
  mkdirSync(join(folder, 'open'), { mode: 0o755 })
  makeFolder(join(folder, 'open'))
  expect(statSync(join(folder, 'open')).mode & 0o777).toBe(0o755)
})

test('says why there can be none', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST')
  expect(() => makeFolder(join(folder, 'file', 'a', 'b'))).toThrow('ENOTDIR')
})

test.runIf(process.platform === 'linux')('ends where nothing can be made', () => {
  expect(() => makeFolder('/proc/none/such')).toThrow('ENOENT')
})
