import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from '../../../server/run/make-folder.ts'
import { takeLock } from '../../../server/run/runner/lock.ts'
import { placeOf, socketOf } from '../../../server/run/runner/place.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-place-'))
const before = { ...process.env }
beforeEach(() => {
  process.env.XDG_STATE_HOME = join(folder, 'state')
  process.env.XDG_RUNTIME_DIR = join(folder, 'runtime')
  mkdirSync(join(folder, 'runtime'), { recursive: true })
})
afterEach(() => {
  process.env = { ...before }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const shared = join(tmpdir(), `runbook-${userInfo().uid}`)

test('is in the folder that the environment names', () => {
  expect(placeOf('/srv/guides').folder).toBe(join(folder, 'runtime', 'runbook'))
})

test('is elsewhere when there is no such folder, which is not made', () => {
  process.env.XDG_RUNTIME_DIR = join(folder, 'none')
  expect(placeOf('/srv/guides').folder).toBe(shared)
  expect(existsSync(join(folder, 'none'))).toBe(false)
  process.env.XDG_RUNTIME_DIR = 'relative'
  expect(placeOf('/srv/guides').folder).toBe(shared)
  delete process.env.XDG_RUNTIME_DIR
  expect(placeOf('/srv/guides').folder).toBe(shared)
})

test('is not where it would go with the last session of the user', () => {
  process.env.XDG_RUNTIME_DIR = `/run/user/${userInfo().uid}`
  expect(placeOf('/srv/guides').folder).toBe(shared)
})

test('is where the living runner has it, whatever the environment', () => {
  const { claim, folder: here } = placeOf('/srv/guides')
  makeFolder(dirname(claim))
  const release = takeLock(claim, here)
  delete process.env.XDG_RUNTIME_DIR
  expect(placeOf('/srv/guides').folder).toBe(here)
  expect(placeOf('/srv/others').folder).toBe(shared)
  release?.()
  expect(placeOf('/srv/guides').folder).toBe(shared)
})

test('is another one for other records of the same workspace', () => {
  const one = placeOf('/srv/guides').socket
  process.env.XDG_STATE_HOME = join(folder, 'other-state')
  expect(placeOf('/srv/guides').socket).not.toBe(one)
})

test('on Windows is a named pipe of the user', () => {
  expect(socketOf('C:\\run', 'key', 'win32')).toBe(`\\\\.\\pipe\\runbook-${userInfo().username}-key`)
  expect(socketOf('/run', 'key', 'linux')).toBe('/run/key.sock')
})
