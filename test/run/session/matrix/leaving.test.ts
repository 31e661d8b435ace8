import { expect, test } from 'vitest'
import { describeIn, places } from './places.ts'

/** A command that ends its shell, its status, and how the shell ended: it said so, or died without a word. */
const rows: readonly (readonly [text: string, status: number | null, how: string, elsewhere: number | null])[] = [
  ['exit 3', 3, 'left', 3],
  ['(exit 9); exit', 9, 'left', 9],
  ['set -e; false; echo never', 1, 'left', 1],
  ['set -e\nf() { false; echo never; }\nf', 1, 'left', 1],
  ['trap "echo bye" EXIT; exit 9', 9, 'died', 9],
  ["exec sh -c 'exit 5'", 5, 'died', 5],
  ['exec /no/such/program', 127, 'died', 127],
  ['kill -9 $$', 137, 'died', null],
  ['exec >file; exit 4', 4, 'left', 4],
  ['exec 2>&1 </dev/null; exit 6', 6, 'left', 6],
]

describeIn(places, 'a command that ends its shell', (shell, place) => {
  test.each(rows)('%s', async (text, status, how, elsewhere) => {
    await shell().run('export KEPT=here; cd /usr; f() { :; }')
    const end = await shell().run(text)
    // ssh does not say by which signal a shell there was killed: that may as well be a lost connection.
    expect(end).toMatchObject({ status: place === 'ssh' ? elsewhere : status, shell: how })
    expect(end.output).not.toContain('never')
    expect(await shell().run('echo "$KEPT in $PWD"')).toMatchObject({ status: 0, output: 'here in /usr\n' })
  })

  test('what it prints last and how it is left always arrive', async () => {
    for (let i = 1; i < (place === 'ssh' ? 4 : 15); i++) {
      const end = await shell().run(`seq 2000; echo last ${i}; exit ${i}`)
      expect(end).toMatchObject({ status: i, shell: 'left' })
      expect(end.output).toContain(`2000\nlast ${i}\n`)
    }
  })
})

describeIn(places, 'options and traps that a command leaves behind', (shell, place) => {
  test('set -e is in force in the next, and an interrupted command does not end the shell by it', async () => {
    await shell().run('set -e')
    if (place !== 'pipes') {
      const running = shell().run('echo go; sleep 20')
      await shell().until(() => shell().output.includes('go'))
      shell().session?.interrupt(1)
      expect(await running).toMatchObject({ status: 130, shell: 'alive' })
    }
    expect(await shell().run('echo on')).toMatchObject({ output: 'on\n', shell: 'alive' })
    const end = await shell().run('false; echo never')
    expect(end).toMatchObject({ status: 1, shell: 'left' })
    expect(end.output).not.toContain('never')
  })

  test('an EXIT trap of the guide does not run before the shell ends', async () => {
    expect((await shell().run('trap "echo bye" EXIT; echo one')).output).toBe('one\n')
    expect((await shell().run('echo two')).output).toBe('two\n')
    expect((await shell().run('exit 0')).output).toMatch(/^bye\n/)
  })

  test('RETURN, DEBUG and ERR traps say what they say', async () => {
    const { output } = await shell().run(
      'trap "echo debugged" DEBUG; trap "echo failed" ERR; f() { false; }; f; echo end',
    )
    expect(output).toMatch(/debugged\n[^]*failed\n[^]*end\n/)
    const next = await shell().run('trap "echo returned" RETURN; echo next')
    expect(next).toMatchObject({ status: 0, shell: 'alive' })
    expect(next.output).toMatch(/next\n[^]*returned\n/)
  })
})
