import { expect, test } from 'vitest'
import { describeIn, places, terminals } from './places.ts'

describeIn(places, 'a reader of standard input gets nothing of the guide', (shell, place) => {
  test.each([
    ['cat; echo "cat $?"', 'cat 0\n'],
    ['cat >/dev/null; echo next', 'next\n'],
    ['read x; echo "read $?"', 'read 1\n'],
    ...(place === 'pipes'
      ? []
      : [
          ['read x </dev/tty; echo "tty $?"', 'tty 1\n'],
          ['bash -c "read -s x </dev/tty"; echo "secret $?"', 'secret 1\n'],
        ]),
  ])('with nobody there: %s', async (text = '', expected = '') => {
    expect((await shell().run(text, { endOfInput: true })).output).toContain(expected)
    expect((await shell().run('echo on')).output).toBe('on\n')
  })
})

describeIn(terminals, 'the operator', shell => {
  test('answers a question, and the rest of the command gets none of it', async () => {
    const running = shell().run('read -p "Go on? [Y/n] " answer; echo "got $answer"\necho next')
    await shell().until(() => shell().waits.length > 0)
    expect(shell().waits).toEqual(['input'])
    shell().session?.input('y\r')
    const { output } = await running
    expect(output).toContain('got y\nnext\n')
    expect(shell().waits).toEqual(['input', null])
  })

  test('gives a program that reads to the end what it reads, and ends it', async () => {
    const running = shell().run('cat >taken; echo next')
    await shell().until(() => shell().waits.includes('input'))
    shell().session?.input('one\r')
    shell().session?.input('two\r\x04')
    expect((await running).output).toContain('next\n')
    expect((await shell().run('cat taken')).output).toBe('one\ntwo\n')
  })

  test.each([
    [
      'of the terminal itself',
      'rb_sudo() { read -rsp "[sudo] password for op: " x </dev/tty; echo; }; rb_sudo; echo next',
    ],
    ['of a program below', `bash -c 'read -rsp "Password: " x </dev/tty; echo'; echo next`],
  ])('is asked for a password, which is not shown, and what follows runs: %s', async (_, text) => {
    const running = shell().run(text)
    await shell().until(() => shell().waits.includes('password'))
    shell().session?.input('geheim\r')
    const { output, status } = await running
    expect(status).toBe(0)
    expect(output).toMatch(/next\n$/)
    expect(output).not.toContain('geheim')
  })

  test('is not said to be waited for while a program works', async () => {
    await shell().run('sleep 2.2; true')
    expect(shell().waits).toEqual([])
  })

  test('types keys that nobody reads: they are never run', async () => {
    const running = shell().run('echo go; sleep 0.6')
    await shell().until(() => shell().output.includes('go'))
    shell().session?.input('touch ran-1\rtouch ran-2\rtouch part')
    await running
    shell().session?.input('touch ran-3\r')
    expect((await shell().run('ls')).output).toBe('')
  })

  test('sends ends of input: the shell itself does not end by them', async () => {
    const running = shell().run('cat')
    await shell().until(() => shell().waits.length > 0)
    shell().session?.input('\x04')
    shell().session?.input('\x04')
    await running
    expect((await shell().run('echo $$')).status).toBe(0)
    expect(shell().session?.alive).toBe(true)
  })

  test('has a terminal', async () => {
    const { output } = await shell().run('[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo terminal; stty size')
    expect(output).toMatch(/^terminal\n\d+ \d+\n$/)
  })
})
