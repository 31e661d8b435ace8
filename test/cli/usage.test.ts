import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../server/cli/commands/index.ts'
import { buildBundles, Desk, tidy } from './desk.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('usage'))
  desk.write('guide.md', '# Guide\n\n```sh\nls\n```\n')
})
afterAll(() => tidy(desk))

const names = commands.map(({ name }) => name)

test('without a command it says how it is used, on standard error', async () => {
  const { status, stdout, stderr } = await desk.run()
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toBe((await desk.run('--help')).stdout)
})

test('--help lists every command, and fits a terminal', async () => {
  for (const word of ['--help', '-h', 'help']) {
    const { status, stdout, stderr } = await desk.run(word)
    expect([status, stderr]).toEqual([0, ''])
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, 'm'))
    expect(stdout).toContain('Exit status:')
  }
})

test.concurrent.each(names)('%s --help: usage, what it does, its options, its exit status', async name => {
  const { status, stdout, stderr } = await desk.run(name, '--help')
  expect([status, stderr]).toEqual([0, ''])
  const [usage = '', blank, summary = ''] = stdout.split('\n')
  expect(usage).toMatch(new RegExp(`^Usage: runbook ${name} `))
  expect([blank, /^[A-Z].*\.$/.test(summary)]).toEqual(['', true])
  const command = commands.find(each => each.name === name)
  for (const option of Object.keys(command?.options ?? {})) expect(stdout).toMatch(new RegExp(`^  --${option}\\b`, 'm'))
  expect(stdout).toMatch(/\n\nExit status:\n {2}0 {2}fine\n( {2}1 {2}.*\n)? {2}2 {2}.*\n$/)
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test.concurrent('help COMMAND and COMMAND -h are the same', async () => {
  const [one, two] = await Promise.all([desk.run('help', 'run'), desk.run('run', '-h')])
  expect(one?.stdout).toBe(two?.stdout)
})

test('--version is the release', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(await desk.run('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test.concurrent.each([
  [['frobnicate'], 'expected a command (steps, check'],
  [['--json'], 'expected a command'],
  [['help', 'frobnicate'], 'expected a command'],
  [['steps'], 'expected `runbook steps FILE…'],
  [['run', 'a.md', 'b.md'], 'found more (b.md)'],
  [['steps', '--jsn', 'a.md'], 'expected an option of runbook steps (--json, --why, --markup), found --jsn'],
  [['tree', '--json', 'a.md'], 'runbook tree takes no options, found --json'],
  [['check', '--json=1', 'a.md'], 'expected --json alone'],
  [['check', '--json', '--sarif', 'a.md'], 'expected --json or --sarif, found both'],
  [['steps', '--markup', 'docx', 'a.md', 'b.md'], 'expected --markup rst or markdown, found docx'],
  [['run', 'guide.md', '--step'], 'expected a value after --step'],
  [['run', 'guide.md', '--all', '--from', 'x'], 'expected one of --step, --from and --all'],
  [['run', 'guide.md', '--step', 'nosuchid'], 'expected a step of guide.md, found nosuchid'],
  [['run', 'guide.md', '--set', 'novalue'], 'expected --set NAME=VALUE, found novalue'],
  [['run', 'guide.md', '--host', '=local'], 'expected --host NAME=TARGET, found =local'],
  [['run', '-'], 'expected a file, found standard input'],
  [['done', 'nosuchid'], 'expected a step of an open run in this workspace, found nosuchid'],
  [['skip', 'nosuchid', '--file', 'guide.md'], 'found nosuchid'],
  [['resume', 'NOSUCHRUN'], 'expected a run, found none named NOSUCHRUN'],
  [['report', ''], "expected a run, found none named ''"],
  [['report', 'X', '--format', 'pdf'], 'expected --format md, html, json, junit, found pdf'],
])('bad usage is one line and status 2: %j', async (args, message) => {
  const { status, stdout, stderr } = await desk.run(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^runbook: .*\n$/)
  expect(stderr).toContain(message)
})
