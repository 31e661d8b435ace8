import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { sarif } from '../../server/cli/sarif.ts'
import { buildBundles, Desk, tidy } from './desk.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('documents'))
})
afterAll(() => tidy(desk))

const upgrade = `Upgrading
=========

Stop it, on db1::

  $ service web stop
  root@db1:/srv# kill <pid> \\
      -9
  Stopping

  Done

#. Check that nobody is logged in.

Put this into \`\`/etc/web.conf\`\`::

  PORT = 80
`

describe('steps', () => {
  test('--json is the contract of the design', async () => {
    const { status, json } = await desk.run('steps', desk.write('upgrade.rst', upgrade), '--json')
    const document = json[0]!
    expect(status).toBe(0)
    expect(Object.keys(document)).toEqual(['file', 'markup', 'title', 'steps', 'placeholders', 'problems', 'blocks'])
    expect(document).toMatchObject({ file: 'upgrade.rst', markup: 'rst', title: 'Upgrading' })
    const [command, manual] = document.steps
    expect(command).toMatchObject({
      ...{ kind: 'command', line: 6, endLine: 11, procedure: ['Upgrading'], hosts: ['db1'] },
      commands: [
        {
          ...{ line: 6, endLine: 6, text: 'service web stop', host: null, user: null, root: false, shell: 'sh' },
          outputLines: [],
        },
        {
          ...{ line: 7, endLine: 8, text: 'kill <pid> \\\n    -9', host: 'db1', user: 'root', root: true, shell: 'sh' },
          outputLines: [9, 11],
        },
      ],
    })
    expect(manual).toMatchObject({ kind: 'manual', line: 13, commands: [] })
    expect(document.blocks[0]).toMatchObject({
      ...{ line: 6, endLine: 11, nature: 'commands', step: command?.id },
      lines: ['command', 'command', 'continued', 'output', 'blank', 'output'].map((role, index) => ({
        ...{ line: 6 + index, role },
      })),
    })
    expect(document.placeholders).toEqual([
      { name: 'pid', text: '<pid>', line: 7, column: 23, where: 'command', kind: expect.any(String) as string },
    ])
  })

  test('an author reads them at a glance', async () => {
    const { status, stdout } = await desk.run('steps', desk.write('upgrade.rst', upgrade))
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      'upgrade.rst: Upgrading (rst, 3 steps)',
      '  Upgrading',
      expect.stringMatching(/^ {4}\[\w+\] line 6, command: .* {2}\(on db1\)$/) as string,
      '        $ service web stop',
      '        root@db1:/srv# kill <pid> \\   fill in <pid>',
      '                           -9',
    ])
  })

  test('standard input is a document, too, told by its content or by --markup', async () => {
    const piped = await desk.tell(upgrade, 'steps', '--json', '-')
    expect(piped.json[0]).toMatchObject({ file: '-', markup: 'rst', steps: { length: 3 } })
    expect((await desk.tell('# A\n\n```sh\nls\n```\n', 'steps', '-')).stdout).toContain('-: A (markdown, 1 step)')
    expect((await desk.tell('', 'steps', '-')).stdout).toContain('0 steps')
    const plain = desk.write('plain', 'A\n=\n\nRun::\n\n  $ ls\n')
    const ways = await Promise.all(
      ['rst', 'markdown'].map(each => desk.run('steps', plain, '--json', '--markup', each)),
    )
    expect(ways.map(({ json }) => json[0]!.markup)).toEqual(['rst', 'markdown'])
  })
})

describe('check', () => {
  const bad = '# A\n\nRun:\n\n```console\n$ if true; then\n```\n'

  test('one problem a line, and status 1 for an error', async () => {
    const { status, stdout, stderr } = await desk.run('check', desk.write('bad.md', bad))
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(/^bad\.md:6:\d+: error: .* \[shell-syntax\]\n/)
    const fine = desk.write('warned.md', '# A\n\n```console\n$ echo <x>\n\n```\n\n```console\n$ echo a\u200bb\n```\n')
    const warned = await desk.run('check', fine)
    expect(warned.status).toBe(0)
    expect(warned.stdout).toContain(': warning: ')
  })

  test('--json and steps --json report the same', async () => {
    const file = desk.write('bad.md', bad)
    const [checked, found] = await Promise.all([desk.run('check', file, '--json'), desk.run('steps', file, '--json')])
    expect([checked.status, found.status]).toEqual([1, 0])
    const { file: name, problems, ...rest } = checked.json[0]!
    expect([name, rest]).toEqual(['bad.md', {}])
    expect(problems).toEqual(found.json[0]!.problems)
    expect(problems[0]).toMatchObject({ rule: 'shell-syntax', severity: 'error', line: 6 })
    for (const { line, column, endLine, endColumn } of problems) {
      expect(line <= endLine && column >= 1 && (line < endLine || column < endColumn)).toBe(true)
    }
  })

  test('--sarif is one log for all files, whatever their names', async () => {
    const files = [desk.write('bad.md', bad), desk.write('a b#ü.md', bad), desk.write('fine.md', '# A\n')]
    const { status, stdout } = await desk.run('check', ...files, join(desk.workspace, 'bad.md'), '--sarif')
    expect(status).toBe(1)
    const log = JSON.parse(stdout) as ReturnType<typeof sarif>
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Runbook' } } }] })
    const rules = log.runs[0]!.tool.driver.rules.map(({ id }) => id)
    const uris = log.runs[0]!.results.map(({ ruleId, level, locations }) => {
      expect(rules).toContain(ruleId)
      expect(['error', 'warning', 'note']).toContain(level)
      return locations[0]!.physicalLocation.artifactLocation.uri
    })
    expect([...new Set(uris)]).toEqual(['bad.md', 'a%20b%23%C3%BC.md', `file://${desk.workspace}/bad.md`])
  })
})

test('tree prints docutils’ element names, one line per FILE', async () => {
  const files = [desk.write('upgrade.rst', upgrade), desk.write('small.rst', 'Text.\n')]
  const { status, json } = await desk.run('tree', ...files)
  expect(status).toBe(0)
  expect(json[1]).toEqual(['document', ['paragraph']])
  expect(json[0]).toContain('document')
  const other = await desk.run('tree', desk.write('a.md', '# A\n'))
  expect(other).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'runbook: a.md: expected an RST document, found markdown\n',
  })
})

test('with several FILEs one that cannot be read leaves the others answered', async () => {
  const fine = desk.write('fine.md', '# A\n\n```sh\nls\n```\n')
  for (const command of ['steps', 'check', 'status']) {
    const { status, json, stderr } = await desk.run(command, fine, 'none.md', fine, '--json')
    expect([status, stderr]).toEqual([2, 'runbook: none.md: expected a file, found nothing there\n'])
    expect(json.map(({ file }) => file)).toEqual([fine, fine])
  }
})

describe('what a document may be', () => {
  const utf16 = '# A\n\n```sh\nls -l\n```\n'

  test('anything that is text', async () => {
    const documents: readonly (readonly [string, string | Buffer, number])[] = [
      ['empty', '', 0],
      ['blank', ' \n\t\n', 0],
      ['CRLF', '# A\r\n\r\n```console\r\n$ ls\r\n```\r\n', 1],
      ['CR alone', '# A\r\r```console\r$ ls\r```\r', 1],
      ['tabs', '# A\n\nRun:\n\n\t$ ls\n', 1],
      ['a byte order mark', '\uFEFF# A\n\n```sh\nls\n```\n', 1],
      ['a NUL', '# A\n\n```sh\nls \0\n```\n', 1],
      ['another encoding', Buffer.from('# caf\xe9\n\n```sh\nls\n```\n', 'latin1'), 1],
      ['a fence that is not closed', '# A\n\n```console\n$ ls\n', 1],
      ['no end of line', '# A\n\n```console\n$ ls', 1],
      ['half an emoji', '# A \ud83d\n\n```sh\nls\n```\n', 1],
      ['a quarter of a million blanks', ' '.repeat(1 << 18), 0],
      ['a quarter of a million NULs', '\0'.repeat(1 << 18), 0],
      ['a quarter of a million dashes', '-'.repeat(1 << 18), 0],
    ]
    const files = documents.map(([name, content]) => desk.write(`${name}.md`, content))
    const found = await desk.run('steps', ...files, '--json')
    expect([found.status, found.stderr]).toEqual([0, ''])
    const counts = found.json.map(({ file, steps }) => [file, steps.length])
    expect(counts).toEqual(documents.map(([name, , count]) => [`${name}.md`, count]))
    const checked = await desk.run('check', ...files, '--json')
    expect([checked.status, checked.stderr, checked.json.length]).toEqual([1, '', documents.length])
  })

  test('nothing else', async () => {
    const documents: readonly (readonly [string, Buffer, string])[] = [
      [
        'UTF-16 with its mark',
        Buffer.from(`\uFEFF${utf16}`, 'utf16le'),
        'expected UTF-8, found UTF-16; save it as UTF-8',
      ],
      ['UTF-16 without', Buffer.from(utf16, 'utf16le'), 'expected UTF-8, found UTF-16; save it as UTF-8'],
      [
        'a program',
        Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff, 0xfe]),
        'expected text in UTF-8, found binary data',
      ],
      ['more than anyone writes', Buffer.alloc((16 << 20) + 1, 'a\n'), 'expected at most 16 MB, found more'],
    ]
    const files = documents.map(([name, content]) => desk.write(`${name}.md`, content))
    const lines = documents.map(([name, , message]) => `runbook: ${name}.md: ${message}\n`)
    for (const command of ['steps', 'check', 'status']) {
      expect(await desk.run(command, ...files)).toMatchObject({ status: 2, stdout: '', stderr: lines.join('') })
    }
    expect(await desk.run('run', files[0]!)).toMatchObject({ status: 2, stdout: '', stderr: lines[0]! })
  })

  test('a document that includes itself is read once', async () => {
    const file = desk.write('again.rst', 'A\n=\n\n.. include:: again.rst\n\nRun::\n\n  $ echo once\n')
    expect((await desk.run('steps', file, '--json')).json[0]!.steps).toHaveLength(1)
    expect((await desk.run('check', file)).status).toBe(1)
  })

  test('not a folder, nothing, or something below a file', async () => {
    mkdirSync(join(desk.workspace, 'folder.md'), { recursive: true })
    desk.write('fine.md', '# A\n')
    const reasons = {
      'folder.md': 'a folder',
      'none.md': 'nothing there',
      'fine.md/x': 'nothing there',
      '': 'nothing there',
    }
    for (const [file, found] of Object.entries(reasons)) {
      for (const command of ['steps', 'run']) {
        const { status, stdout, stderr } = await desk.run(command, file)
        expect([status, stdout, stderr]).toEqual([2, '', `runbook: ${file || "''"}: expected a file, found ${found}\n`])
      }
    }
  })

  test('a pipe, to be looked at, but not to be run', async () => {
    desk.write('fine.md', '# A\n\n```sh\nls\n```\n')
    expect((await desk.shell('runbook steps <(cat fine.md)')).stdout).toContain('1 step')
    const { status, stderr } = await desk.shell('runbook run <(cat fine.md)')
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/: expected a file, found a pipe or a device; .*\n$/) as string,
    ])
  })

  test('its text cannot move the cursor, in any command, nor can its name', async () => {
    const evil =
      '# A \x1b[2J\n\nRun \x9b2J \u202e:\n\n```console\n$ echo \x1b]0;title\x07 \u202egnihton\n$ if \x1b\n```\n'
    const file = desk.write('evil.md', evil)
    const ends = await Promise.all([
      ...['steps', 'check', 'status'].map(command => desk.run(command, file)),
      desk.run('run', file, '--dry-run'),
      desk.run('run', file),
      desk.run('steps', 'no\x1b[31m\nsuch.md'),
    ])
    for (const { stdout, stderr } of ends) expect(stdout + stderr).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/)
    expect(ends[0]?.stdout).toContain('⟨U+001B⟩[2J')
    expect(ends.at(-1)?.stderr).toBe('runbook: no⟨U+001B⟩[31m such.md: expected a file, found nothing there\n')
  })
})

describe('where the output goes', () => {
  test('a reader that has seen enough ends it quietly', async () => {
    desk.write('long.md', '# A\n\n' + '```sh\necho one more line\n```\n\n'.repeat(700))
    for (const command of ['steps', 'check --json', '--help']) {
      const line = `runbook ${command} ${command === '--help' ? '' : 'long.md'} | head -c 10 >/dev/null; echo "\${PIPESTATUS[0]}"`
      expect(await desk.shell(line)).toMatchObject({ stdout: '0\n', stderr: '' })
    }
  })

  test.runIf(process.platform === 'linux')('a full disk is said, in one line', async () => {
    desk.write('fine.md', '# A\n\n```sh\nls\n```\n')
    for (const command of ['steps', 'check --json', 'run --dry-run']) {
      expect(await desk.shell(`runbook ${command} fine.md >/dev/full`)).toMatchObject({
        status: 2,
        stderr: 'runbook: standard output cannot be written: the disk is full\n',
      })
    }
  })

  test('a current folder that is gone is said', async () => {
    for (const command of ['status', 'run guide.md']) {
      const { status, stderr } = await desk.shell(`mkdir gone; cd gone; rmdir ../gone; runbook ${command}`)
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^runbook: expected a .*, found .*\n$/) as string])
    }
  })

  test('the locale changes nothing', async () => {
    desk.write('fine.md', '# Ä\n\n```sh\necho é\n```\n')
    const { stdout } = await desk.shell('LC_ALL=C LANG=C runbook steps fine.md')
    expect(stdout).toBe((await desk.run('steps', 'fine.md')).stdout)
    expect(stdout).toContain('Ä')
  })
})
