import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findPracticeFunctions, practiceObjection, practiceSession } from '../../server/run/practice.ts'
import { TestSession } from './session/open-session.ts'

const functions = findPracticeFunctions(import.meta.dirname) ?? ''
const prey = mkdtempSync(join(tmpdir(), 'rb-prey-'))
const precious = join(prey, 'precious')
afterAll(() => rmSync(prey, { recursive: true, force: true }))

let shell: TestSession
let scratch: string
beforeEach(() => {
  rmSync(prey, { recursive: true, force: true })
  mkdirSync(prey)
  writeFileSync(precious, 'precious')
  scratch = mkdtempSync(join(tmpdir(), 'rb-scratch-'))
  const empty = join(scratch, '.no-programs')
  mkdirSync(empty)
  shell = new TestSession({ practice: practiceSession(functions, empty), start: scratch })
})
afterEach(async () => {
  await shell.close()
  rmSync(scratch, { recursive: true, force: true })
})
const unhurt = () => {
  expect(readdirSync(prey)).toEqual(['precious'])
  expect(readFileSync(precious, 'utf8')).toBe('precious')
}

describe('what guides hold can be practised', () => {
  test.each([
    ['service gunicorn stop', 'practice: would stop the service gunicorn'],
    ['apt-get install \\\n  a \\\n  b', 'install a b'],
    ['snf-manage migrate', 'migrate'],
    ['ps aux | grep redis-server', 'redis-server'],
    ['kill 21347', 'practice: would send a signal: kill 21347'],
    ['sudo service st2 restart && echo on', 'on'],
    ['. thirdparty/python/bin/activate', 'read thirdparty/python/bin/activate'],
    ['alembic upgrade head', 'alembic upgrade head'],
    ['st2 key list -j > kv_file.json', 'st2 key list'],
    ['some-tool --flag <<END\ntext\nEND', 'run: some-tool --flag'],
    ['tool >/dev/null 2>&1; echo "to $HOME > here"', 'here'],
    ['for h in a b; do ssh "$h" uptime; done', 'run: ssh b uptime'],
    ['X=1; export Y=$X; echo "${Y}"', '1'],
    ['cd /etc && rm -rf *', 'rm -rf'],
    ['if [ -f /etc/passwd ]; then echo yes; fi', 'yes'],
    ['echo $(date)', ''],
    ['rm -rf "$NOTHING"/*', 'run: rm -rf'],
    ['exit 3', 'practice: would leave this shell'],
    ['exec sh', 'exec sh'],
  ])('%s', async (text, said) => {
    expect(practiceObjection(text)).toBeNull()
    const { output, status } = await shell.run(text)
    expect(output).toContain(said)
    expect(status).toBe(0)
    unhurt()
  })
})

describe('what could hurt is refused before it starts', () => {
  test.each([
    '/bin/rm -rf x',
    './configure',
    '../x',
    '~/bin/x',
    '$CMD x',
    '"$CMD" x',
    '`echo rm` x',
    '$(echo rm) x',
    'builtin kill 1',
    'PATH=/bin rm x',
    'PATH=/bin',
    'export PATH=/bin',
    'read PATH',
    'printf -v PATH /bin',
    'BASH_ENV=x sh',
    'LD_PRELOAD=./x cat',
    'PROMPT_COMMAND=x',
    "PS4='$(/bin/rm x)'",
    'trap "/bin/rm x" EXIT',
    'echo x > /etc/passwd',
    'echo x >> ../up',
    'echo x > ~/x',
    'echo x > "$FILE"',
    'echo x >| /x',
    'echo x &> /x',
    'cat <> /x',
    'while read -r x; do echo; done > /x',
    'echo x > a/../../b',
    'rm() { /bin/rm "$@"; }; rm x',
    'function rm { echo; }',
    ':(){ :|:& };:',
    "a='x[$(/bin/rm y)]'; echo $((a))",
    '(( a = 1 ))',
    '[[ $a -eq 1 ]]',
    'let a=1',
    'echo ${a[$b]}',
    'echo ${!x}',
    'echo ${x@P}',
    'declare -n x=PATH',
    'a[0]=1',
    'BASH_CMDS[ls]=/bin/rm',
    'test -v "a[$x]"',
    'echo "$(/bin/rm x)"',
    'echo `/bin/rm x`',
    'cat <(/bin/rm x)',
    'cat <<END\n$(/bin/rm x)\nEND',
    'true && { /bin/rm x; }',
    'case x in x) /bin/rm x;; esac',
    '! /bin/rm x',
    'time /bin/rm x',
    'coproc /bin/rm x',
    '{ echo x; } > /x',
    '(echo x) > /x',
    'for i in 1; do echo; done >> /x',
    '{/bin/rm,x}',
    'b=x; /b?n/rm x',
    'cat </dev/tcp/192.0.2.1/80',
    'enable -f x y',
    '/bin\\\n/rm x',
    "$'/bin/rm' x",
    'a=(1 2)\n/bin/rm',
  ])('%s', text => {
    expect(practiceObjection(text)).not.toBeNull()
  })
})

/** As if the reading before the start had missed it: the session itself must hold. */
describe('the session holds by itself', () => {
  const touch = `/bin/touch ${join(prey, 'hurt')}`
  test.each([
    touch,
    `x=/bin/touch; $x ${join(prey, 'hurt')}`,
    `"/bin"/touch ${join(prey, 'hurt')}`,
    `A=1 ${touch}`,
    `a='x[$(${touch})]'; echo $((a))`,
    `x='$(${touch})'; echo \${x@P}`,
    `echo "$(${touch})"`,
    `(${touch})`,
    `${touch} &`,
    `true | ${touch}`,
    `builtin eval '${touch}'`,
    `PATH=/bin:/usr/bin; touch ${join(prey, 'hurt')}`,
    `PATH=/bin:/usr/bin touch ${join(prey, 'hurt')}`,
    `builtin unset PATH; touch ${join(prey, 'hurt')}`,
    `builtin export PATH=/usr/bin; touch ${join(prey, 'hurt')}`,
    `BASH_CMDS[zap]=/bin/touch; zap ${join(prey, 'hurt')}`,
    `BASH_ALIASES[zap]=/bin/touch\nzap ${join(prey, 'hurt')}`,
    `builtin hash -p /bin/touch zap; zap ${join(prey, 'hurt')}`,
    `builtin exec ${touch}`,
    `f() { ${touch}; }; f`,
    `builtin trap '${touch}' USR1 EXIT; exit`,
    `PROMPT_COMMAND='${touch}'`,
    `PS4='$(${touch})'; builtin set -x; true`,
    `builtin command -p touch ${join(prey, 'hurt')}`,
    `builtin mapfile -C '${touch} #' -c 1 x < /etc/passwd`,
    `builtin history -w ${join(prey, 'hurt')}`,
    `echo x > ${precious}`,
    `echo x >| ${join(prey, 'hurt')}`,
    `f=${join(prey, 'hurt')}; echo x > $f`,
    `f=${join(prey, 'hurt')}; echo x > "$f"`,
    `builtin cd ${prey}; echo x > hurt`,
    `builtin set -o posix; . ${precious}; exec ${touch}`,
  ])('%s', async text => {
    await shell.run(text)
    if (shell.session?.alive === true) await shell.run('true')
    unhurt()
  })

  test('no signal reaches a process', async () => {
    const victim = await import('node:child_process').then(({ spawn }) => spawn('sleep', ['60']))
    for (const text of [
      `kill ${victim.pid}`,
      `builtin kill -9 ${victim.pid}`,
      `builtin enable kill; builtin kill ${victim.pid}`,
      `command kill ${victim.pid}`,
    ]) {
      await shell.run(text)
    }
    expect(victim.exitCode).toBeNull()
    expect(victim.signalCode).toBeNull()
    victim.kill()
  })
})

test('the stand-ins are there', () => {
  expect(existsSync(functions)).toBe(true)
  expect(functions).toBe(resolve(import.meta.dirname, '../../runbooks/practice/functions.sh'))
})
