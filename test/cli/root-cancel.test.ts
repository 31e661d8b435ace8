import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canBeNobody, NobodysDesk } from './as-nobody.ts'
import { buildBundles, guide, isAlive, kill, tidy, until } from './desk.ts'
import { type Answer, typing } from './typing.ts'

/** Says its process's number, and `int` at each Ctrl-C, which does not end it. */
const stubborn = (more = '') =>
  `perl -e '$| = 1; $SIG{INT} = sub { print "int\\n" };${more} print "pid $$ go\\n"; sleep 1 while 1'`
const deaf = stubborn(' $SIG{HUP} = "IGNORE";')

/** Ctrl-C as soon as it runs, and again once it has heard. */
const twice: readonly Answer[] = [
  ['go\r', '\x03'],
  ['int\r', '\x03'],
]

const pidIn = (seen: string): number => Number(/^pid (\d+) go$/m.exec(seen)?.[1] ?? NaN)

describe.skipIf(!canBeNobody())('a program of root’s that does not heed Ctrl-C', () => {
  let bundles = ''
  let desk: NobodysDesk
  const typed = (args: readonly string[], ...answers: readonly Answer[]) => typing(desk, desk.words(args), ...answers)
  beforeAll(() => {
    bundles = buildBundles('root-cancel')
    desk = new NobodysDesk(bundles, 'nobody ALL=(ALL) NOPASSWD: ALL')
  })
  afterAll(() => tidy(desk))

  test.each([
    ['sudo', []],
    ['su', [['assword: ', 'geheim\r']]],
  ] as const)('in his shell by %s, is hung up on by a second one; the next has another shell', async (how, login) => {
    const file = desk.write(`${how}.md`, guide('$ K=kept', `# ${stubborn()}`, '$ echo "$K"', '# id -un'))
    await typed(['run', file, '--become', how])
    const { seen } = await typed(['run', file], ...login, ...twice)
    expect(seen).toMatch(/✗ canceled/)
    expect(seen).toContain('what ran was another user’s, whom no signal of yours reaches: the shell was hung up')
    await until(() => !isAlive(pidIn(seen)))
    await typed(['skip', ...(await idOf(file, 1)), '--file', file])
    const after = await typed(['run', file, '--all'], ...login)
    expect(after.seen).toMatch(/^kept$[^]*^root$/m)
    expect(after.status).toBe(0)
  })

  test('that the operator’s own shell has started, too: exported variables are there in the next', async () => {
    const file = desk.write('own.md', guide('$ export K=kept', `$ sudo ${stubborn()}`, '$ echo "$K"'))
    await typed(['run', file])
    const { seen } = await typed(['run', file], ...twice)
    expect(seen).toMatch(/✗ canceled/)
    await until(() => !isAlive(pidIn(seen)))
    const after = await typed(['run', file, '--step', ...(await idOf(file, 2))])
    expect(after.seen).toMatch(/^kept$/m)
  })

  test('nor the end of its terminal, runs on: the step is unknown, and says what can end it', async () => {
    const file = desk.write('deaf.md', guide(`# ${deaf}`, '# id -un'))
    const { seen, status } = await typed(['run', file, '--become', 'sudo'], ...twice)
    const pid = pidIn(seen)
    try {
      expect(isAlive(pid)).toBe(true)
      expect(seen).toMatch(/✗ unknown/)
      expect(seen).toContain(`perl (process ${pid}) runs on as another user`)
      expect(status).toBe(1)
    } finally {
      kill(pid)
    }
    expect((await typed(['run', file, '--step', ...(await idOf(file, 1))])).seen).toMatch(/^root$/m)
  })

  test('is ended by its time limit all the same', async () => {
    const text = guide(`# ${stubborn()}`).replace('```console', '```console {timeout=1s}')
    const file = desk.write('limit.md', text)
    const { seen } = await typed(['run', file, '--become', 'sudo'])
    expect(seen).toMatch(/✗ timed-out/)
    await until(() => !isAlive(pidIn(seen)))
  })

  const idOf = (file: string, index: number) => Promise.resolve([desk.ids(file)[index] ?? ''])
})
