import { expect, test } from 'vitest'
import { describeIn, places } from './places.ts'

describeIn(places, 'Ctrl-C', shell => {
  test.each([
    ['the rest of the line and of the text', 'echo go; sleep 20; echo NEXT\necho NEXT2'],
    ['inside a function', 'f() { echo go; sleep 20; echo NEXT; }; f; echo NEXT'],
    ['under set -e', 'set -e; echo go; sleep 20; echo NEXT'],
    ['a loop of the shell itself', 'echo go; while :; do :; done; echo NEXT'],
    ['a loop of programs', 'for i in 1 2 3; do echo go; sleep 20; done; echo NEXT'],
    ['a pipeline in a subshell', '(echo go; sleep 20 | cat; echo NEXT); echo NEXT'],
    ['a child that takes it for itself', `bash -c 'trap "exit 130" INT; echo go; sleep 20'; sleep 20; echo NEXT`],
  ])('ends %s', async (_, text) => {
    const end = await shell().interrupted(text)
    expect(end).toMatchObject({ status: 130, signal: 'SIGINT', shell: 'alive' })
    expect(end.output).not.toContain('NEXT')
    expect((await shell().run('echo on')).output).toBe('on\n')
  })

  test('before the command has begun is not lost', async () => {
    await shell().run('true')
    const running = shell().run('sleep 20')
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    shell().session?.interrupt(1)
    expect((await running).status).toBe(130)
  })

  test('is followed by TERM and KILL for what takes it for itself, and the shell lives', async () => {
    await shell().run('KEPT=here')
    const end = await shell().interrupted(`bash -c 'trap "" INT; echo go; sleep 20 & wait; sleep 20'`, [1, 2])
    expect(end).toMatchObject({ status: 143, shell: 'alive' })
    const stubborn = `bash -c 'trap "" INT TERM; echo go; while :; do sleep 1; done'`
    expect(await shell().interrupted(stubborn, [1, 2, 3])).toMatchObject({ status: 137, shell: 'alive' })
    expect((await shell().run('echo $KEPT')).output).toBe('here\n')
  })

  test('reaches, at last, what has left the foreground but not the command', async () => {
    // A job-controlling shell below: its children are in groups of their own.
    const tree = `bash -c 'trap "" INT TERM; set -m; (trap "" INT TERM HUP; echo $BASHPID >pid; exec sleep 60) & echo go; while :; do sleep 1; done'`
    await shell().interrupted(tree, [1, 2, 3])
    // Nobody may be there to take its status: then it stays as a zombie.
    const state = 'sleep 0.3; cut -d" " -f3 /proc/$(cat pid)/stat 2>/dev/null || echo Z'
    expect((await shell().run(state)).output).toMatch(/^[ZX]\n$/)
  })

  test('leaves jobs of earlier commands alone', async () => {
    await shell().run('sleep 60 & echo $! >pid')
    await shell().interrupted(`bash -c 'trap "" INT TERM; echo go; while :; do sleep 1; done'`, [1, 2, 3])
    expect((await shell().run('kill "$(cat pid)" && echo lived')).output).toContain('lived\n')
  })
})
