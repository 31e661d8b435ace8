import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { markupOf } from '../../server/markup/index.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { bash, practise, practiseInSession } from './shell.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The commands of a sample in order, its placeholders replaced. */
function commandsOf(name: string, values: Readonly<Record<string, string>> = {}): string[] {
  const text = readFileSync(join('runbooks', name), 'utf8')
  const runbook = readRunbook(new SourceText(text), markupOf(name, text)!)
  return runbook.steps
    .flatMap(step => step.commands)
    .map(command => Object.entries(values).reduce((filled, [from, to]) => filled.replaceAll(from, to), command.text))
}

/** Shell text that runs the commands one after the other in one shell and says each one's status. */
const inTurn = (commands: readonly string[]) => commands.map(command => `${command}\necho "status $?"`).join('\n')

describe.each([
  { shell: 'with the stand-ins alone', run: practise },
  { shell: 'in a practice session of the engine', run: practiseInSession },
])('$shell every command of a sample passes and only talks', ({ run }) => {
  test.each([
    { name: 'paasmaker-upgrade.md', commands: 5, values: { '21347': '4711' }, files: [] },
    { name: 'synnefo-0.16.rst', commands: 16, values: {}, files: [] },
    { name: 'synnefo-0.19.rst', commands: 11, values: {}, files: [] },
    {
      name: 'stackstorm-upgrade.rst',
      commands: 5,
      values: { '<pack-list>': 'linux', '<repo-url>': 'https://example.com/packs.git' },
      // The guide's own redirection.
      files: ['kv_file.json'],
    },
  ])('$name', ({ name, commands, values, files }) => {
    const all = commandsOf(name, values)
    expect(all).toHaveLength(commands)
    const { status, stdout, stderr } = run(folder, inTurn(all))
    expect(status).toBe(0)
    expect(stdout.match(/^status \d+$/gm)).toEqual(all.map(() => 'status 0'))
    expect(stderr.split('\n').filter(line => line.includes('practice: would '))).toHaveLength(commands)
    expect(
      stderr.split('\n').filter(line => line !== '' && !/^(practice: would |Replace the version)/.test(line)),
    ).toEqual([])
    expect(readdirSync(folder)).toEqual(files)
  })
})

describe('with the real programs', () => {
  const run = (commands: readonly string[]) =>
    spawnSync(bash, ['--noprofile', '--norc', '-c', inTurn(commands)], {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder },
      encoding: 'utf8',
    })

  test('the tour passes anywhere, keeps its state and leaves nothing behind', () => {
    const commands = commandsOf('tour.md', { '<name>': 'A reader' })
    const { stdout, stderr } = run(commands)
    expect(stderr).toBe('')
    expect(stdout.match(/^status \d+$/gm)).toEqual(commands.map(() => 'status 0'))
    expect(stdout).toMatch(/^A reader takes the tour\nthe shell is still in .+\nstatus 0$/m)
    expect(readdirSync(folder)).toEqual([])
  })

  test('one command fails on purpose, the others would pass', () => {
    const { stdout } = run(commandsOf('stop-at-failure.md'))
    const failed = stdout.match(/^status \d+$/gm)?.map(status => status !== 'status 0')
    expect(failed).toEqual([false, false, true, false, false])
  })
})
