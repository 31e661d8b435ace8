import { expect, test } from 'vitest'
import { describeIn, type PlainPlace } from './places.ts'

const plain: readonly PlainPlace[] = ['dash', 'busybox', 'dash over ssh']

describeIn(plain, 'a plain sh where there is no bash', shell => {
  test('says so, and keeps what a command changes', async () => {
    expect((await shell().open()).note).toMatch(/^no bash/)
    await shell().run('cd /usr; export A=1; B=2; f() { echo "f $1"; }; alias g="echo alias"; umask 027; (exit 42)')
    expect(await shell().run('echo $?; pwd; echo $A $B; f 3; umask\ng 4')).toMatchObject({
      output: '42\n/usr\n1 2\nf 3\n0027\nalias 4\n',
      status: 0,
      cwd: '/usr',
    })
  })

  test.each([
    ['true', 0],
    ['(exit 42)', 42],
    ['no-such-program-here', 127],
    ['if true; then', 2],
    ['set -u; echo ok', 0],
    ['IFS=,; false', 1],
    ['set -f; set -C; false', 1],
    ['printf() { echo shadowed; }; (exit 7)', 7],
    ['trap "echo interrupted" INT; false', 1],
    ['exec >/dev/null 2>&1; false', 1],
    ['exec >file; false', 1],
    ['exec </dev/null; false', 1],
    ['mkdir gone; cd gone; rmdir ../gone; false', 1],
    ['set -x; false', 1],
    ['unset PS1; false', 1],
    ["PS1='> '; false", 1],
    ['sh -c "kill -9 \\$\\$"', 137],
  ])('the status is the command’s own, and the shell goes on: %s', async (text, status) => {
    await shell().run('KEPT=here')
    const end = await shell().run(text)
    expect(end).toMatchObject({ status, shell: 'alive' })
    expect(end.output).not.toMatch(/__rb|633/)
    const next = await shell().run('echo "still $KEPT" >/dev/tty; (exit 3)')
    expect(next).toMatchObject({ status: 3, shell: 'alive' })
    expect(next.output).toContain('still here\n')
  })

  test.each([
    ['exit 3', 3],
    ['set -e; false; echo never', 1],
    ["exec sh -c 'exit 5'", 5],
    // Where a text comes over the terminal this ends a plain sh, with that status.
    ['return 4', 4],
  ])('is left and restored: %s', async (text, status) => {
    await shell().run(`export KEPT="it's
here"; cd /usr`)
    const end = await shell().run(text)
    expect(end).toMatchObject({ status })
    expect(end.output).not.toContain('never')
    expect(await shell().run('echo "$KEPT in $PWD"')).toMatchObject({ output: "it's\nhere in /usr\n" })
  })

  test('a text is taken to the byte', async () => {
    const long = 'x'.repeat(5000)
    const { output } = await shell().run(`cat <<'END'
\ttab !! $HOME \`x\` \\ ü 漢
END
echo ${long}
printf %s 'a\x03b\x04c\x15d\x7f' | od -An -c | tr -d ' \\n'`)
    expect(output).toBe(`\ttab !! $HOME \`x\` \\ ü 漢\n${long}\na003b004c025d177`)
    const body = Array.from({ length: 4000 }, (_, i) => `: ${i} ${'y'.repeat(45)}`).join('\n')
    expect(await shell().run(`${body}\necho end`)).toMatchObject({ status: 0, output: 'end\n' })
  })

  test.each([
    ['echo go; sleep 20; echo NEXT\necho NEXT2'],
    ['f() { echo go; sleep 20; echo NEXT; }; f; echo NEXT'],
    ['echo go; while :; do :; done; echo NEXT'],
    ['for i in 1 2 3; do echo go; sleep 20; done; echo NEXT'],
  ])('Ctrl-C ends all of it: %s', async text => {
    const end = await shell().interrupted(text)
    expect(end).toMatchObject({ status: 130, shell: 'alive' })
    expect(end.output).not.toContain('NEXT')
    expect((await shell().run('echo on')).output).toBe('on\n')
  })

  test('a question is waited for and answered; keys that nobody reads are never run', async () => {
    const running = shell().run('printf "Go on? [Y/n] "; read answer; echo "got $answer"; sleep 0.3')
    await shell().until(() => shell().waits.length > 0)
    expect(shell().waits).toEqual(['input'])
    shell().session?.input('y\rtouch ran-1\rtouch part')
    expect((await running).output).toContain('got y\n')
    expect((await shell().run('ls')).output).toBe('')
  })

  test('a stopped program is continued', async () => {
    const running = shell().run(`sh -c 'echo go; sleep 1; echo slept; exit 7'`)
    await shell().until(() => shell().output.includes('go'))
    for (let tries = 0; !shell().waits.includes('suspended'); tries++) {
      if (tries % 30 === 0) shell().session?.input('\x1a')
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    shell().session?.input('\r')
    expect(await running).toMatchObject({ status: 7, shell: 'alive' })
  })

  test('a job in the background is the next command’s, too', async () => {
    await shell().run('sleep 60 &')
    expect((await shell().run('kill %1; wait %1; echo $?')).output).toMatch(/^143$/m)
  })

  test('with nobody there a reader gets an end of input', async () => {
    const end = await shell().run('cat; read x </dev/tty; echo "tty $?"', { endOfInput: true })
    expect(end.output).toContain('tty 1\n')
  })
})
