import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { RunEvent } from '../../../server/run/event.ts'
import { Journal, JournalError } from '../../../server/run/journal/journal.ts'
import { readRun } from '../../../server/run/journal/read.ts'

const runs = mkdtempSync(join(tmpdir(), 'rb-gone-'))
afterEach(() => rmSync(runs, { recursive: true, force: true }))

const run = '01K00000000000000000000000'
const begun: RunEvent = { event: 'run.started', run, file: '/a.md', practice: false }

test('what would be written to a record that is gone is refused, and written once it is back', () => {
  const folder = join(runs, run)
  const journal = Journal.open(folder, 0)
  journal.appendDurably(begun)
  renameSync(folder, `${folder}.aside`)
  const next = { event: 'value.set', name: 'x', value: '1' } as const
  expect(() => journal.appendDurably(next)).toThrow(JournalError)
  expect(() => journal.appendDurably(next)).toThrow(/^the record of the run is gone, .*journal\.jsonl\): open another/)
  expect(journal.seq).toBe(1)
  renameSync(`${folder}.aside`, folder)
  journal.appendDurably(next)
  journal.close()
  expect(readRun(runs, run)).toMatchObject({ damaged: 0, state: { lastSeq: 1, values: { x: '1' } } })
})
