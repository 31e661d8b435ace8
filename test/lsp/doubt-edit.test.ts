import { expect, test } from 'vitest'
import type { DoubtEdit, Outline } from '../../server/protocol.ts'
import { spanOf } from '../../server/lsp/convert.ts'
import { applyEdits } from '../../server/text/edit.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { languageClient } from '../support/language-client.ts'

const uri = 'file:///guide.md'
const guide =
  '# Look\n\nFirst.\n\n```bash\nkubectl get pods\n| web | 1/1 | Running |\n{"level":"info","msg":"x"}\n```\n'

/** The document once answers are written into it; null when the server has no edit for them. */
async function written(answers: readonly string[], hash?: string): Promise<string | null> {
  const client = await languageClient()
  client.open(uri, guide)
  const { steps }: Outline = await client.connection.sendRequest('runbook/outline', { uri })
  const step = steps.find(({ doubts }) => doubts.length > 0)!
  const params = { uri, step: step.id, hash: hash ?? step.hash, answers }
  const edit: DoubtEdit | null = await client.connection.sendRequest('runbook/doubtEdit', params)
  await client.end()
  if (edit === null) return null
  const source = new SourceText(guide)
  expect(edit.version).toBe(1)
  return applyEdits(
    guide,
    edit.edits.map(({ range, newText }) => ({ span: spanOf(source, range), text: newText })),
  )
}

test('what was answered is written in the way that says it', async () => {
  expect(await written(['output', 'output'])).toBe(guide.replace('kubectl', '$ kubectl'))
  expect(await written(['run', 'run'])).toBe(guide.replace('bash', 'bash {run}'))
  expect(await written(['run', 'output'])).toBe(guide.replace('kubectl', '$ kubectl').replace('| web', '$ | web'))
})

test('a line that was left out, an answer too few and another text have no edit', async () => {
  expect(await written(['leave', 'output'])).toBeNull()
  expect(await written(['output'])).toBeNull()
  expect(await written(['output', 'output'], 'f'.repeat(64))).toBeNull()
})
