import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Elsewhere } from './elsewhere.ts'

/** Gives each test of the suite around it a shell of its own there. */
export function eachOnItsOwn(there: Elsewhere): void {
  beforeEach(async () => {
    there.session = await there.open(null)
  })
  afterEach(() => there.session.close())
}

/** What holds of a shell whatever carries it, each as a test of the suite around it. */
export function behavesAsAnywhere(there: Elsewhere): void {
  test('bodies arrive to the byte, and no byte of them is a key', async () => {
    const long = 'x'.repeat(5000)
    const body = `cat <<'END'\n\ttab !! $HOME \`x\` \\ ü 漢\nEND\necho ${long}\nprintf %s 'a\x03b\x04c\x15d\x7f' | od -An -c | tr -d ' \\n'`
    expect((await there.run(body)).output).toBe(`\ttab !! $HOME \`x\` \\ ü 漢\n${long}\na003b004c025d177`)
  })

  test('Ctrl-C ends all of it', async () => {
    const end = there.run('echo go; sleep 20; echo NEXT\necho NEXT2')
    await there.until(() => there.output.includes('go'))
    there.session.interrupt(1)
    expect(await end).toMatchObject({ status: 130, shell: 'alive' })
    expect(there.output).not.toContain('NEXT')
  })

  test('a password is waited for, given, and not echoed', async () => {
    const end = there.run('read -rs -p "password: " x </dev/tty; echo; echo "got ${#x}"')
    await there.until(() => there.waits.includes('password'))
    there.session.input('geheim\n')
    expect(await end).toMatchObject({ status: 0, output: 'password: \ngot 6\n' })
  })

  test('is left by `exit`, and another goes on from where it was', async () => {
    await there.run('cd /usr; export A="x y"')
    expect(await there.run('exit 3')).toMatchObject({ status: 3, shell: 'left' })
    const { snapshot } = there.session
    await there.session.close()
    there.session = await there.open(snapshot)
    expect((await there.run('pwd; echo "$A"')).output).toBe('/usr\nx y\n')
  })
}
