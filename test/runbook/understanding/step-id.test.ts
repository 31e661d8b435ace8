import { describe, expect, test } from 'vitest'
import { markdown, rst } from '../reading.ts'

const ids = (source: string) => markdown(source).steps.map(({ id }) => id)

const guide = `# Upgrading the cluster

    $ ls

Stop:

    $ ls

Then:

1. Stop the node.
2. Take a look: \`uptime\` says how long it is up.

## 2. Upgrade

Run \`apt-get update\`.

\`\`\`console
$ for i in 1 2; do
>   echo "a  b"
> done
a  b
\`\`\`

## 3. Verify it by hand

Look at the page.
`

test('ids are short, distinct and the same in every reading', () => {
  const before = ids(guide)
  expect(before).toHaveLength(7)
  expect(new Set(before).size).toBe(7)
  for (const id of before) expect(id).toMatch(/^[a-z0-9]{8}(-\d+)?$/)
  expect(ids(guide)).toEqual(before)
})

describe('an edit elsewhere changes no id:', () => {
  test.each([
    ['the title', (text: string) => text.replace('Upgrading the cluster', 'How to upgrade')],
    ['words above', (text: string) => `Words first.\n\n${text}`],
    ['the text that leads to a step', (text: string) => text.replace('Stop:', 'Stop it now, please:')],
    ['a section below', (text: string) => `${text}\n## Not now\n\nText.\n`],
    ['a first-level section below', (text: string) => `${text}\n# Rollback\n\nText.\n`],
    ['numbers of sections', (text: string) => text.replace('## 2.', '## 7.').replace('## 3.', '## Step 8:')],
    ['numbers of items', (text: string) => text.replace('2. Take', '10. Take').replace('1. Stop', '9. Stop')],
    ['the way an item is numbered', (text: string) => text.replace('2. Take', '2) Take').replace('1. Stop', '1) Stop')],
    ['line endings', (text: string) => text.replaceAll('\n', '\r\n')],
    ['broken lines of running text', (text: string) => text.replace('Stop the node', 'Stop\n   the node')],
  ])('%s', (_what, edit) => {
    expect(edit(guide)).not.toBe(guide)
    expect(ids(edit(guide))).toEqual(ids(guide))
  })

  test('a step that is inserted before, in a section of its own', () => {
    const text = guide
      .replace('## 2. Upgrade', '## 2. Prepare\n\n    $ ls\n\n## 3. Upgrade')
      .replace('3. Verify', '4. Verify')
    const [inserted, ...others] = ids(text).filter(id => !ids(guide).includes(id))
    expect(inserted).toBeDefined()
    expect(others).toEqual([])
    expect(ids(text).filter(id => id !== inserted)).toEqual(ids(guide))
  })

  test('a block that is moved in or out', () => {
    const block = '```sh\nif true; then\n\n  a\nfi\n```\n'
    expect(ids(`* Do it:\n\n${block.replace(/^(?=.)/gm, '  ')}`)).toEqual(ids(block))
  })

  test('the title of an RST document, overlined or not', () => {
    const rest = '\n\n2. Upgrade\n----------\n\nRun::\n\n    $ ls\n'
    const [id] = rst(`Title\n=====${rest}`).steps.map(({ id }) => id)
    expect(rst(`=======\nAnother\n=======${rest.replace('2.', '3.')}`).steps.map(({ id }) => id)).toEqual([id])
  })
})

describe('a step that becomes another gets another id:', () => {
  test.each([
    ['a manual step', (text: string) => text.replace('Stop the node', 'Start the node')],
    ['an inline command', (text: string) => text.replace('apt-get update', 'apt-get upgrade')],
    ['blanks within a command', (text: string) => text.replace('"a  b"', '"a b"')],
    ['one command of what were two lines', (text: string) => text.replace('do\n>  ', 'do')],
    ['a section by hand', (text: string) => text.replace('the page', 'the log')],
    ['a section by another name', (text: string) => text.replace('it by hand', 'it twice')],
  ])('%s', (_what, edit) => {
    expect(edit(guide)).not.toBe(guide)
    const changed = ids(guide).filter(id => !ids(edit(guide)).includes(id))
    expect(changed).toHaveLength(1)
  })

  test('the same commands in another section are another step', () => {
    const text = '# Upgrade\n\n## Node 1\n\n    $ reboot\n\n## Node 2\n\n    $ reboot\n'
    const [first, second] = ids(text)
    expect(second).not.toBe(first)
    expect(ids(text.replace('## Node 1', '## Node 0\n\n    $ reboot\n\n## Node 1')).slice(1)).toEqual([first, second])
  })
})
