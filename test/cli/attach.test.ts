import { readFileSync } from 'node:fs'
import { setTimeout as later } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brief, buildBundles, Desk, guide, isAlive, kill, outputOf, type Said, tidy, until } from './desk.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('attach'))
})
afterAll(() => tidy(desk))

let documents = 0
const write = (...steps: readonly string[]) => desk.write(`guide${++documents}.md`, guide(...steps))
/** A gate that a step waits at, and what opens it. */
function gate() {
  const name = `go${documents}`
  return { wait: `until [ -e ${name} ]; do sleep 0.05; done`, open: () => desk.write(name, '') }
}

/** The numbers of the lines `line N` in a text, in order, as ranges without gaps: `1-150000`. */
function numbersIn(text: string): string {
  const ranges: [from: number, to: number][] = []
  for (const [, digits] of text.matchAll(/^line (\d+)\r?$/gm)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] + 1 === Number(digits)) last[1]++
    else ranges.push([Number(digits), Number(digits)])
  }
  return ranges.map(range => range.join('-')).join(' ')
}
/** Says `full` in words that a command does not show. */
const full = 'echo fu""ll'
const lines = (last: number) => `seq -f 'line %.0f' 1 ${last}`

/** Starts what comes next, and kills the command line over it. */
async function leave(file: string, said: string): Promise<void> {
  const first = desk.start(['run', file, '--all', '--json'])
  await first.said(said)
  first.child.kill('SIGKILL')
  await first.ended
}

describe('who comes later is told', () => {
  test('all that the step has printed, and what comes then, each line once', async () => {
    const { wait, open } = gate()
    // 2 MB, and a command whose own output comes in its place.
    const file = write('$ echo before', `$ echo one\n$ ${lines(150_000)}; ${full}; ${wait}; echo line 150001`)
    await leave(file, 'full')
    const [json, text] = [desk.start(['run', file, '--json']), desk.start(['run', file])]
    await json.said('full')
    await text.said('full')
    open()
    const told = await json.ended
    expect([told.status, told.stderr]).toEqual([
      ...[0, 'runbook: a step of this document is running already: following it\n'],
    ])
    expect(numbersIn(outputOf(told.json))).toBe('1-150001')
    expect(numbersIn((await text.ended).stdout)).toBe('1-150001')
    // In the order in which it happened.
    const names = told.json.map(({ event, command }) => (event === 'output' ? `${event} ${command}` : event))
    expect(names.filter((name, at) => name !== names[at - 1])).toEqual([
      ...['run.started', 'step.started', 'output 0', 'command.finished', 'step.finished'],
      ...['step.started', 'output 0', 'command.finished', 'output 1', 'command.finished', 'step.finished'],
      'run.finished',
    ])
  })

  test('what goes on being printed while they come', async () => {
    const { wait, open } = gate()
    // What steers a terminal is long in JSON: it is 12 MB of it that each is answered, while more is told.
    const some = 'seq -f "line %.0f" $((i * 200 + 1)) $((i * 200 + 200)); i=$((i + 1))'
    const file = write(
      `$ head -c 2000000 /dev/zero | tr '\\0' '\\033'; echo; ${full}; i=0; ${wait.replace('sleep 0.05', `${some}; sleep 0.01`)}`,
    )
    await leave(file, 'full')
    const coming: ReturnType<Desk['start']>[] = []
    for (let n = 0; n < 4; n++) {
      coming.push(desk.start(['run', file, ...(n % 2 === 0 ? ['--json'] : [])]))
      await later(300)
    }
    for (const each of coming) await each.said('line 200')
    open()
    const told: string[] = []
    for (const [n, each] of coming.entries()) {
      const ended = await each.ended
      told.push(numbersIn(n % 2 === 0 ? outputOf(ended.json) : ended.stdout))
    }
    expect(told[0]).toMatch(/^1-\d+$/)
    expect(new Set(told).size).toBe(1)
  })

  test('of what is too much the end, how much is missing before it, and where it is', async () => {
    const { wait, open } = gate()
    const file = write(`$ ${lines(600_000)}; ${full}; ${wait}; echo line 600001`)
    await leave(file, 'full')
    const [json, text] = [desk.start(['run', file, '--json']), desk.start(['run', file])]
    await json.said('full')
    await text.said('full')
    open()
    const told = (await json.ended).json as readonly (Said & { missing?: { bytes: number; file: string } })[]
    const cuts = told.flatMap(({ missing = [] }) => missing)
    expect(cuts).toHaveLength(1)
    const [{ bytes, file: kept }] = cuts as [{ bytes: number; file: string }]
    const whole = readFileSync(kept)
    const rest = outputOf(told)
    expect(rest.length).toBeGreaterThan(3_800_000)
    expect(numbersIn(whole.subarray(0, bytes).toString() + rest)).toBe('1-600001')

    const { stdout } = await text.ended
    const said = /^\[(\d\.\d) MB of output left out here: kept in (.*)\]$/m.exec(stdout)
    expect(said?.[2]).toBe(kept)
    expect(Number(said?.[1])).toBeCloseTo(bytes / (1 << 20), 1)
    // In one line, at the place of the cut.
    expect(numbersIn(stdout)).toMatch(/^\d+-600001$/)
    expect(stdout).toContain(`${said?.[0]}\n${rest.slice(0, 1000)}`)
  })

  test('from the record when the runner was killed, and the shell goes on without it', async () => {
    const { wait, open } = gate()
    const file = write(`$ trap '' HUP; echo one\n$ ${lines(150_000)}; ${full}; ${wait}`)
    await leave(file, 'full')
    const [pid] = desk.runners
    kill(pid!)
    await until(() => !isAlive(pid!))
    const second = desk.start(['run', file, '--json'])
    await second.said('full')
    open()
    const { json } = await second.ended
    expect(numbersIn(outputOf(json))).toBe('1-150000')
    expect(outputOf(json)).toMatch(/^one\nline 1\n/)
    expect(brief(json).slice(-2)).toEqual(['step.finished passed', 'run.finished stopped'])
  })
})
