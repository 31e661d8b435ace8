import { spawn } from '@lydell/node-pty'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBundles, Desk, guide, isAlive, until, tidy } from './desk.ts'
import { type Answer, typing as typingAt } from './typing.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('terminal'))
})
afterAll(() => tidy(desk))

let documents = 0
const write = (text: string) => desk.write(`guide${++documents}.md`, text)

const typing = (args: readonly string[], ...answers: readonly Answer[]) =>
  typingAt(desk, [process.execPath, join(desk.bundles, 'cli.cjs'), ...args], ...answers)

test('what is typed goes to the step that waits for it', async () => {
  const file = write(guide('$ read -p "Go on? " x; echo "got $x"'))
  const { status, seen } = await typing(['run', file], ['\nGo on? ', 'yes\r'])
  expect(status).toBe(0)
  expect(seen).toContain('Go on? yes\ngot yes\n✓ passed')
})

test('a password is waited for, and seen by nobody', async () => {
  const file = write(guide('$ read -s -p "Password: " p; echo; echo "${#p} letters"'))
  const { seen } = await typing(['run', file], ['waiting for a password', 'hunter2\r'])
  expect(seen).toContain('7 letters')
  expect(seen).not.toContain('hunter2')
})

test('a password is seen by nobody after the command line was stopped and continued, either', async () => {
  const file = write(guide('$ read -s -p "Password: " p; echo; echo "${#p} letters"'))
  // A shell that takes the terminal back sets it as it likes it, and does not know how we had it.
  const isRaw = 'stty -a </dev/tty | grep -q -- " -icanon"'
  const shell = `set -m; "$@"; stty sane; { until ${isRaw}; do sleep 0.05; done; echo raw again; } & fg %1`
  const stop = () => {
    const [pid = ''] = execFileSync('pgrep', ['-f', `^${process.execPath} .*cli.cjs run ${file}`], {
      encoding: 'utf8',
    }).split('\n')
    process.kill(Number(pid), 'SIGTSTP')
  }
  const { seen } = await typingAt(
    desk,
    ['bash', '-c', shell, 'bash', process.execPath, join(desk.bundles, 'cli.cjs'), 'run', file],
    ['waiting for a password', stop],
    ['raw again', 'hunter2\r'],
  )
  expect(seen).not.toContain('hunter2')
  expect(seen).toContain('7 letters')
})

test('Ctrl-C cancels the step', async () => {
  const file = write(guide('$ echo go; sleep 60', '$ touch never'))
  const { status, seen } = await typing(['run', file, '--all'], ['\ngo', '\x03'])
  expect(status).toBe(1)
  expect(seen).toMatch(/exit SIGINT\n✗ canceled .*\n$/)
  expect(existsSync(join(desk.workspace, 'never'))).toBe(false)
})

test('values are asked for before their step starts, and a secret is not shown', async () => {
  const file = write(guide('$ echo <name>; printf %s <db-password> | wc -c'))
  const { status, seen } = await typing(['run', file], ['name = ', 'a; b\r'], ['db-password = ', 'hunter2\r'])
  expect(status).toBe(0)
  expect(seen).toContain('\na; b\n7\n✓ passed')
  expect(seen).not.toContain('hunter2')
  const again = await typing(['run', file, '--step', desk.ids(file)[0]!])
  expect(again.seen).toContain('\na; b\n7\n')
})

test('Ctrl-C at a question runs nothing', async () => {
  const file = write(guide('$ touch <name>'))
  const { status, seen } = await typing(['run', file], ['name = ', '\x03'])
  expect(status).toBe(1)
  expect(seen).toContain('runbook: expected a value for name, found none; nothing was run\n')
  expect(await desk.standings(file)).toEqual(['open'])
})

test('a value from sample output is asked for when its command is reached, each time', async () => {
  const file = write(guide('$ ps aux | head -1\nroot  21347  0.0  redis\n$ kill 21347'))
  for (const pid of ['99999998', '99999999']) {
    const { status, seen } = await typing(['run', file], ['21347 = ', `${pid}\r`])
    expect(status).toBe(1)
    expect(seen).toContain(`\n$ kill ${pid}\n`)
    expect(seen).toContain('✗ failed')
  }
})

test('the size of the terminal is the step’s', async () => {
  const { seen } = await typing(['run', write(guide('$ stty size'))])
  expect(seen).toContain('\n30 100\n')
})

test('colours are for terminals, unless they are not wanted', async () => {
  const file = write(guide('$ echo one', '$ echo two'))
  expect((await typing(['run', file])).raw).toContain('\x1b[32m✓ passed')
  desk.environment.NO_COLOR = '1'
  expect((await typing(['run', file])).raw).not.toContain('\x1b[32m')
  delete desk.environment.NO_COLOR
})

test('a terminal that is closed ends no step', async () => {
  const file = write(guide('$ echo go; until [ -e go ]; do sleep 0.05; done; echo end > end'))
  const terminal = spawn(process.execPath, [join(desk.bundles, 'cli.cjs'), 'run', file], {
    ...{ cwd: desk.workspace, env: desk.environment },
  })
  let seen = ''
  terminal.onData(data => (seen += data))
  await until(() => seen.includes('\ngo'))
  terminal.kill('SIGHUP')
  await until(() => !isAlive(terminal.pid))
  expect(await desk.standings(file)).toEqual(['running'])
  const { seen: second } = await typing(['run', file], ['\ngo', () => desk.write('go', '')])
  expect(second).toMatch(/go\n✓ passed/)
  expect(readFileSync(join(desk.workspace, 'end'), 'utf8')).toBe('end\n')
})

test('a step that its author wants confirmed is asked about, and runs when the operator says so', async () => {
  const file = write('# Guide\n\n```bash\necho first\n```\n\n```bash {confirm}\necho drop\n```\n')
  const asked = 'Run “echo drop” (line 7)? [y/N] '
  const refused = await typing(['run', file, '--all'], [asked, '\r'])
  expect(refused.status).toBe(1)
  expect(refused.seen).toContain('\nfirst\n')
  expect(refused.seen).toContain('wants it confirmed')
  expect(refused.seen).not.toContain('\ndrop\n')
  const confirmed = await typing(['run', file, '--all'], [asked, 'y\r'])
  expect(confirmed.status).toBe(0)
  expect(confirmed.seen).toContain('\ndrop\n')
})
