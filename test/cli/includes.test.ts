import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundles, Desk, tidy } from './desk.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('includes'))
})
afterAll(() => tidy(desk))

describe('what a document includes', () => {
  const including = 'A\n=\n\n.. include:: gone.rst\n.. literalinclude:: here.sh\n'
  const missing = { rule: 'include-not-found', severity: 'warning', line: 4, column: 14, endColumn: 22 }

  test('is looked up by check and steps, and never fails them beyond the rules', async () => {
    desk.write('here.sh', 'ls\n')
    const file = desk.write('including.rst', including)
    const [checked, found] = await Promise.all([desk.run('check', file, '--json'), desk.run('steps', file, '--json')])
    expect([checked.status, checked.stderr, found.status, found.stderr]).toEqual([0, '', 0, ''])
    expect(checked.json[0]!.problems).toMatchObject([missing])
    expect(found.json[0]!.problems).toMatchObject([missing])
  })

  test('is an error when it comes round to itself', async () => {
    const a = desk.write('round-a.md', '```{include} round-b.md\n```\n')
    desk.write('round-b.md', '```{include} round-a.md\n```\n')
    const { status, stdout } = await desk.run('check', a)
    expect(status).toBe(1)
    expect(stdout).toMatch(/round-a\.md:1:14: error: .*`round-a\.md → round-b\.md → round-a\.md` \[include-cycle\]\n/)
  })

  test('is not looked for when the document has no folder', async () => {
    expect((await desk.tell(including, 'check', '--json', '-')).json[0]).toEqual({ file: '-', problems: [] })
    const file = desk.write('including.rst', including)
    const piped = await desk.shell(`runbook check --markup rst --json <(cat ${file})`)
    expect(piped.json[0]!.problems).toEqual([])
  })

  test('never keeps the command line waiting', async () => {
    await desk.shell('mkfifo pipe')
    const paths = ['pipe', '/dev/zero', `${'../'.repeat(100)}dev/zero`, '.', '<isonum.txt>']
    const file = desk.write('hostile.rst', paths.map(path => `.. include:: ${path}\n`).join(''))
    const { status, json } = await desk.run('check', file, '--json')
    expect(status).toBe(0)
    expect(json[0]!.problems.map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })
})
