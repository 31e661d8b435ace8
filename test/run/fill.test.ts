import { execFileSync } from 'node:child_process'
import fc from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { markupOf } from '../../server/markup/index.ts'
import type { Command } from '../../server/runbook/model.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { fill, shown } from '../../server/run/fill.ts'
import { SourceText } from '../../server/text/source-text.ts'

/** The first command of a Markdown guide with one console block. */
function commandOf(...lines: string[]): Command {
  const source = new SourceText(`# Guide\n\n## Step\n\n\`\`\`console\n${lines.join('\n')}\n\`\`\`\n`)
  const markup = markupOf('guide.md', source.text)
  const command = markup === null ? undefined : readRunbook(source, markup).steps[0]?.commands[0]
  if (command === undefined) throw new Error('expected a command')
  return command
}

const shell = (text: string): string => execFileSync('bash', ['-c', text], { encoding: 'utf8' })

const anyValue = fc.string({ unit: 'binary', maxLength: 20 }).filter(text => !text.includes('\0'))
const nastyValue = fc
  .array(
    fc.constantFrom(
      "'",
      '"',
      '\\',
      '$',
      '`',
      '$(',
      ')',
      '${',
      '}',
      '\n',
      ' ',
      ';',
      '&',
      '|',
      '<',
      '>',
      '#',
      '!',
      '*',
      '~',
      'x',
      '=',
      '-',
    ),
  )
  .map(parts => parts.join(''))

describe('a value reaches the command as it is, wherever it stands', () => {
  test.each([
    ['bare', `$ printf %s <some-name>`],
    ['after =', `$ printf %s name=<some-name>`],
    ['double quotes', `$ printf %s "<some-name>"`],
    ['single quotes', `$ printf %s '<some-name>'`],
    ['within a substitution', `$ printf %s "$(printf %s. <some-name>)"`],
    ['an assignment', `$ X=<some-name>; printf %s "$X"`],
  ])('%s', (where, text) => {
    const command = commandOf(text)
    expect(command.placeholders.map(({ name }) => name)).toEqual(['some-name'])
    fc.assert(
      fc.property(fc.oneof(anyValue, nastyValue), value => {
        const { text: filled, missing, refused } = fill(command, { 'some-name': value })
        expect(missing).toEqual([])
        expect(refused).toEqual([])
        const expected = (where === 'after =' ? 'name=' : '') + value + (where.startsWith('within') ? '.' : '')
        expect(shell(filled)).toBe(Buffer.from(expected).toString())
      }),
      { numRuns: 60 },
    )
  })

  test('where it would become syntax it is refused', () => {
    const command = commandOf('$ ssh db1.example.com "echo <some-name>"')
    expect(fill(command, { 'some-name': 'plain-1.2' }).text).toContain('echo plain-1.2')
    expect(fill(command, { 'some-name': '$(reboot)' }).refused).toHaveLength(1)
  })
})

test('everything but the placeholders is the document’s own', () => {
  const command = commandOf('$ run  --a=<first-name>\t\\', '    "<second-name>"   # tail')
  const { text } = fill(command, { 'first-name': 'a b', 'second-name': 'c' })
  expect(text).toBe(`run  --a='a b'\t\\\n    "c"   # tail`)
})

test('what is missing is named and left as it stands', () => {
  const command = commandOf('$ run <first-name> <second-name>')
  const { text, missing } = fill(command, { 'second-name': '2' })
  expect(text).toBe('run <first-name> 2')
  expect(missing.map(({ name }) => name)).toEqual(['first-name'])
  expect(fill(command, JSON.parse('{"__proto__": "x"}') as Record<string, string>).missing).toHaveLength(2)
})

test('secrets are masked where they are shown', () => {
  const command = commandOf('$ login --password <db-password> --user <user-name>')
  expect(shown(command, { 'db-password': 'hush', 'user-name': 'ann' })).toBe("login --password '•••' --user ann")
})
