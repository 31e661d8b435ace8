import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { documentText, NoText } from '../../server/run/document-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-text-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(bytes: Buffer | string): string {
  const file = join(folder, 'document')
  writeFileSync(file, bytes)
  return documentText(file)
}

test('is UTF-8 without a byte order mark', () => {
  expect(read('\uFEFFé€😀\r\n')).toBe('é€😀\r\n')
  expect(read('')).toBe('')
})

test('bytes of another encoding, or NULs, leave the rest as it is', () => {
  expect(read(Buffer.from('caf\xe9\n$ ls', 'latin1'))).toBe('caf\uFFFD\n$ ls')
  expect(read('one\0two')).toBe('one\0two')
})

test.each([
  ['UTF-16 with its mark', Buffer.from('\uFEFF# A', 'utf16le'), 'found UTF-16'],
  ['UTF-16 without', Buffer.from('# Title\n\nText é€\n', 'utf16le'), 'found UTF-16'],
  ['UTF-16 the other way round', Buffer.from('# Title\n', 'utf16le').swap16(), 'found UTF-16'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'found binary data'],
])('%s is no such text', (_, bytes, message) => {
  expect(() => read(bytes)).toThrow(NoText)
  expect(() => read(bytes)).toThrow(message)
})

test.runIf(process.platform === 'linux')('of a file without end only so much is read', () => {
  expect(() => documentText('/dev/zero')).toThrow('expected at most 16 MB, found more')
})
