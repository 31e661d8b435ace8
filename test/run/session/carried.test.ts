import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnvironment } from '../../../server/run/session/environment.ts'
import { openCarried } from '../../../server/run/session/open-carried.ts'
import { encode } from '../../../server/run/session/delivery.ts'
import { waitingOf } from '../../../server/run/session/carried-processes.ts'
import { reachOf } from '../../../server/run/target/reach.ts'
import { behavesAsAnywhere, eachOnItsOwn } from './anywhere.ts'
import { Elsewhere } from './elsewhere.ts'
import { hasSshd, Sshd } from './sshd.ts'

const sshd = new Sshd()
const there = new Elsewhere(
  () => reachOf({ kind: 'ssh', alias: 'db1' }, sshd.folder),
  () => sshd.programs,
)
const open: Elsewhere['open'] = (...how) => there.open(...how)
const run = (text: string) => there.run(text)
const until = (condition: () => boolean) => there.until(condition)

describe.skipIf(!hasSshd)('a shell over ssh', () => {
  beforeAll(() => sshd.start('db1'))
  afterAll(() => sshd.stop())
  eachOnItsOwn(there)
  behavesAsAnywhere(there)

  test.each([
    ['printf "Do you want to continue? [Y/n] "; read x', 'input'],
    ['printf "[sudo] password for op: "; stty -echo; read x; stty echo', 'password'],
  ])('where nothing can be asked beside the terminal, its words tell that it waits: %s', async (text, what) => {
    await there.session.close()
    there.session = await open(null, { beside: () => ['-o', 'BatchMode=yes', '--', 'nowhere.invalid', 'true'] })
    const end = run(text)
    await until(() => there.waits.includes(what))
    there.session.input('y\r')
    expect(await end).toMatchObject({ status: 0 })
    expect((await run('sleep 1; echo "Working: "')).status).toBe(0)
    expect(there.waits).toEqual([])
  })

  test('when contact is lost, nobody knows how the command ended', async () => {
    const end = run('echo go; sleep 20')
    await until(() => there.output.includes('go'))
    await sshd.fall()
    expect(await end).toMatchObject({ status: null, signal: null, shell: 'died' })
    await sshd.listen()
  })
})

describe.skipIf(!hasSshd)('no shell', () => {
  test('says what ssh said', async () => {
    const reach = reachOf({ kind: 'ssh', alias: 'no-such-host.invalid' }, '/tmp')
    const options = { reach, interactive: false, start: '/', columns: 80, rows: 24, snapshot: null }
    const environment = cleanEnvironment(process.env)
    await expect(
      openCarried({ ...options, environment }, { said: () => undefined, opened: () => undefined }),
    ).rejects.toThrow(/^ssh could not open a shell there: .*no-such-host\.invalid/)
  })
})

test('a text is sent as lines of printable characters', () => {
  expect(encode('')).toEqual([''])
  expect(encode('a\tb\\\nü')).toEqual(['a\\0011b\\0134\\0012\\0303\\0274'])
  const lines = encode('x\n'.repeat(10_000))
  expect(lines.every(line => line.length < 3010 && /^[ -~]*$/.test(line))).toBe(true)
})

test('what the other machine says of its foreground', () => {
  expect(waitingOf('looked\nreads\n icanon\n echo')).toBe('input')
  expect(waitingOf('looked\nhidden\n icanon\n -echo')).toBe('password')
  expect(waitingOf('looked\nhidden\n icanon\n echo')).toBeUndefined()
  expect(waitingOf('looked\nstopped\n icanon\n echo')).toBe('suspended')
  expect(waitingOf('looked\n icanon\n echo')).toBeNull()
  expect(waitingOf('')).toBeUndefined()
})
