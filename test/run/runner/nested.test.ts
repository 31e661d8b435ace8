import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, outputOf } from './runner-on-disk.ts'
import { hasProgram } from '../../support/has-program.ts'

let runner: string
let bench: Bench
beforeAll(async () => {
  runner = await buildRunner('nested')
})
afterEach(() => bench.close())

/** A guide of one section: what a command opens ends with it. */
const blocks = (...steps: readonly string[]): string =>
  '# Guide\n\n' + steps.map(text => `Then:\n\n\`\`\`console\n${text}\n\`\`\`\n`).join('\n')

/** Only root becomes another user without being asked. */
const isRoot = process.getuid?.() === 0

/** What opens a shell here. */
const openers = [
  'bash',
  'sh',
  'dash',
  'zsh',
  'fish',
  'ksh',
  'su daemon -s /bin/bash',
  'su daemon -s /bin/sh',
  'sudo -u daemon -s',
].filter(opener => hasProgram(opener.split(' ')[0] ?? '') && (isRoot || !/^su/.test(opener)))

/** What a run printed behind the shell's own greeting. */
const saidInside = (events: Parameters<typeof outputOf>[0]) => outputOf(events.filter(event => !isOfOpener(event)))
const isOfOpener = (event: Parameters<typeof outputOf>[0][number]) =>
  'step' in event && event.step === bench.startedSteps[0]

const nestedEvents = () =>
  bench.events.flatMap(event =>
    event.event === 'session.entered'
      ? [`entered ${event.opener}`]
      : event.event === 'session.left'
        ? [`left ${event.opener} ${event.status}`]
        : [],
  )

describe('what is typed inside a shell that a command opens', () => {
  test.each(openers)('runs there, until `exit` comes back out: %s', async opener => {
    const text = blocks(
      `$ X=out; ${opener}`,
      '$ echo "in ${X-none} $(id -un)"; Y=kept',
      '$ echo "$Y"; cd /usr',
      '$ exit',
      '$ echo "$X $(id -un)"',
    )
    bench = new Bench(runner, text)
    const events = await bench.run(all, {
      environment: { ...process.env, SHELL: '/bin/bash' },
    })
    expect(bench.state?.outcome).toBe('passed')
    const inner = /daemon/.test(opener) ? 'daemon' : execFileSync('id', ['-un']).toString().trim()
    const said = saidInside(events)
    expect(said).toContain(`in none ${inner}\nkept\n`)
    expect(said).toMatch(/out \w+\n$/)
    expect(nestedEvents()).toEqual([`entered X=out; ${opener}`, `left X=out; ${opener} 0`])
    expect(events.find(({ event }) => event === 'command.finished')).toMatchObject({ status: 0, entered: true })
    expect(bench.state?.inside).toBeUndefined()
  })

  test('goes deeper, and comes out as far as the document does', async () => {
    const text = blocks('$ A=1; bash', '$ A=2; sh', '$ A=3', '$ exit\n$ echo "two $A"\n$ exit\n$ echo "one $A"')
    bench = new Bench(runner, text)
    expect(saidInside(await bench.run(all))).toMatch(/two 2\n[^]*one 1\n$/)
    expect(nestedEvents()).toEqual(['entered A=1; bash', 'entered A=2; sh', 'left A=2; sh 0', 'left A=1; bash 0'])
  })

  test('is left where the document goes on outside without a word', async () => {
    const text = `${blocks('$ A=1; bash', '$ A=2; sh', '$ A=3')}\n# Other\n\nThen:\n\n\`\`\`console\n$ echo "one $A"\n\`\`\`\n`
    bench = new Bench(runner, text)
    expect(saidInside(await bench.run(all))).toMatch(/one 1\n$/)
    expect(nestedEvents()).toEqual(['entered A=1; bash', 'entered A=2; sh', 'left A=2; sh 0', 'left A=1; bash 0'])
  })

  test('does not run outside: a step whose session is not open is refused', async () => {
    bench = new Bench(runner, blocks('$ bash', '$ touch never', '$ exit'))
    const plan = await (await bench.connect()).plan(bench.request(all))
    expect(plan.map(({ refusal, inside }) => [refusal, inside])).toEqual([
      [null, undefined],
      [null, ['bash']],
      [null, ['bash']],
    ])
    const events = await bench.run({ kind: 'steps', steps: [plan[1]?.step ?? ''] })
    expect(events.find(({ event }) => event === 'step.refused')).toMatchObject({
      ...{ reason: 'target', cause: 'nested' },
      message: '`touch never` is typed inside `bash`, which is not open: run the step that opens it first',
    })
  })

  test.each([
    ['exit 3', 3, 'failed'],
    ['set -e; false', 1, 'failed'],
    ['kill -9 $$', 137, 'failed'],
    ['exec sh -c "exit 5"', 5, 'failed'],
  ])('is outside again when the shell has gone by `%s`', async (command, status, outcome) => {
    bench = new Bench(runner, blocks('$ X=out; bash', `$ ${command}`, '$ touch never'))
    const events = await bench.run(all)
    expect(brief(events).slice(-3)).toEqual(['session.left', `step.finished ${outcome}`, 'run.finished failed'])
    expect(events.find(event => event.event === 'session.left')).toMatchObject({ status })
    const refused = await bench.run({ kind: 'steps', steps: [(await stepIds())[2] ?? ''] })
    expect(brief(refused)).toContain('step.refused target')
  })

  const stepIds = async () =>
    (await bench.connection!.plan(bench.request({ kind: 'from', step: bench.startedSteps[0] ?? '' }))).map(
      ({ step }) => step,
    )

  test.skipIf(!isRoot)('is no root’s in a shell that is not', async () => {
    bench = new Bench(runner, blocks('$ su daemon -s /bin/bash', '# touch never'))
    expect(brief(await bench.run(all))).toContain('step.refused root')
  })

  test('reads what the operator types, and takes long bodies', async () => {
    const long = 'ab'.repeat(50_000)
    bench = new Bench(runner, blocks('$ bash', '$ read -rp "name? " n; echo "hello $n"', `$ v=${long}; echo "\${#v}"`))
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void bench.connection?.input(bench.file, 'you\n')
    }
    const events = await bench.run(all, { interactive: true })
    expect(saidInside(events)).toBe('name? you\nhello you\n100000\n')
  })

  test('is canceled, and the shell within lives on', async () => {
    bench = new Bench(runner, blocks('$ bash', '$ X=5; sleep 30; echo NEXT', '$ echo "still $X"'))
    bench.onEvent = event => {
      if (event.event === 'command.started' && event.text.includes('sleep'))
        setTimeout(() => void bench.connection?.cancel(bench.file), 300)
    }
    expect(brief(await bench.run(all))).toContain('step.finished canceled')
    bench.onEvent = () => undefined
    const last = (await stepIds())[2] ?? ''
    expect(outputOf(await bench.run({ kind: 'steps', steps: [last] }))).toBe('still 5\n')
  })
})

describe('a run that stands inside a shell', () => {
  test('passes an end of input on to the command alone', async () => {
    bench = new Bench(runner, blocks('$ bash', '$ X=5; cat', '$ echo "still $X"'))
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void bench.connection?.input(bench.file, '\x04')
    }
    expect(saidInside(await bench.run(all, { interactive: true }))).toMatch(/still 5\n$/)
  })

  test('leaves nothing behind when it is started over', async () => {
    bench = new Bench(runner, blocks('$ bash', '$ echo "pid $$"'))
    const [, pid = ''] = /pid (\d+)/.exec(outputOf(await bench.run(all))) ?? []
    expect(bench.state?.inside).toEqual({ local: ['bash'] })
    await bench.connection?.startOver(bench.file)
    await gone(Number(pid))
    expect(bench.latest.events.filter(({ event }) => event === 'session.left')).toMatchObject([{ status: 0 }])
  })

  test('does not when its runner has died: the record says so, and nothing runs outside', async () => {
    bench = new Bench(runner, blocks('$ bash', '$ echo "pid $$"', '$ touch never'))
    const ids = (await (await bench.connect()).plan(bench.request(all))).map(({ step }) => step)
    await bench.run({ kind: 'steps', steps: ids.slice(0, 2) })
    const { pid } = bench
    process.kill(pid, 'SIGKILL')
    await gone(pid)
    bench.connection?.close()
    await bench.connect()
    expect(bench.state?.inside).toBeUndefined()
    expect(bench.latest.state.steps[ids[0] ?? '']?.outcome).toBe('passed')
    expect(brief(await bench.run(all))).toContain('step.refused target')
  })

  const gone = async (pid: number): Promise<void> => {
    for (;;) {
      try {
        process.kill(pid, 0)
      } catch {
        return
      }
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
})

describe('a shell is entered', () => {
  const inPath = (name: string, script: string): Record<string, string> => {
    const bin = join(bench.workspace, 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, name), script)
    chmodSync(join(bin, name), 0o755)
    return { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` }
  }

  test('whatever its prompt looks like, and whatever is printed before', async () => {
    bench = new Bench(runner, blocks('$ su -', '$ echo "in ${A-none}"'))
    const banner = `#!/bin/bash\nprintf 'cost: 5 $ '; sleep 1; echo; echo '  # welcome $'; A=1 PS1='> ' exec env A=1 PS1='> ' bash --norc -i\n`
    const events = await bench.run(all, { environment: inPath('su', banner) })
    expect(saidInside(events)).toBe('in 1\n')
  })

  test('not when what looks like a prompt reads a password: nothing of ours is typed', async () => {
    bench = new Bench(runner, blocks('$ ssh db1', '$ echo never'))
    const fake = `#!/bin/bash\nprintf 'user@db1$ '; read -rs x; echo; echo "got \${#x}"; read -rn1 -t 2 y; echo "and \${#y}"\n`
    bench.onEvent = event => {
      if (event.event === 'step.waiting') setTimeout(() => void bench.connection?.input(bench.file, 'geheim\n'), 2500)
    }
    const events = await bench.run(all, { environment: inPath('ssh', fake), interactive: true })
    expect(outputOf(events)).toBe('user@db1$ \ngot 6\nand 0\n')
    expect(nestedEvents()).toEqual([])
    expect(brief(events)).toContain('step.refused target')
  })

  test('once the operator has answered what is asked before it', async () => {
    bench = new Bench(runner, blocks('$ su -', '$ echo "in ${A-none}"'))
    const asks = `#!/bin/bash\nread -rsp 'Password: ' x; echo; [ "$x" = geheim ] && A=1 exec bash --norc -i\n`
    bench.onEvent = event => {
      if (event.event === 'step.waiting' && event.for === 'password')
        void bench.connection?.input(bench.file, 'geheim\n')
    }
    const events = await bench.run(all, { environment: inPath('su', asks), interactive: true })
    expect(saidInside(events)).toBe('in 1\n')
    expect(JSON.stringify(events)).not.toContain('geheim')
  })

  test('not when nobody can answer what is asked: the command gets an end of input', async () => {
    bench = new Bench(runner, blocks('$ su -', '$ echo never'))
    const asks = `#!/bin/bash\nread -rsp 'Password: ' x || exit 7\n`
    const events = await bench.run(all, { environment: inPath('su', asks) })
    expect(brief(events).slice(-3)).toEqual(['command.finished 7', 'step.finished failed', 'run.finished failed'])
  })

  test('only where the document goes on inside: else its reader types there', async () => {
    bench = new Bench(runner, '# Guide\n\n```console\n$ bash\n```\n')
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void bench.connection?.input(bench.file, 'echo typed; exit\n')
    }
    expect(outputOf(await bench.run(all, { interactive: true }))).toContain('typed\n')
    expect(nestedEvents()).toEqual([])
  })
})
