import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram } from '../../../server/run/session/environment.ts'
import { reachOf } from '../../../server/run/target/reach.ts'
import { behavesAsAnywhere, eachOnItsOwn } from './anywhere.ts'
import { Elsewhere } from './elsewhere.ts'
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
  const there = new Elsewhere(
    () => reachOf({ kind: 'kubectl', namespace: 'shop', pod: 'web-1', container: 'side' }, folder),
    () => folder,
  )
  const open: Elsewhere['open'] = (...how) => there.open(...how)
  const run = (text: string) => there.run(text)
  const until = (condition: () => boolean) => there.until(condition)

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
  eachOnItsOwn(there)
  behavesAsAnywhere(there)

  test('is in the namespace, pod and container that were named, and keeps what a command changes', async () => {
    await run('cd /usr; export A=1; C=(x "y z"); f() { echo "f $1"; }; (exit 42)')
    const end = await run('echo $?; pwd; echo $A "${C[1]}"; f 3')
    expect(end).toMatchObject({ output: '42\n/usr\n1 y z\nf 3\n', status: 0, cwd: '/usr', shell: 'alive' })
    expect(new Set(places)).toEqual(new Set(['shop/web-1/side']))
  })

  test('ends with its session, though its terminal is kept', async () => {
    const { pid } = there.session
    await there.session.close()
    await until(() => !isBash(pid))
  })

  test('when contact is lost, nobody knows how the command ended, and another shell goes on', async () => {
    await run('cd /usr; export A="x y"')
    const end = run('echo go; sleep 20')
    await until(() => there.output.includes('go'))
    const { pid, snapshot } = there.session
    server.lose()
    expect(await end).toMatchObject({ status: null, signal: null, shell: 'died' })
    process.kill(pid, 'SIGHUP')
    await there.session.close()
    there.session = await open(snapshot)
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
