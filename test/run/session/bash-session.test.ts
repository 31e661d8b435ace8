import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestSession } from './open-session.ts'

let shell: TestSession
beforeEach(() => {
  shell = new TestSession()
})
afterEach(() => shell.close())

const still = async () => {
  const { output, status } = await shell.run('echo still $KEPT')
  expect({ output, status }).toEqual({ output: 'still here\n', status: 0 })
}

describe('what a command changes is there for the next', () => {
  test('folder, variables, arrays, functions, aliases', async () => {
    await shell.run('cd /usr; export A=1; B=2; C=(x "y z"); f() { echo "f $1"; }; alias g="echo alias"')
    const { output, status, cwd } = await shell.run('pwd; echo $A $B "${C[1]}"; f 3\ng 4')
    expect({ output, status, cwd }).toEqual({ output: '/usr\n1 2 y z\nf 3\nalias 4\n', status: 0, cwd: '/usr' })
  })

  test('declare stays global, $? is of the command before', async () => {
    await shell.run('declare x=5; (exit 42)')
    expect((await shell.run('echo $? $x')).output).toBe('42 5\n')
  })

  test('a virtual environment is entered and left', async () => {
    await shell.run(`mkdir -p bin; cat > bin/activate <<'END'
OLD=$PATH; PATH="$PWD/bin:$PATH"; deactivate() { PATH=$OLD; unset -f deactivate; }
END
printf '#!/bin/sh\\necho tool\\n' > bin/rb-tool; chmod +x bin/rb-tool`)
    await shell.run('. bin/activate')
    expect((await shell.run('rb-tool')).output).toBe('tool\n')
    await shell.run('deactivate')
    expect((await shell.run('rb-tool')).status).toBe(127)
  })

  test('a job in the background', async () => {
    await shell.run('sleep 60 &')
    expect((await shell.run('kill %1; wait %1; echo $?')).output).toMatch(/^143$/m)
  })
})

describe('the status is the command’s own', () => {
  test.each([
    ['true', 0],
    ['false', 1],
    ['(exit 42)', 42],
    ['return 4', 4],
    ['no-such-program-here', 127],
    ['echo "unfinished', 2],
    ['if true; then', 2],
    ['set -o posix; false', 1],
    ['set -u; echo ok', 0],
    ['set -u\necho $never_set', 1],
    ['IFS=,; false', 1],
    ['set -f; set -C; true', 0],
    ['printf() { echo shadowed; }; declare() { :; }; local() { :; }; (exit 7)', 7],
    ['builtin set +o history; shopt -s extglob nullglob; false', 1],
    ['trap "echo debugged" DEBUG; false', 1],
    ['trap "echo error" ERR; false', 1],
    ['unset PROMPT_COMMAND PS1; false', 1],
    ['exec >/dev/null 2>&1; false', 1],
    ['exec </dev/null; false', 1],
    ['exec 3>&1; false', 1],
    ['mkdir gone; cd gone; rmdir ../gone; false', 1],
    ['set -x; false', 1],
    ['enable -n printf; false', 1],
    ['bash -c "kill -9 \\$\\$"', 137],
    ['stty -echo; false', 1],
  ])('%s', async (text, status) => {
    await shell.run('KEPT=here')
    const end = await shell.run(text)
    expect(end).toMatchObject({ status, shell: 'alive' })
    const next = await shell.run('echo "still $KEPT" >/dev/tty; (exit 3)')
    expect(next).toMatchObject({ status: 3, shell: 'alive' })
    expect(next.output).toContain('still here\n')
  })
})

describe('bodies are taken to the byte', () => {
  test('here-documents, tabs, history signs, continuations, long lines, no final newline', async () => {
    const long = 'x'.repeat(5000)
    const { output } = await shell.run(`cat <<'END'
\ttab !! $HOME \`x\` \\
END
echo a\\
b; echo ${long}`)
    expect(output).toBe(`\ttab !! $HOME \`x\` \\\nab\n${long}\n`)
  })

  test('200 kB', async () => {
    const body = Array.from({ length: 4000 }, (_, i) => `: ${i} ${'y'.repeat(45)}`).join('\n')
    expect(body.length).toBeGreaterThan(200_000)
    expect(await shell.run(`${body}\necho end`)).toMatchObject({ status: 0, output: 'end\n' })
  })

  test('control characters are no keys', async () => {
    expect((await shell.run(`printf %s 'a\x03b\x04c\x15d\x7f' | od -An -c | tr -d ' \\n'`)).output).toBe(
      'a003b004c025d177',
    )
  })

  test('an unfinished here-document ends with the text', async () => {
    expect(await shell.run('cat <<END\nabc')).toMatchObject({
      output: expect.stringContaining('abc') as string,
      shell: 'alive',
    })
  })
})

describe('a program’s output is its own', () => {
  test('a marker without the nonce is no marker', async () => {
    const { output, status } = await shell.run(`printf '\\033]633;D;0000;1;0;/\\007after'; false`)
    expect(output).toBe('\x1b]633;D;0000;1;0;/\x07after')
    expect(status).toBe(1)
  })

  test('5 MB arrive complete', async () => {
    const { output } = await shell.run('head -c 5000000 /dev/zero | tr "\\0" x')
    expect(output.length).toBe(5_000_000)
  })

  test('the trace of set -x shows only the command', async () => {
    const { output } = await shell.run('set -x; echo hi')
    expect(output).toBe('++ echo hi\nhi\n')
    expect((await shell.run('echo two')).output).not.toContain('__rb')
  })
})

describe('a shell that is left or dies', () => {
  beforeEach(async () => {
    await shell.run('export KEPT=here; cd /usr; f() { :; }')
  })

  test.each([
    ['exit 3', 3, null, 'left'],
    ['set -e; false; echo never', 1, null, 'left'],
    ["exec sh -c 'exit 5'", 5, null, 'died'],
    ['kill -9 $$', 137, 'SIGKILL', 'died'],
    ['trap "echo bye" EXIT; exit 9', 9, null, 'died'],
  ])('%s', async (text, status, signal, how) => {
    const end = await shell.run(text)
    expect(end).toMatchObject({ status, signal, shell: how })
    expect(end.output).not.toContain('never')
    await still()
    expect((await shell.run('pwd')).output).toBe('/usr\n')
  })

  test('what it exported just before it left is kept', async () => {
    await shell.run('export LATE=yes; exit 0')
    expect((await shell.run('echo $LATE')).output).toBe('yes\n')
  })

  test('what it unset stays unset', async () => {
    await shell.run('unset HOME; exit 0')
    expect((await shell.run('echo ${HOME-unset}')).output).toBe('unset\n')
  })
})

describe('the operator', () => {
  test('answers a question', async () => {
    const running = shell.run('read -p "Go on? [Y/n] " answer; echo "got $answer"')
    await shell.until(() => shell.waits.length > 0)
    expect(shell.waits).toEqual(['input'])
    shell.session?.input('y\r')
    expect((await running).output).toContain('got y\n')
    expect(shell.waits).toEqual(['input', null])
  })

  test.each(['read -s secret </dev/tty', 'bash -c "read -s secret"'])('is asked for a password: %s', async text => {
    const running = shell.run(text)
    await shell.until(() => shell.waits.length > 0)
    expect(shell.waits).toEqual(['password'])
    shell.session?.input('geheim\r')
    expect((await running).status).toBe(0)
  })

  test('a sleeping command waits for nobody', async () => {
    await shell.run('sleep 1.2; read -t 0.1 x')
    expect(shell.waits).toEqual([])
  })

  test('keys that nobody read are never run', async () => {
    const running = shell.run('sleep 0.5')
    await shell.until(() => shell.session !== null)
    await new Promise(resolve => setTimeout(resolve, 200))
    shell.session?.input('touch ran-1\rtouch ran-2\rtouch part')
    await running
    shell.session?.input('touch ran-3\r')
    expect((await shell.run('ls')).output).toBe('')
  })

  test('an end of input for the shell itself does not end it', async () => {
    const running = shell.run('cat')
    await shell.until(() => shell.waits.length > 0)
    shell.session?.input('\x04')
    shell.session?.input('\x04')
    await running
    expect((await shell.run('echo $$')).status).toBe(0)
    expect(shell.session?.alive).toBe(true)
  })
})

describe('with nobody there', () => {
  test.each([
    ['cat; echo "cat $?"', 'cat 0\n'],
    ['read x; echo "read $?"', 'read 1\n'],
    ['read x </dev/tty; echo "tty $?"', 'tty 1\n'],
    ['bash -c "read -s x </dev/tty"; echo "secret $?"', 'secret 1\n'],
  ])('%s', async (text, expected) => {
    expect((await shell.run(text, { endOfInput: true })).output).toContain(expected)
  })
})

describe('Ctrl-C', () => {
  const interrupted = async (text: string, insistence = [1]) => {
    shell.output = ''
    const running = shell.run(text)
    await shell.until(() => shell.output.includes('go'))
    for (const step of insistence) {
      shell.session?.interrupt(step)
      await new Promise(resolve => setTimeout(resolve, 300))
    }
    return running
  }

  test.each([
    ['echo go; sleep 20; echo NEXT\necho NEXT2'],
    ['f() { echo go; sleep 20; echo NEXT; }; f; echo NEXT'],
    ['set -e; echo go; sleep 20; echo NEXT'],
    ['echo go; while :; do :; done; echo NEXT'],
    ['for i in 1 2 3; do echo go; sleep 20; done; echo NEXT'],
  ])('%s', async text => {
    const end = await interrupted(text)
    expect(end).toMatchObject({ status: 130, signal: 'SIGINT' })
    expect(end.output).not.toContain('NEXT')
  })

  test('what takes Ctrl-C for itself ends by TERM or KILL, and the shell lives', async () => {
    await shell.run('KEPT=here')
    const end = await interrupted(`bash -c 'trap "" INT; echo go; sleep 20 & wait; sleep 20'`, [1, 2])
    expect(end).toMatchObject({ status: 143, shell: 'alive' })
    const killed = await interrupted(`bash -c 'trap "" INT TERM; echo go; while :; do sleep 1; done'`, [1, 2, 3])
    expect(killed).toMatchObject({ status: 137, shell: 'alive' })
    await still()
  })
})

test('an interrupt before the command has begun is not lost', async () => {
  await shell.run('true')
  const running = shell.run('sleep 20')
  shell.session?.interrupt(1)
  await Promise.resolve().then(() => shell.session?.interrupt(1))
  expect((await running).status).toBe(130)
})

describe.each(['pty', 'script', 'python', 'pipes'] as const)('over %s', terminal => {
  beforeEach(async () => {
    await shell.close()
    shell = new TestSession({ terminal })
  })

  test('state, status, death', async () => {
    await shell.run('export KEPT=here; false')
    expect((await shell.run('echo $?')).output).toBe('1\n')
    await still()
    expect(await shell.run('exit 3')).toMatchObject({ status: 3, shell: 'left' })
    await still()
    expect(await shell.run('kill -9 $$')).toMatchObject({ shell: 'died', signal: 'SIGKILL' })
    await still()
  })

  test('Ctrl-C', async () => {
    const running = shell.run('echo go; sleep 20; echo NEXT')
    await shell.until(() => shell.output.includes('go'))
    shell.session?.interrupt(1)
    const end = await running
    expect(end.output).not.toContain('NEXT')
    expect(end.status).toBe(130)
    expect((await shell.run('echo on')).output).toBe('on\n')
  })
})

test('without bash on the PATH there is one clear message', async () => {
  shell = new TestSession({ environment: { PATH: '/nowhere' } })
  await expect(shell.run('true')).rejects.toThrow('expected bash on the PATH, found none (PATH is /nowhere)')
})
