import { expect, test } from 'vitest'
import { usageOf } from '../../server/lsp/arguments.ts'

test.each([
  [['--stdio'], 'serve'],
  [['--stdio', '--clientProcessId=12'], 'serve'],
  [['--clientProcessId', '12', '--stdio'], 'serve'],
  [['--node-ipc'], 'serve'],
  [['--help'], 'help'],
  [['--version'], 'version'],
])('%j is understood', (argv, kind) => {
  expect(usageOf(argv, true).kind).toBe(kind)
})

test.each([
  [[], 'found neither'],
  [['--stdio', '--node-ipc'], 'found both'],
  [['--socket=80'], "found '--socket=80'"],
  [['notes.md'], "found 'notes.md'"],
  [['--node-ipc'], 'without a channel'],
])('%j is bad usage, told in one line', (argv, part) => {
  const usage = usageOf(argv, false)
  expect(usage).toMatchObject({ kind: 'bad', message: expect.stringContaining(part) as string })
  expect((usage as { message: string }).message).not.toContain('\n')
})
