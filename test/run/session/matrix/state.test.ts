import { expect, test } from 'vitest'
import { describeIn, places } from './places.ts'

describeIn(places, 'what a command changes is there for the next', shell => {
  test('folder, variables, arrays, functions, aliases', async () => {
    await shell().run(
      'cd /usr; export A=1; B=2; C=(x "y z"); declare -A D=([k]=v); f() { echo "f $1"; }; alias g="echo alias"',
    )
    const { output, status, cwd } = await shell().run('pwd; echo $A $B "${C[1]}" ${D[k]}; f 3\ng 4')
    expect({ output, status, cwd }).toEqual({ output: '/usr\n1 2 y z v\nf 3\nalias 4\n', status: 0, cwd: '/usr' })
  })

  test('declare stays global, $? and $! are of the command before', async () => {
    await shell().run('declare x=5; sleep 60 & echo $! >pid; (exit 42)')
    expect((await shell().run('echo $? $x; [[ $! == $(cat pid) ]] && echo same; kill $!')).output).toMatch(
      /^42 5\nsame\n/,
    )
  })

  test('options, umask, a virtual environment that is entered and left', async () => {
    await shell().run(`umask 027; shopt -s nullglob; set -o noclobber; mkdir -p bin; cat > bin/activate <<'END'
OLD=$PATH; PATH="$PWD/bin:$PATH"; deactivate() { PATH=$OLD; unset -f deactivate; }
END
printf '#!/bin/sh\\necho tool\\n' > bin/rb-tool; chmod +x bin/rb-tool`)
    await shell().run('. bin/activate')
    expect((await shell().run('rb-tool; umask; echo [*.none]; set -o | grep noclobber')).output).toMatch(
      /^tool\n0027\n\nnoclobber\s+on\n$/,
    )
    await shell().run('deactivate')
    expect((await shell().run('rb-tool')).status).toBe(127)
  })

  test('a shell that was left is restored with its exports and its folder', async () => {
    await shell().run(`export A="x 'y' \\$z
two lines" HOME=/elsewhere; unset LANG; cd /usr`)
    expect(await shell().run('exit 3')).toMatchObject({ status: 3, shell: 'left' })
    const { output } = await shell().run('pwd; echo "$A"; echo "$HOME ${LANG-unset}"')
    expect(output).toBe("/usr\nx 'y' $z\ntwo lines\n/elsewhere unset\n")
  })

  test('what it exported or unset just before it left is so in the next', async () => {
    await shell().run('export A=1 B=2')
    await shell().run('export LATE=yes; unset B; exit 0')
    expect((await shell().run('echo $A ${B-unset} $LATE')).output).toBe('1 unset yes\n')
  })
})
