import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BashSession } from '../../../server/run/session/bash-session.ts'
import type { CommandEnd } from '../../../server/run/session/command.ts'
import { cleanEnvironment, findProgram } from '../../../server/run/session/environment.ts'
import { openCarried } from '../../../server/run/session/open-carried.ts'
import { reachOf } from '../../../server/run/target/reach.ts'
import { PodServer } from './pod-server.ts'

const kubectl = findProgram('kubectl', { PATH: process.env.PATH ?? '' })

/** Before 1.31 kubectl speaks SPDY, which the test's server does not. */
function speaksWebSocket(program: string): boolean {
  const said = execFileSync(program, ['version', '--client', '-o', 'json'], { encoding: 'utf8' })
  const { major, minor } = (JSON.parse(said) as { clientVersion: { major: string; minor: string } }).clientVersion
  return Number(major) > 1 || Number.parseInt(minor) >= 31
}

describe.skipIf(kubectl === null || !speaksWebSocket(kubectl))('a shell in a pod', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-kubectl-'))
  /** Where in the cluster each call was for. */
  const places: string[] = []
  const server = new PodServer((namespace, pod, container, words) => {
    places.push(`${namespace}/${pod}/${container ?? ''}`)
    return words
  })
  let session: BashSession
  let id = 0
  let output = ''
  const waits: (string | null)[] = []

  const open = (snapshot: string | null) =>
    openCarried(
      {
        reach: reachOf({ kind: 'kubectl', namespace: 'shop', pod: 'web-1', container: 'side' }, folder),
        ...{ interactive: true, start: '/', columns: 80, rows: 24, snapshot },
        environment: cleanEnvironment({ ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` }),
      },
      { said: () => undefined, opened: () => undefined },
    )

  async function run(text: string): Promise<CommandEnd & { output: string }> {
    output = ''
    waits.length = 0
    const watcher = {
      output: (data: Buffer) => void (output += data.toString()),
      waiting: (what: string | null) => void waits.push(what),
    }
    const end = await session.run(++id, text, watcher, false)
    return { ...end, output: output.replaceAll('\r\n', '\n') }
  }

  const until = async (condition: () => boolean) => {
    const limit = Date.now() + 20_000
    while (!condition()) {
      if (Date.now() > limit) throw new Error(`waited in vain; it printed ${JSON.stringify(output)}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }

  beforeAll(async () => {
    const port = await server.listen()
    writeFileSync(
      join(folder, 'kubectl'),
      `#!/bin/sh\nexec env KUBECONFIG=/dev/null ${kubectl} -s http://127.0.0.1:${port} "$@"\n`,
    )
    chmodSync(join(folder, 'kubectl'), 0o755)
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    session = await open(null)
  })
  afterEach(() => session.close())

  test('is in the namespace, pod and container that were named, and keeps what a command changes', async () => {
    await run('cd /usr; export A=1; C=(x "y z"); f() { echo "f $1"; }; (exit 42)')
    const end = await run('echo $?; pwd; echo $A "${C[1]}"; f 3')
    expect(end).toMatchObject({ output: '42\n/usr\n1 y z\nf 3\n', status: 0, cwd: '/usr', shell: 'alive' })
    expect(new Set(places)).toEqual(new Set(['shop/web-1/side']))
  })

  test('bodies arrive to the byte, and no byte of them is a key', async () => {
    const long = 'x'.repeat(5000)
    const body = `cat <<'END'\n\ttab !! $HOME \`x\` \\ ü 漢\nEND\necho ${long}\nprintf %s 'a\x03b\x04c\x15d\x7f' | od -An -c | tr -d ' \\n'`
    expect((await run(body)).output).toBe(`\ttab !! $HOME \`x\` \\ ü 漢\n${long}\na003b004c025d177`)
  })

  test('Ctrl-C ends all of it', async () => {
    const end = run('echo go; sleep 20; echo NEXT\necho NEXT2')
    await until(() => output.includes('go'))
    session.interrupt(1)
    expect(await end).toMatchObject({ status: 130, shell: 'alive' })
    expect(output).not.toContain('NEXT')
  })

  test('a password is waited for, given, and not echoed', async () => {
    const end = run('read -rs -p "password: " x </dev/tty; echo; echo "got ${#x}"')
    await until(() => waits.includes('password'))
    session.input('geheim\n')
    expect(await end).toMatchObject({ status: 0, output: 'password: \ngot 6\n' })
  })

  test('ends with its session, though its terminal is kept', async () => {
    const { pid } = session
    await session.close()
    await until(() => !isBash(pid))
  })

  test('when contact is lost, nobody knows how the command ended, and another shell goes on', async () => {
    await run('cd /usr; export A="x y"')
    const end = run('echo go; sleep 20')
    await until(() => output.includes('go'))
    const { pid, snapshot } = session
    server.lose()
    expect(await end).toMatchObject({ status: null, signal: null, shell: 'died' })
    process.kill(pid, 'SIGHUP')
    await session.close()
    session = await open(snapshot)
    expect((await run('pwd; echo "$A"')).output).toBe('/usr\nx y\n')
  })
})

function isBash(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').includes('(bash) ')
  } catch {
    return false
  }
}
