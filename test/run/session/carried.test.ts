import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cleanEnvironment } from '../../../server/run/session/environment.ts'
import { openCarried } from '../../../server/run/session/open-carried.ts'
import type { BashSession } from '../../../server/run/session/bash-session.ts'
import type { CommandEnd } from '../../../server/run/session/command.ts'
import { encode } from '../../../server/run/session/delivery.ts'
import { waitingOf } from '../../../server/run/session/carried-processes.ts'
import { reachOf } from '../../../server/run/target/reach.ts'
import { hasSshd, Sshd } from './sshd.ts'

const sshd = new Sshd()
let session: BashSession
let id = 0
let output = ''
const waits: (string | null)[] = []

const open = (snapshot: string | null) =>
  openCarried(
    {
      reach: reachOf({ kind: 'ssh', alias: 'db1' }, sshd.folder),
      ...{ interactive: true, start: '/', columns: 80, rows: 24, snapshot },
      environment: cleanEnvironment({ ...process.env, PATH: `${sshd.programs}:${process.env.PATH ?? ''}` }),
    },
    { said: () => undefined, opened: () => undefined },
  )

async function run(text: string): Promise<CommandEnd & { output: string }> {
  output = ''
  waits.length = 0
  const end = await session.run(
    ++id,
    text,
    { output: data => (output += data.toString()), waiting: what => waits.push(what) },
    false,
  )
  return { ...end, output: output.replaceAll('\r\n', '\n') }
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 10))
}

describe.skipIf(!hasSshd)('a shell over ssh', () => {
  beforeAll(() => sshd.start('db1'))
  afterAll(() => sshd.stop())
  beforeEach(async () => {
    session = await open(null)
  })
  afterEach(() => session.close())

  test('keeps what a command changes, and the status of the command before', async () => {
    await run('cd /usr; export A=1; B=2; C=(x "y z"); f() { echo "f $1"; }; alias g="echo alias"; (exit 42)')
    const end = await run('echo $?; pwd; echo $A $B "${C[1]}"; f 3\ng 4')
    expect(end).toMatchObject({ output: '42\n/usr\n1 2 y z\nf 3\nalias 4\n', status: 0, cwd: '/usr', shell: 'alive' })
  })

  test.each([
    ['true', 0],
    ['(exit 42)', 42],
    ['no-such-program-here', 127],
    ['set -o posix; false', 1],
    ['set -u\necho $never_set', 1],
    ['IFS=,; false', 1],
    ['set -f; set -C; false', 1],
    ['printf() { echo shadowed; }; declare() { :; }; local() { :; }; (exit 7)', 7],
    ['trap "echo debugged" DEBUG; false', 1],
    ['unset PROMPT_COMMAND PS1; false', 1],
    ['exec </dev/null; false', 1],
    ['mkdir gone; cd gone; rmdir ../gone; false', 1],
    ['set -x; false', 1],
    ['enable -n printf; false', 1],
    ['stty -echo; false', 1],
  ])('the status is the command’s own, and the shell lives: %s', async (text, status) => {
    expect(await run(`KEPT=here\n${text}`)).toMatchObject({ status, shell: 'alive' })
    expect((await run('echo "still $KEPT" >/dev/tty; (exit 3)')).output).toContain('still here\n')
  })

  test('bodies arrive to the byte, and no byte of them is a key', async () => {
    const long = 'x'.repeat(5000)
    const body = `cat <<'END'\n\ttab !! $HOME \`x\` \\ ü 漢\nEND\necho ${long}\nprintf %s 'a\x03b\x04c\x15d\x7f' | od -An -c | tr -d ' \\n'`
    expect((await run(body)).output).toBe(`\ttab !! $HOME \`x\` \\ ü 漢\n${long}\na003b004c025d177`)
    const comments = Array.from({ length: 4000 }, (_, i) => `: ${i} ${'y'.repeat(45)}`).join('\n')
    expect(await run(`${comments}\necho end`)).toMatchObject({ status: 0, output: 'end\n' })
  })

  test('a marker without the nonce is no marker', async () => {
    const end = await run(`printf '\\033]633;D;0000;1;0;/\\007after'; false`)
    expect(end).toMatchObject({ output: '\x1b]633;D;0000;1;0;/\x07after', status: 1 })
  })

  test('Ctrl-C ends all of it', async () => {
    const end = run('echo go; sleep 20; echo NEXT\necho NEXT2')
    await until(() => output.includes('go'))
    session.interrupt(1)
    expect(await end).toMatchObject({ status: 130, shell: 'alive' })
    expect(output).not.toContain('NEXT')
  })

  test('insisted on, a program that does not hear Ctrl-C ends', async () => {
    const end = run(`bash -c 'trap "" INT; echo go; while :; do sleep 0.1; done'`)
    await until(() => output.includes('go'))
    session.interrupt(2)
    expect(await end).toMatchObject({ status: 143, shell: 'alive' })
  })

  test('a password is waited for, given, and not echoed', async () => {
    const end = run('read -rs -p "password: " x </dev/tty; echo; echo "got ${#x}"')
    await until(() => waits.includes('password'))
    session.input('geheim\n')
    expect(await end).toMatchObject({ status: 0, output: 'password: \ngot 6\n' })
  })

  test('is left by `exit`, and another goes on from where it was', async () => {
    await run('cd /usr; export A="x y"')
    expect(await run('exit 3')).toMatchObject({ status: 3, shell: 'left' })
    const { snapshot } = session
    await session.close()
    session = await open(snapshot)
    expect((await run('pwd; echo "$A"')).output).toBe('/usr\nx y\n')
  })

  test('when contact is lost, nobody knows how the command ended', async () => {
    const end = run('echo go; sleep 20')
    await until(() => output.includes('go'))
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
  expect(waitingOf('reads\n icanon\n echo')).toBe('input')
  expect(waitingOf('hidden\n icanon\n -echo')).toBe('password')
  expect(waitingOf('hidden\n icanon\n echo')).toBeNull()
  expect(waitingOf('')).toBeNull()
})
