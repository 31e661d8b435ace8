import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasSshd, Sshd } from '../session/sshd.ts'
import { all, Bench, brief, buildRunner, outputOf } from './runner-on-disk.ts'
import { onPath } from '../../support/on-path.ts'

let runner: string
let bench: Bench
const sshd = new Sshd()
const isRoot = process.getuid?.() === 0

/** A guide of one section: what a command opens ends with it. */
const blocks = (...steps: readonly string[]): string =>
  '# Guide\n\n' + steps.map(text => `Then:\n\n\`\`\`console\n${text}\n\`\`\`\n`).join('\n')

const bySsh = 'echo "${SSH_CONNECTION:+by ssh} $A"'
const nestedEvents = () =>
  bench.events.flatMap(event =>
    event.event === 'session.entered'
      ? [`entered ${event.opener} on ${event.target}`]
      : event.event === 'session.left'
        ? [`left ${event.opener} ${event.status}`]
        : [],
  )

describe.skipIf(!hasSshd)('a shell on another machine that a command opens', () => {
  onPath(sshd.programs)
  beforeAll(async () => {
    runner = await buildRunner('nested-hosts')
    await sshd.start('db1', 'web')
  })
  afterAll(() => sshd.stop())
  afterEach(() => bench.close())

  test('is where its host’s commands run, though nobody mapped that', async () => {
    bench = new Bench(runner, blocks('$ ssh db1', `db1$ A=1; ${bySsh}`, `db1$ ${bySsh}`, '$ exit', `$ A=; ${bySsh}`))
    const events = await bench.run(all)
    expect(bench.state?.outcome).toBe('passed')
    expect(outputOf(events)).toMatch(/by ssh 1\nby ssh 1\n[^]*\n \n$/)
    expect(nestedEvents()).toEqual(['entered ssh db1 on local', 'left ssh db1 0'])
  })

  test('may be entered from a target, and another user’s within it', async () => {
    const deeper = isRoot ? 'su daemon -s /bin/bash' : 'bash'
    const user = isRoot ? 'daemon' : '\\w+'
    const text = blocks(
      `web$ A=1; PATH=${sshd.programs}:\$PATH`,
      'web$ ssh db1',
      `db1$ ${deeper}`,
      `daemon@db1$ id -un; ${bySsh}; A=3`,
      'daemon@db1$ echo "$A"\ndaemon@db1$ exit',
      'db1$ exit',
      'web$ echo "web $A"',
    )
    bench = new Bench(runner, text)
    const events = await bench.run(all, { targets: { web: 'ssh:web' } })
    expect(brief(events).at(-1)).toBe('run.finished passed')
    expect(outputOf(events)).toMatch(new RegExp(`${user}\nby ssh \n3\n[^]*web 1\n$`))
    expect(nestedEvents()).toEqual([
      'entered ssh db1 on ssh:web',
      `entered ${deeper} on ssh:web`,
      `left ${deeper} 0`,
      'left ssh db1 0',
    ])
  })

  test('leaves those to their own shell whose host is mapped', async () => {
    bench = new Bench(runner, blocks('$ ssh db1', `db1$ A=1; ${bySsh}`, `$ A=; ${bySsh}`))
    const events = await bench.run(all, { targets: { db1: 'ssh:db1' } })
    expect(events.flatMap(event => (event.event === 'step.started' ? [event.target] : []))).toEqual([
      'local',
      'ssh:db1',
      'local',
    ])
  })

  test('ends unknown when contact is lost while a command runs in it', async () => {
    bench = new Bench(runner, blocks('$ ssh db1', 'db1$ sleep 20', '$ exit', '$ echo out'))
    bench.onEvent = event => {
      if (event.event === 'command.started' && event.text.includes('sleep')) setTimeout(() => void sshd.fall(), 300)
    }
    const events = await bench.run(all)
    expect(brief(events).slice(-3)).toEqual(['session.left', 'step.finished unknown', 'run.finished stopped'])
    expect(nestedEvents().at(-1)).toBe('left ssh db1 255')
    await sshd.listen()
  })

  test('is told to be left when contact is lost between commands', async () => {
    bench = new Bench(runner, blocks('$ ssh db1', 'db1$ true', 'db1$ touch never'))
    const [opener = '', first = '', second = ''] = (await (await bench.connect()).plan(bench.request(all))).map(
      ({ step }) => step,
    )
    await bench.run({ kind: 'steps', steps: [opener, first] })
    expect(bench.state?.inside).toEqual({ local: ['ssh db1'] })
    await sshd.fall()
    await bench.until(event => event.event === 'session.left')
    expect(brief(await bench.run({ kind: 'steps', steps: [second] }))).toContain('step.refused target')
    await sshd.listen()
  })

  test('is entered on an odd prompt, and not while a password is asked for', async () => {
    bench = new Bench(runner, blocks(`$ ssh -t db1 "PS1='> ' bash --norc"`, '$ A=1; echo "in ${A-none}"'))
    const events = await bench.run(all)
    expect(outputOf(events)).toMatch(/in 1\n$/)
  })
})
