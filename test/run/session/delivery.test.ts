import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileDelivery } from '../../../server/run/session/delivery.ts'

test('a command whose file cannot be written says which and why, not what the system calls it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-delivery-'))
  writeFileSync(join(folder, 'file'), '')
  const delivery = new FileDelivery(join(folder, 'file', 'session'), 'bash')
  expect(() => delivery.typed(7, 'true', '')).toThrow(
    `the command cannot be handed to the shell: a folder on the way to it is a file (${folder}/file/session/7.sh)`,
  )
  rmSync(folder, { recursive: true })
})
