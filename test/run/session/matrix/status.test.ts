import { expect, test } from 'vitest'
import { describeIn, places } from './places.ts'

/** Each row is a command, and the status that bash itself gives it. */
const rows: readonly (readonly [text: string, status: number])[] = [
  ['true', 0],
  ['false', 1],
  ['(exit 42)', 42],
  ['return 4', 4],
  ['no-such-program-here', 127],
  ['if true; then', 2],
  ['echo "unfinished', 2],
  ['set -o posix; false', 1],
  ['set -u; echo ok', 0],
  ['set -u\necho $never_set', 1],
  ['IFS=,; false', 1],
  ['set -f; set -C; false', 1],
  ['printf() { echo shadowed; }; declare() { :; }; local() { :; }; read() { :; }; (exit 7)', 7],
  ['builtin set +o history; shopt -s extglob nullglob; false', 1],
  ['shopt -u expand_aliases; shopt -s failglob; false', 1],
  ['trap "echo debugged" DEBUG; false', 1],
  ['trap "echo error" ERR; false', 1],
  ['trap "echo returned" RETURN; set -o functrace; false', 1],
  ['unset PROMPT_COMMAND PS1; false', 1],
  ['PS1="> " PS2="? " PROMPT_COMMAND="echo prompted"; false', 1],
  ['exec >/dev/null 2>&1; false', 1],
  ['exec >file; false', 1],
  ['exec </dev/null; false', 1],
  ['exec 3>&1; false', 1],
  ['mkdir gone; cd gone; rmdir ../gone; false', 1],
  ['set -x; false', 1],
  ['set -v; false', 1],
  ['enable -n printf; false', 1],
  ['enable -n read local; false', 1],
  ['readonly PS1 PROMPT_COMMAND; false', 1],
  ['bash -c "kill -9 \\$\\$"', 137],
  ['LC_ALL=C; TMOUT=0; false', 1],
]

describeIn(places, 'the status is the command’s own, and the shell goes on', (shell, place) => {
  const terminal = place === 'pipes' ? [] : ([['stty -echo; false', 1]] as const)
  test.each([...rows, ...terminal])('%s', async (text, status) => {
    await shell().run('KEPT=here')
    const end = await shell().run(text)
    expect(end).toMatchObject({ status, shell: 'alive' })
    expect(end.output).not.toMatch(/__rb|633/)
    const next = await shell().run(
      place === 'pipes' ? '[[ $KEPT == here ]]; (exit 3)' : 'echo "still $KEPT" >/dev/tty; (exit 3)',
    )
    expect(next).toMatchObject({ status: 3, shell: 'alive' })
    if (place !== 'pipes') expect(next.output).toContain('still here\n')
  })
})

describeIn(places, 'the trace of set -x shows only commands of the document', shell => {
  test('of that command and of the next', async () => {
    expect((await shell().run('set -x; echo hi')).output).toBe('++ echo hi\nhi\n')
    expect((await shell().run("echo 'two\n'")).output).toBe("++ echo 'two\n'\ntwo\n\n")
    expect((await shell().run('set +x; echo three')).output).toBe('++ set +x\nthree\n')
  })
})
