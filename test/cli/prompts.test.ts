import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundles, Desk, tidy } from './desk.ts'

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('prompts'))
})
afterAll(() => tidy(desk))

const markdown = `# Count

## With Python

\`\`\`console
$ python3
>>> n = 1
>>> for i in range(2):
...     n += 1
...
>>> n
\`\`\`

## With Node

\`\`\`console
$ node
\`\`\`

Then:

\`\`\`js
1 + 1
\`\`\`
`
const rst = `Count
=====

Open Python::

    $ python3
    >>> 1 + 1

Go on, in a block without prompts:

.. code-block:: python

    2 + 2
`

describe('a statement is shown behind the prompt of the document, else of its program', () => {
  test('in a Markdown guide: in the plan, in the run and in every report', async () => {
    desk.write('count.md', markdown)
    const lines = ['$ python3', '>>> n = 1', '>>> for i in range(2):', '        n += 1', '>>> n', '$ node', '> 1 + 1']
    const shownIn = (text: string) =>
      text.split('\n').filter(line => lines.includes(line.replace(/^ {4}(?=\S| {8})/, '')))
    const plan = await desk.run('run', 'count.md', '--all', '--dry-run')
    expect(shownIn(plan.stdout).map(line => line.slice(4))).toEqual(lines)
    const planned = await desk.run('run', 'count.md', '--all', '--dry-run', '--json')
    const prompts = planned.json.flatMap(event => ('prompts' in event ? [event.prompts] : []))
    expect(prompts).toEqual([['$', '>>>', '>>>', '>>>'], ['$'], ['>']])
    const ran = await desk.run('run', 'count.md', '--all')
    expect(ran.status).toBe(0)
    expect(shownIn(ran.stdout)).toEqual(lines)
    const [, run = ''] = /^run (\S+)/m.exec(ran.stdout) ?? []
    const report = async (format: string) => (await desk.run('report', run, '--format', format)).stdout
    expect(shownIn(await report('md'))).toEqual(lines)
    expect(await report('html')).toContain('<pre>&gt;&gt;&gt; for i in range(2):\n        n += 1\n</pre>')
    expect(await report('junit')).toContain('&gt;&gt;&gt; n\n3\n[exit 0]')
    const { report: told } = JSON.parse(await report('json')) as {
      report: { steps: { commands: { prompt: string }[] }[] }
    }
    expect(told.steps.map(({ commands }) => commands.map(({ prompt }) => prompt))).toEqual(prompts)
  })

  test('in an RST guide', async () => {
    desk.write('count.rst', rst)
    const { stdout, status } = await desk.run('run', 'count.rst', '--all')
    expect(status).toBe(0)
    expect(stdout.split('\n').filter(line => /^(?:\$|>+) \S/.test(line))).toEqual([
      '$ python3',
      '>>> 1 + 1',
      '>>> 2 + 2',
    ])
    expect((await desk.run('steps', 'count.rst')).stdout).toContain('>>> 2 + 2  (python')
  })
})
