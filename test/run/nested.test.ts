import { describe, expect, test } from 'vitest'
import type { Step } from '../../server/runbook/model.ts'
import { type Circumstances, refusalOf } from '../../server/run/gate.ts'
import { Nesting } from '../../server/run/nesting.ts'
import { markdown as runbookOf } from '../runbook/reading.ts'

const plain: Circumstances = {
  ...{ trusted: true, practice: false, interactive: true, root: false },
  ...{ becoming: {}, values: {}, targets: {} },
}
const block = (text: string) => `# Guide\n\n## Step\n\n\`\`\`console\n${text}\n\`\`\`\n`

describe('a step is refused', () => {
  test('inside a session that is not open, so that it is not run outside', () => {
    const runbook = runbookOf(
      '# Guide\n\n```console\n$ su - postgres\n```\n\nThen:\n\n```console\n$ createdb shop\n```\n',
    )
    const [opener, within] = runbook.steps
    if (opener === undefined || within === undefined) throw new Error('expected two steps')
    const nesting = new Nesting(runbook, {})
    const inside = (step: Step, open: readonly string[]) => refusalOf(step, { ...plain, nesting, open })
    expect(inside(opener, [])).toBeNull()
    expect(inside(within, ['su - postgres'])).toBeNull()
    expect(inside(within, ['su - postgres', 'psql'])).toBeNull()
    for (const open of [[], ['sudo -i'], ['sudo -i', 'su - postgres']]) {
      expect(inside(within, open)).toEqual({
        reason: 'target',
        cause: 'nested',
        message: '`createdb shop` is typed inside `su - postgres`, which is not open: run the step that opens it first',
      })
    }
    // Stand-ins only say what they would do.
    expect(refusalOf(within, { ...plain, practice: true })).toBeNull()
    const [single] = runbookOf(block('$ su - postgres -c "createdb shop"\n$ ls')).steps
    expect(single && refusalOf(single, plain)).toBeNull()
  })

  test('where nobody can tell whether it is inside', () => {
    const section = (title: string, text: string) => `## ${title}\n\n\`\`\`console\n${text}\n\`\`\`\n\n`
    const refusals = (...texts: string[]) => {
      const runbook = runbookOf(`# Guide\n\n${texts.map((text, n) => section(`Part ${n}`, text)).join('')}`)
      const nesting = new Nesting(runbook, {})
      return runbook.steps.map(step => refusalOf(step, { ...plain, nesting })?.message ?? null)
    }
    const [inside, within, exit] = refusals('$ ssh db1\n$ ls', '$ ls -l', '$ exit')
    expect(inside).toBeNull()
    expect(within).toBe(
      '`ls -l` may be typed inside `ssh db1`, for which there is an `exit` further down: run it yourself where it belongs, then mark the step done',
    )
    expect(exit).toMatch(/^`exit` may be typed inside `ssh db1`/)
    expect(refusals('$ ssh db1', '$ ls -l', '$ exit').slice(1)).toEqual([within, exit])
    expect(refusals('$ ssh db1\n$ ls\n$ exit', '$ ls -l', '$ exit')).toEqual([null, null, null])
    expect(refusals('$ ssh db1\n$ ls', '$ ls -l', '$ ls -a')).toEqual([null, null, null])
    expect(refusals('$ psql\n=> SELECT 1;', '$ ls -l', '$ exit')).toEqual([null, null, null])
  })

  test.each([
    ['$ tmux\n$ ls', 'nested'],
    ['$ virsh\nvirsh # list', 'language'],
    ['$ redis-cli\n127.0.0.1:6379> PING', null],
    ['$ redis-cli --raw\n127.0.0.1:6379> PING', 'language'],
    ['$ redis-cli\n127.0.0.1:6379> SUBSCRIBE news', 'syntax'],
    ['$ redis-cli\n127.0.0.1:6379> SET a\t1', 'syntax'],
    ['$ psql shop\nshop=# SELECT 1;', null],
    ['$ mysql\nmysql> SELECT 1', 'syntax'],
    ['$ mysql\nmysql> SELECT 1; SELECT 2;', 'syntax'],
    ["$ mysql\nmysql> SELECT 'a;b' -- c; d\n    -> ;", null],
    ['$ psql <db>\n=> SELECT 1;', 'placeholder'],
    ['$ su - postgres\n$ if true; then', 'syntax'],
  ])('inside a program by what that takes: %s', (text, expected) => {
    const runbook = runbookOf(block(text))
    const [step] = runbook.steps
    if (step === undefined) throw new Error('expected a step')
    const refused = refusalOf(step, { ...plain, nesting: new Nesting(runbook, {}) })
    expect(refused?.cause ?? refused?.reason ?? null).toBe(expected)
  })

  test.each([
    ['pwsh', 'PS /srv> Get-Date'],
    ['powershell -NoProfile', 'PS C:\\> Get-Service'],
    ['irb', 'irb(main):001:0> puts 1'],
    ['mongosh', 'test> db.users.find()'],
  ])('inside a program that is not entered, with what to do: %s', (opener, line) => {
    const [step] = runbookOf(block(`$ ${opener}\n${line}`)).steps
    const statement = line.slice(line.indexOf('> ') + 2)
    expect(step && refusalOf(step, plain)?.message).toBe(
      `\`${statement}\` is typed inside \`${opener}\`, which is not entered for you: open it in a terminal and run it there yourself, then mark the step done`,
    )
  })

  test('inside a program in practice, or when no step opens one', () => {
    const [inside] = runbookOf(block('$ psql\nshop=# SELECT 1;')).steps
    const [alone] = runbookOf(block('PS C:\\> Get-Date')).steps
    expect(inside && refusalOf(inside, { ...plain, practice: true })?.message).toBe(
      'practice mode: `SELECT 1;` is typed inside `psql`, and in practice nothing is entered; skip the step to go on',
    )
    expect(alone && refusalOf(alone, plain)?.message).toBe(
      'powershell is no shell: run `Get-Date` yourself where it belongs, then mark the step done',
    )
  })
})
