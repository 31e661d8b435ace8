import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, outputOf } from './runner-on-disk.ts'
import { hasProgram } from '../../support/has-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-programs-'))
let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('interpreters')
})
afterEach(() => bench.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fenced = (language: string) => (text: string) => `Then:\n\n\`\`\`${language}\n${text}\n\`\`\`\n`
const console = fenced('console')

/** A program, how statements of a guide look, some that pass with what they print, one that fails, and what leaves it. */
interface Program {
  readonly name: string
  readonly opener: string
  readonly shown: (statement: string) => string
  readonly passing: readonly (readonly [string, RegExp])[]
  readonly failing: string
  readonly error: RegExp
  /** Runs until it is interrupted. */
  readonly endless: string
  readonly leaving: string
}

const prompted = (prompt: string, more: string) => (statement: string) =>
  console(prompt + statement.replaceAll('\n', `\n${more}`))

const programs: readonly Program[] = [
  {
    ...{ name: 'python3', opener: 'python3', shown: prompted('>>> ', '... ') },
    passing: [
      ['x = "ü \\\\ $y"', /^$/],
      ['x', /^'ü \\\\ \$y'\n$/],
      ['for i in range(2):\n    print(i)', /^0\n1\n$/],
    ],
    ...{ failing: '1/0', error: /ZeroDivisionError/, endless: 'import time; time.sleep(100)', leaving: 'exit()' },
  },
  {
    ...{ name: 'node', opener: 'node', shown: fenced('js') },
    passing: [
      ['const x = 5', /^$/],
      ['x + 1', /6/],
      ['await Promise.resolve(`a\n${x}`)', /a\\n5/],
    ],
    ...{ failing: 'nope()', error: /ReferenceError/, endless: 'for (;;);', leaving: '.exit' },
  },
  {
    ...{ name: 'sqlite3', opener: `sqlite3 ${folder}/q.db`, shown: prompted('sqlite> ', '   ...> ') },
    passing: [
      ['CREATE TABLE IF NOT EXISTS t (a);', /^\n?$/],
      ["INSERT INTO t\nVALUES ('it''s $x `y` \"q\" \\ ü');", /^\n?$/],
      ['SELECT * FROM t;', /it's \$x `y` "q" \\ ü\n/],
      ['.tables', /t\n/],
    ],
    ...{ failing: 'SELECT 1; SELECT nope; SELECT 2;', error: /no such column: nope/, leaving: '.quit' },
    endless: 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) FROM c;',
  },
]

describe.each(programs.filter(({ name }) => hasProgram(name)))('statements of $name', program => {
  const { opener, shown } = program
  const open = (...statements: readonly string[]) =>
    `# Guide\n\n${[console(`$ X=kept; ${opener}`), ...statements].join('\n')}`
  const entered = (events: readonly { readonly event: string }[]) =>
    events.flatMap(({ event }) => (event.startsWith('session.') && event !== 'session.opened' ? [event] : []))

  test('run inside it, and each says how it ended', async () => {
    const { passing, failing, error } = program
    bench = new Bench(runner, open(...passing.map(([text]) => shown(text)), shown(failing)))
    const events = await bench.run(all)
    const outputs = bench.startedSteps
      .slice(1)
      .map(id => outputOf(events.filter(event => 'step' in event && event.step === id)))
    expect(outputs).toHaveLength(passing.length + 1)
    for (const [index, [, printed]] of passing.entries()) expect(outputs[index]).toMatch(printed)
    expect(outputs.at(-1)).toMatch(error)
    expect(brief(events).slice(-3)).toEqual(['command.finished 1', 'step.finished failed', 'run.finished failed'])
  })

  test('are left by what leaves it, and the shell around is as it was', async () => {
    bench = new Bench(
      runner,
      open(shown(program.leaving), console('$ echo "$X"; stty -a </dev/tty | grep -c -e "-echo "')),
    )
    const events = await bench.run(all)
    expect(outputOf(events)).toMatch(/kept\n0\n$/)
    expect(entered(events)).toEqual(['session.entered', 'session.left'])
  })

  test('are left where the document goes on outside', async () => {
    bench = new Bench(runner, `${open(shown(program.passing[0]?.[0] ?? ''))}\n# Other\n\n${console('$ echo "$X"')}`)
    const events = await bench.run(all)
    expect(outputOf(events)).toMatch(/kept\n$/)
    expect(entered(events)).toEqual(['session.entered', 'session.left'])
  })

  test('are interrupted, and the next one runs', async () => {
    bench = new Bench(runner, open(shown(program.endless), shown(program.passing[0]?.[0] ?? '')))
    bench.onEvent = event => {
      if (event.event === 'command.started' && event.text === program.endless)
        setTimeout(() => void bench.connection?.cancel(bench.file), 500)
    }
    expect(brief(await bench.run(all)).slice(-2)).toEqual(['step.finished canceled', 'run.finished stopped'])
    const [, , last] =
      (await bench.connection?.plan(bench.request({ kind: 'from', step: bench.startedSteps[0] ?? '' }))) ?? []
    const events = await bench.run({ kind: 'steps', steps: [last?.step ?? ''] })
    expect(brief(events)).toContain('command.finished 0')
  })
})
