import { describe, expect, test } from 'vitest'
import { promptOf } from '../../server/run/prompt-of.ts'
import { behindPrompt, promptIn } from '../../server/run/shown-prompt.ts'
import type { Runbook } from '../../server/runbook/model.ts'
import { markdown, rst } from '../runbook/reading.ts'

const prompts = ({ steps }: Runbook, practice = false) =>
  steps.flatMap(step => step.commands.map(command => `${promptOf(command, step, practice)} ${command.text}`))
const fenced = (...blocks: readonly (readonly [language: string, text: string])[]) =>
  markdown(`# Guide\n\n${blocks.map(([language, text]) => `Then:\n\n\`\`\`${language}\n${text}\n\`\`\`\n`).join('\n')}`)

describe('a command is shown behind', () => {
  test('the prompt that the document shows of a program', () => {
    const guide = '$ psql shop\nshop=# SELECT 1;\nshop=# \\q\n$ python3\n>>> 1\n>>> exit()\n$ ls'
    expect(prompts(fenced(['console', guide]))).toEqual([
      ...['$ psql shop', 'shop=# SELECT 1;', 'shop=# \\q'],
      ...['$ python3', '>>> 1', '>>> exit()', '$ ls'],
    ])
    const indented = 'Guide\n=====\n\nOpen it:\n\n::\n\n  $ mysql\n  MariaDB [shop]> SELECT 1;\n'
    expect(prompts(rst(indented))).toEqual(['$ mysql', 'MariaDB [shop]> SELECT 1;'])
  })

  test.each([
    ['python3', 'python', 'print(1)', '>>>'],
    ['node', 'js', 'let x = 1', '>'],
    ['sudo -u postgres psql', 'sql', 'SELECT 1;', '=>'],
    ['sqlite3 a.db', 'sql', 'SELECT 1;', 'sqlite>'],
    ['docker exec -it db mariadb', 'sql', 'SELECT 1;', 'mysql>'],
    // Nobody knows how it prompts.
    ['irb', 'ruby', 'puts 1', '>'],
  ])('else the prompt of the program that was opened: %s', (opener, language, statement, prompt) => {
    const shown = prompts(fenced(['console', `$ ${opener}`], [language, statement]))
    expect(shown).toEqual([`$ ${opener}`, `${prompt} ${statement}`])
  })

  test("what tells whose shell it is, whatever the document's own prompt says besides", () => {
    const guide = fenced(['console', 'deploy@db1:~$ ls\nroot@db1:/srv# ls\n[root@db1 ~]# psql\npostgres=# \\q'])
    expect(prompts(guide)).toEqual(['$ ls', '# ls', '# psql', 'postgres=# \\q'])
    expect(prompts(guide, true)).toEqual(['$ ls', '$ ls', '$ psql', 'postgres=# \\q'])
  })
})

test('a record of before says whether the shell was root’s', () => {
  expect([promptIn({}), promptIn({ root: true }), promptIn({ prompt: '>>>' })]).toEqual(['$', '#', '>>>'])
})

test('further lines stand behind a shell’s second prompt, in a program below the first line', () => {
  expect(behindPrompt('#', 'cat <<E\nx\nE')).toBe('# cat <<E\n> x\n> E')
  expect(behindPrompt('>>>', 'if x:\n    y')).toBe('>>> if x:\n        y')
})
