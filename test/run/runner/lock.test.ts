import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { takeLock } from '../../../server/run/runner/lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-lock-'))
const path = join(folder, 'lock')
afterEach(() => rmSync(path, { force: true }))

test('one holds it at a time', () => {
  const release = takeLock(path)
  expect(release).not.toBeNull()
  expect(takeLock(path)).toBeNull()
  release?.()
  const again = takeLock(path)
  expect(again).not.toBeNull()
  again?.()
})

test.each(['999999999 1', `${process.pid} 1`, '', 'nonsense'])('a stale one is taken over: %j', holder => {
  writeFileSync(path, holder)
  expect(takeLock(path)).not.toBeNull()
})
