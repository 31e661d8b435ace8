import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bash, functions, practise as practiseIn } from './shell.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const practise = (text: string, input = '') => practiseIn(folder, text, input)

/** What a command says, and nothing else: status 0, nothing on standard output, no file. */
function says(command: string): string {
  const { status, stdout, stderr } = practise(command)
  expect({ command, status, stdout, files: readdirSync(folder) }).toEqual({ command, status: 0, stdout: '', files: [] })
  return stderr
}

describe('the file', () => {
  test('defines functions only and prints nothing', () => {
    const { stdout, stderr } = practise('builtin compgen -A function')
    expect(stderr).toBe('')
    expect(stdout).toContain('command_not_found_handle\n')
    const variables = (source: string) =>
      spawnSync(bash, ['--noprofile', '--norc', '-c', `COMP_WORDBREAKS=; ${source}; builtin compgen -v`], {
        encoding: 'utf8',
      }).stdout
    expect(variables(`builtin . '${functions}'`)).toBe(variables(':'))
  })

  test('leaves the names alone that the engine uses', () => {
    const { stdout } = practise('builtin compgen -A function')
    const defined = stdout.split('\n')
    for (const name of [
      'builtin',
      'printf',
      'trap',
      'read',
      'return',
      'local',
      'declare',
      'export',
      'test',
      '[',
      'echo',
    ]) {
      expect(defined).not.toContain(name)
    }
  })
})

describe('stand-ins only say what they would do', () => {
  test.each([
    ['service gunicorn stop', 'practice: would stop the service gunicorn\n'],
    ['apt-get install \\\n   snf-common \\\n   snf-branding', 'practice: would install snf-common snf-branding\n'],
    ['apt-get -y install snf-common', 'practice: would install snf-common\n'],
    ['apt-get clean', 'practice: would run: apt-get clean\n'],
    ['snf-manage migrate', 'practice: would migrate the tables of this service\n'],
    ['kill 21347', 'practice: would send a signal: kill 21347\n'],
    ['sudo reboot', 'practice: would run as root: reboot\n'],
    ['. thirdparty/python/bin/activate', 'practice: would read thirdparty/python/bin/activate into this shell\n'],
    ['cd /opt/paasmaker', 'practice: would go to /opt/paasmaker\n'],
    ['exec bash -l', 'practice: would run: exec bash -l\n'],
    ['some-unknown-tool --force "a b"', 'practice: would run: some-unknown-tool --force a\\ b\n'],
    ['rm -rf important', 'practice: would run: rm -rf important\n'],
  ])('%s', (command, said) => {
    expect(says(command)).toBe(said)
  })

  test('no builtin is a way out of practice mode', () => {
    for (const way of [
      'eval "/bin/touch out"',
      'command -p touch out',
      'hash -p /bin/touch foo; foo out',
      'alias foo=/bin/touch',
      'enable -n kill; kill 1',
      'unset -f kill; kill 1',
      'set -o posix; . /dev/null; exec touch out',
      'shopt -so posix; exec touch out',
      'mapfile -C "/bin/touch out" -c 1 lines <<< x',
    ]) {
      expect(says(way)).toMatch(/^(practice: would .*\n)+$/)
    }
  })

  test('a session goes on after exit', () => {
    expect(practise('exit 3; echo still here').stdout).toBe('still here\n')
  })

  test('variables, options and functions of the guide are real', () => {
    const script = 'a=1; set -u; greet() { echo "hello $1"; }; greet you; unset a; echo "${a-gone}"'
    expect(practise(script)).toEqual({ status: 0, stdout: 'hello you\ngone\n', stderr: '' })
  })

  test('filters work on what is piped into them', () => {
    const { stdout, status } = practise('ps aux | grep redis-server')
    expect(status).toBe(0)
    expect(stdout.split('\n').filter(Boolean)).toHaveLength(3)
    expect(stdout).not.toContain('21347')
    expect(practise('dpkg -l | grep nothing-of-the-kind').status).toBe(0)
    expect(practise('cat <<END | sort\nb\nEND').stdout).toBe('b\n')
  })

  test('speaks on standard error, so that captured output stays what a guide can use', () => {
    expect(practise('x=$(st2 key list -j); echo "[$x]"')).toEqual({
      status: 0,
      stdout: '[[{"name": "practice", "value": "made up"}]]\n',
      stderr: 'practice: would run: st2 key list -j\n',
    })
  })

  test('update-system asks as the real one does', () => {
    expect(practise('update-system', 'n\n').stderr).toContain('would leave everything as it is')
    expect(practise('update-system', 'Y\n').stderr).toContain('would replace StackStorm')
    expect(practise('update-system', '').stderr).toContain('would replace StackStorm')
  })
})
