import { expect, test } from 'vitest'
import { describeIn, places } from './places.ts'

describeIn(places, 'a text is taken to the byte', shell => {
  test('here-documents, tabs, history signs, continuations, other scripts, long lines, no final newline', async () => {
    const long = 'x'.repeat(5000)
    const { output } = await shell().run(`cat <<'END'
\ttab !! $HOME \`x\` \\ ü 漢 🙂
END
echo a\\
b !! !$; echo ${long}`)
    expect(output).toBe(`\ttab !! $HOME \`x\` \\ ü 漢 🙂\nab !! !$\n${long}\n`)
  })

  test('200 kB, and the line numbers are its own', async () => {
    const body = Array.from({ length: 4000 }, (_, i) => `: ${i} ${'y'.repeat(45)}`).join('\n')
    expect(body.length).toBeGreaterThan(200_000)
    expect(await shell().run(`${body}\necho end $LINENO`)).toMatchObject({ status: 0, output: 'end 4001\n' })
    expect(await shell().run(`${body}\nreturn 4`)).toMatchObject({ status: 4, shell: 'alive' })
  })

  test('control characters are no keys', async () => {
    const end = await shell().run(`printf %s 'a\x03b\x04c\x15d\x7f\x1a' | od -An -c | tr -d ' \\n'`)
    expect(end.output).toBe('a003b004c025d177032')
  })

  test('a CR at the end of a line is the author’s own', async () => {
    expect((await shell().run('printf %s a\r\n')).output).toBe('a\r')
  })

  test('an unfinished here-document ends with the text, an unfinished quote is an error', async () => {
    expect((await shell().run('cat <<END\nabc')).output).toContain('abc')
    expect(await shell().run('echo one\necho "unfinished')).toMatchObject({ status: 2, shell: 'alive' })
  })

  test('an empty text, and one of comments', async () => {
    expect(await shell().run('')).toMatchObject({ status: 0, output: '' })
    expect(await shell().run('# nothing\n')).toMatchObject({ status: 0, output: '' })
  })
})

describeIn(places, 'a program’s output is its own', (shell, place) => {
  test('a marker without the nonce is no marker', async () => {
    const { output, status } = await shell().run(`printf '\\033]633;D;0000;1;0;/\\007\\033]633;D;0\\007after'; false`)
    expect(output).toBe('\x1b]633;D;0000;1;0;/\x07\x1b]633;D;0\x07after')
    expect(status).toBe(1)
  })

  test('a marker that a program has read from the shell’s own variables tells of no other command', async () => {
    const { status, output } = await shell().run(`printf '\\033]633;D;%s;999;0;/\\007' "$__rb_nonce"; echo on; false`)
    expect({ status, output }).toEqual({ status: 1, output: 'on\n' })
  })

  test('megabytes arrive complete', async () => {
    const size = place === 'script' ? 1_000_000 : 5_000_000
    expect((await shell().run(`head -c ${size} /dev/zero | tr "\\0" x`)).output.length).toBe(size)
  })
})
