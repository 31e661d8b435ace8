import { expect, test } from 'vitest'
import type { CodeLens } from 'vscode-languageserver'
import type { Outline, StepProgress } from '../../server/protocol.ts'
import { languageClient } from '../support/language-client.ts'
import type { LanguageClient, Start } from '../support/language-client.ts'

const uri = 'file:///guide.md'
const guide = `# Upgrade

1. Install the packs:

   \`\`\`console
   $ st2 run packs.install packs=<pack-list>
   \`\`\`

2. Ask everybody to log out.

3. Look at the processes:

   \`\`\`console
   $ uptime
   \`\`\`
`

async function opened(text = guide, start: Start = {}) {
  const client = await languageClient(start)
  client.open(uri, text)
  const outline: Outline = await client.connection.sendRequest('runbook/outline', { uri })
  return { client, outline }
}

/** The lenses as lines: the line they stand above, from 1, and their titles. */
async function lenses(client: LanguageClient): Promise<string[]> {
  const lines = new Map<number, string[]>()
  for (const { range, command } of await client.ask<CodeLens[]>('textDocument/codeLens', uri)) {
    const line = range.start.line + 1
    lines.set(line, [...(lines.get(line) ?? []), command!.title])
  }
  return [...lines].map(([line, titles]) => `${line}: ${titles.join(' | ')}`)
}

const told = (steps: Record<string, StepProgress>, filled: string[] = []) => ({ uri, practice: false, steps, filled })
const finished = (outcome: string, ms: number | null, status: number | null = null): StepProgress => ({
  phase: 'finished',
  outcome,
  status,
  ms,
})

test('each step can be run, filled in or ticked off above its first line', async () => {
  const { client, outline } = await opened()
  expect(outline.steps.map(({ kind }) => kind)).toEqual(['command', 'manual', 'command'])
  const lines = outline.steps.map(({ range }) => range.start.line + 1)
  expect(await lenses(client)).toEqual([
    `${lines[0]}: ▶ Run step | Fill in pack-list …`,
    `${lines[1]}: Mark done`,
    `${lines[2]}: ▶ Run step`,
  ])
  await client.end()
})

test('a lens names its step by id and the hash of the text that the reader sees', async () => {
  const { client, outline } = await opened()
  const found = await client.ask<CodeLens[]>('textDocument/codeLens', uri)
  const references = outline.steps.map(({ id, hash }) => ({ uri, step: id, hash }))
  expect(references[0]!.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(found.map(({ command }) => [command!.command, command!.arguments])).toEqual([
    ['runbook.runStep', [references[0]]],
    ['runbook.fillPlaceholders', [references[0]]],
    ['runbook.markDone', [references[1]]],
    ['runbook.runStep', [references[2]]],
  ])
  await client.end()
})

test('lenses tell how the run stands, and are drawn anew when it moves on', async () => {
  const { client, outline } = await opened()
  const [first, second, third] = outline.steps.map(({ id }) => id) as [string, string, string]
  const show = async (steps: Record<string, StepProgress>, filled: string[] = []) => {
    const before = client.seen.refreshed.length
    client.notify('runbook/progress', told(steps, filled))
    await client.until(({ refreshed }) => refreshed.length > before)
    return (await lenses(client)).map(line => line.replace(/^\d+: /, ''))
  }

  expect(await show({}, ['pack-list'])).toEqual(['▶ Run step', 'Mark done', '▶ Run step'])
  expect(await show({ [first]: { phase: 'running', outcome: null, status: null, ms: null } }, ['pack-list'])).toEqual([
    '… running',
    'Mark done',
    '▶ Run step',
  ])
  expect(
    await show(
      { [first]: finished('failed', 40, 2), [second]: finished('passed', null), [third]: finished('passed', 1234) },
      ['pack-list'],
    ),
  ).toEqual(['✗ exit 2 | Run again', '✓ done', '✓ 1.2 s | Run again'])
  expect(
    await show({
      [first]: { phase: 'refused', outcome: null, status: null, ms: null },
      [second]: finished('skipped', null),
      [third]: finished('canceled', 900),
    }),
  ).toEqual(['⊘ not run | ▶ Run step | Fill in pack-list …', '↷ skipped', '⏹ canceled | Run again'])
  const partly = { ...finished('failed', 900, 1), openHosts: 2 }
  expect((await show({ [third]: partly }))[2]).toBe('✗ exit 1 | Retry 2 hosts | Run again')
  const reboots = { phase: 'running', outcome: null, status: null, ms: null, reboots: true } as const
  expect((await show({ [third]: reboots }))[2]).toBe('… rebooting')
  const since = { ...reboots, since: new Date().toISOString() }
  expect((await show({ [third]: since }))[2]).toMatch(/^… rebooting since \d\d:\d\d$/)
  // Whoever has seen what it did can say how it ended.
  expect((await show({ [third]: finished('unknown', null) }))[2]).toBe(
    '? unknown | Run again | Mark done | Mark failed',
  )
  const changed: StepProgress = { phase: 'changed', outcome: null, status: null, ms: null }
  expect(await show({ [first]: changed, [second]: changed }, ['pack-list'])).toEqual([
    ...['✎ changed since it ran | ▶ Run step', '✎ changed since it ran | Mark done', '▶ Run step'],
  ])
  await client.end()
})

test('a machine that is rebooted by hand can be waited for', async () => {
  const { client, outline } = await opened('# Guide\n\nOn db1:\n\n1. Run `ls -l a`.\n2. Reboot the machine.\n')
  const [, step = ''] = outline.steps.map(({ id }) => id)
  const show = async (progress: StepProgress) => {
    const before = client.seen.refreshed.length
    client.notify('runbook/progress', told({ [step]: progress }))
    await client.until(({ refreshed }) => refreshed.length > before)
    return (await lenses(client))[1]
  }
  expect((await lenses(client))[1]).toBe('6: ▶ Wait for reboot | Mark done')
  const running = { phase: 'running', outcome: null, status: null, ms: null } as const
  expect(await show({ ...running, reboots: true, byHand: true })).toBe('6: … waits for its reboot')
  expect(await show(finished('passed', 62_000))).toBe('6: ✓ 1 min 2 s')
  expect(await show(finished('unknown', null))).toBe('6: ? unknown | ▶ Wait for reboot | Mark done')
  expect(await show(finished('skipped', null))).toBe('6: ↷ skipped')
  await client.end()
})

test('lenses tell that nothing is run for real in practice mode', async () => {
  const { client } = await opened()
  client.notify('runbook/progress', { ...told({}), practice: true })
  await client.until(({ refreshed }) => refreshed.length > 0)
  expect((await lenses(client)).join()).toContain('▶ Run step (practice)')
  await client.end()
})

test('there are none when they are switched off', async () => {
  const { client } = await opened(guide, { settings: { codeLens: false } })
  expect(await lenses(client)).toEqual([])
  const before = client.seen.refreshed.length
  client.configure({ codeLens: true })
  await client.until(({ refreshed }) => refreshed.slice(before).includes('workspace/codeLens/refresh'))
  expect(await lenses(client)).toHaveLength(3)
  await client.end()
})

test('steps that share a line tell themselves apart', async () => {
  const { client, outline } = await opened('# Restart\n\n1. Run `st2ctl stop` and then run `st2ctl start`.\n')
  expect(outline.steps.map(({ kind }) => kind)).toEqual(['inline', 'inline'])
  expect(await lenses(client)).toEqual(['3: ▶ Run step st2ctl stop | ▶ Run step st2ctl start'])
  await client.end()
})

test('every title is short, and no step has more than three lenses', async () => {
  const names = Array.from({ length: 9 }, (_, i) => `<a-rather-long-name-for-a-value-${i}>`).join(' ')
  const { client } = await opened(`# A\n\n\`\`\`console\n$ install ${names}\n\`\`\`\n`)
  const [line] = await lenses(client)
  expect(line).toMatch(/^\d+: ▶ Run step \| Fill in .{10,80} and 7 more …$/)
  await client.end()
})

test('pointing at a lens shows what its author warns of beside the step', async () => {
  const { client } = await opened('# A\n\n> [!WARNING]\n> All is lost. Really.\n\n```console\n$ db drop\n```\n')
  const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', uri)
  expect(lens!.command).toMatchObject({ title: '▶ Run step', tooltip: 'Warning: All is lost.' })
  await client.end()
})

const doubtful = '# Look\n\n```bash\nkubectl get pods\n| web | 1/1 | Running |\n{"level":"info","msg":"x"}\n```\n'

test('a step with lines in doubt says how many, until the run knows what they are', async () => {
  const { client, outline } = await opened(doubtful)
  const [{ id, hash, doubts }] = outline.steps as [Outline['steps'][number]]
  expect(doubts.map(({ text, range }) => [text, range.start.line])).toEqual([
    ['| web | 1/1 | Running |', 4],
    ['{"level":"info","msg":"x"}', 5],
  ])
  expect(await lenses(client)).toEqual(['3: ▶ Run step · 2 lines in doubt'])
  const show = async (settled: object) => {
    const before = client.seen.refreshed.length
    client.notify('runbook/progress', { ...told({}), settled })
    await client.until(({ refreshed }) => refreshed.length > before)
    return lenses(client)
  }
  expect(await show({ [id]: { hash, indexes: [1] } })).toEqual(['3: ▶ Run step · 1 line in doubt'])
  expect(await show({ [id]: { hash, indexes: [0, 1] } })).toEqual(['3: ▶ Run step'])
  // What was said of another text says nothing.
  expect(await show({ [id]: { hash: 'other', indexes: [0, 1] } })).toEqual(['3: ▶ Run step · 2 lines in doubt'])
  await client.end()
})
