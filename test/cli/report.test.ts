import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { excerptOf } from '../../server/cli/report/excerpt.ts'
import { buildBundles, Desk, tidy } from './desk.ts'

let desk: Desk
let run: string
const text = `# Upgrade

## Stop & check it | now

\`\`\`console
$ printf '\\033[31mred\\033[0m \\033]0;title\\007&amp;\\001\\n'; seq 100
\`\`\`

## Set

\`\`\`console
$ echo "<db-host>" PASSWORD=hunter22
\`\`\`

## Skip

\`\`\`console
$ touch never
\`\`\`

## Fail

\`\`\`console
$ cd /; (exit 3)
\`\`\`

## Later

\`\`\`console
$ echo later
\`\`\`
`
beforeAll(async () => {
  desk = new Desk(buildBundles('report'))
  desk.write('guide.md', text)
  const ids = desk.ids('guide.md')
  await desk.run('skip', ids[2] ?? '', '--file', 'guide.md', '--why', 'not | on `this` cluster')
  const { json } = await desk.run('run', 'guide.md', '--all', '--json', '--set', 'db-host=db1')
  run = json[0]?.run ?? ''
  desk.write('guide.md', text.replace('echo "<db-host>"', 'echo now "<db-host>"'))
})
afterAll(() => tidy(desk))

const report = async (format: string): Promise<string> => (await desk.run('report', run, '--format', format)).stdout

describe('a report says what ran where, how long, by whose word, how it ended and what it printed', () => {
  test('as Markdown', async () => {
    const md = await report('md')
    const { username } = userInfo()
    expect(md).toContain(`- Asked by: ${username} on ${hostname().replace(/[_*]/g, '\\$&')}`)
    expect(md).toMatch(/- SHA-256: [0-9a-f]{64}\n/)
    expect(md).toContain('- Value of db-host: db1')
    expect(md).toMatch(/\| passed \| Stop \\& check it \\\| now \| local \| 20\d\d-\S+Z \| [\d.]+ m?s \| {2}\|\n/)
    expect(md).toContain(`| skipped | Skip |  |  |  | by the word of ${username}; not \\| on \\\`this\\\` cluster |`)
    expect(md).toMatch(/\| open \| Set \| local \|.*\| its text has changed since it ran \(passed\) \|/)
    expect(md).toContain('red &amp;⟨U+0001⟩\n1\n2\n')
    expect(md).toMatch(/\n18\n19\n\[… 61 lines …\]\n81\n82\n/)
    expect(md).toContain('db1 PASSWORD=•••\n')
    expect(md).toMatch(/\$ cd \/; \(exit 3\)\n\[exit 3, /)
    expect(md).toMatch(/\d+ bytes kept, SHA-256 [0-9a-f]{64}/)
    expect(md).not.toContain('hunter22')
  })

  test('as a page that loads nothing and runs nothing', async () => {
    const html = await report('html')
    expect(html).toContain('<summary>Stop &amp; check it | now</summary>')
    expect(html).toContain('red &amp;amp;⟨U+0001⟩\n1\n')
    expect(html).toContain('<details open><summary>Fail</summary>')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|https?:|\bon\w+=/)
  })

  test('as JSON', async () => {
    const json = JSON.parse(await report('json')) as { report: { steps: { title: string; standing: string }[] } }
    expect(json).toMatchObject({ run, damaged: 0, state: { run }, report: { askedBy: [/./], isOpen: true } })
    expect(json.report.steps.map(({ title, standing }) => `${title}: ${standing}`)).toEqual([
      ...['Stop & check it | now: passed', 'Set: open', 'Skip: skipped', 'Fail: failed', 'Later: open'],
    ])
  })

  test('as JUnit', async () => {
    const junit = await report('junit')
    expect(junit).toMatch(/tests="5" failures="1" errors="0" skipped="3"/)
    expect(junit).toContain(
      '<failure message="failed" type="failed"/><system-out>$ cd /; (exit 3)\n[exit 3]</system-out>',
    )
  })

  test.skipIf(spawnSync('xmllint', ['--version']).error !== undefined)('as JUnit that servers take', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rb-junit-'))
    const path = join(folder, 'report.xml')
    writeFileSync(path, await report('junit'))
    try {
      const schema = resolve(import.meta.dirname, 'junit.xsd')
      execFileSync('xmllint', ['--noout', '--schema', schema, path], { stdio: 'pipe' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('an excerpt', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-excerpt-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const of = (output: string) => {
    const path = join(folder, 'out.bin')
    writeFileSync(path, output)
    return excerptOf(path)
  }

  test('shows a line that was drawn over as it stood last', () => {
    expect(of('10%\r 50%\r100%\r\ndone\r\n')).toBe('100%\ndone')
  })

  test('is short, however long the output', () => {
    const excerpt = of(`${'x'.repeat(70)}\n`.repeat(1_000_000))
    expect(excerpt.split('\n')).toHaveLength(41)
    expect(excerpt).toContain('[… 71000000 bytes in all …]')
    expect(of('y'.repeat(1_000_000)).length).toBeLessThan(20_000)
  })

  test('of nothing is empty', () => {
    expect(of('')).toBe('')
    expect(excerptOf(join(folder, 'none'))).toBe('')
  })
})
