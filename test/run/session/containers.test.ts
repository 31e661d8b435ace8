import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reachOf } from '../../../server/run/target/reach.ts'
import { behavesAsAnywhere, eachOnItsOwn } from './anywhere.ts'
import { Elsewhere } from './elsewhere.ts'
import { ContainerEngine, hasEngine } from './container-engine.ts'

describe.for(['podman', 'docker'] as const)('a shell in a container of %s', name => {
  describe.skipIf(!hasEngine[name])('that is there', () => {
    const engine = new ContainerEngine(name)
    const there = new Elsewhere(
      () => reachOf({ kind: 'container', engine: name, user: null, name: 'app' }, engine.folder),
      () => engine.programs,
    )
    const open: Elsewhere['open'] = (...how) => there.open(...how)
    const run = (text: string) => there.run(text)
    const until = (condition: () => boolean) => there.until(condition)

    /** The shells that live in the container: process 1 sleeps. */
    const shells = () =>
      engine.run('exec', 'app', 'sh', '-c', 'grep -h ^Name: /proc/[0-9]*/status').match(/\bbash$/gm) ?? []

    beforeAll(() => engine.start('app'), 120_000)
    afterAll(() => engine.close('app'), 60_000)
    eachOnItsOwn(there)
    behavesAsAnywhere(there)

    test('keeps what a command changes, and the status of the command before', async () => {
      await run('cd /usr; export A=1; B=2; C=(x "y z"); f() { echo "f $1"; }; alias g="echo alias"; (exit 42)')
      const end = await run('echo $?; pwd; echo $A $B "${C[1]}"; f 3\ng 4')
      expect(end).toMatchObject({ output: '42\n/usr\n1 2 y z\nf 3\nalias 4\n', status: 0, cwd: '/usr', shell: 'alive' })
    })

    test.each([
      ['(exit 42)', 42],
      ['no-such-program-here', 127],
      ['set -u\necho $never_set', 1],
      ['exec </dev/null; false', 1],
      ['kill -TERM $BASHPID & wait $!', 143],
    ])('the status is the command’s own, and the shell lives: %s', async (text, status) => {
      expect(await run(`KEPT=here\n${text}`)).toMatchObject({ status, shell: 'alive' })
      expect((await run('echo "still $KEPT" >/dev/tty')).output).toContain('still here\n')
    })

    test('insisted on, a program that does not hear Ctrl-C ends', async () => {
      const end = run(`bash -c 'trap "" INT; echo go; while :; do sleep 0.1; done'`)
      await until(() => there.output.includes('go'))
      there.session.interrupt(2)
      expect(await end).toMatchObject({ status: 143, shell: 'alive' })
    })

    test('leaves nothing behind in the container', async () => {
      await run('true')
      await there.session.close()
      await until(() => shells().length === 0)
    })

    test('a container that ends in mid-step: nobody knows how the command ended, and another shell goes on', async () => {
      await run('cd /usr; export A="x y"')
      const end = run('echo go; sleep 20')
      await until(() => there.output.includes('go'))
      engine.kill('app')
      expect(await end).toMatchObject({ status: null, signal: null, shell: 'died' })
      await expect(open(there.session.snapshot)).rejects.toThrow(
        new RegExp(`^${name} could not open a shell there: .*(not running|running containers|state improper)`, 's'),
      )
      engine.run('start', 'app')
      const { snapshot } = there.session
      await there.session.close()
      there.session = await open(snapshot)
      expect((await run('pwd; echo "$A"')).output).toBe('/usr\nx y\n')
    })
  })
})
