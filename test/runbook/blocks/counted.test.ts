import { describe, expect, test } from 'vitest'
import { markdown, rst } from '../reading.ts'

const titles = (text: string, read = rst) => read(text).steps.map(({ kind, title }) => `${kind}: ${title}`)

/** Each text as a paragraph, and what step it is. */
const paragraphs: [string, string][] = [
  ['**4.** Stop the server', 'manual: Stop the server'],
  ['**4\\.** Shut down', 'manual: Shut down'],
  ['**4)** Stop the server.', 'manual: Stop the server'],
  ['**(4)** Stop the server', 'manual: Stop the server'],
  ['**4** Stop the server', 'manual: Stop the server'],
  ['**4:** Stop the server', 'manual: Stop the server'],
  ['**4.1.** Stop the server', 'manual: Stop the server'],
  ['**b)** Stop the server', 'manual: Stop the server'],
  ['**Step 4.** Stop the server', 'manual: Stop the server'],
  ['**Step 4:** Stop the server', 'manual: Stop the server'],
  ['**Step 4** Stop the server', 'manual: Stop the server'],
  ['**4. Stop the server**', 'manual: Stop the server'],
  ['**4. Stop** the *old* server', 'manual: Stop the old server'],
  ['4\\. Stop the server', 'manual: Stop the server'],
  ['Step 4: Stop the server', 'manual: Stop the server'],
  ['**4.** Then stop the server. It takes a while.', 'manual: Then stop the server'],
  ['**4.** On web1, stop the server', 'manual: On web1, stop the server'],
]

describe.each([
  ['rst', rst],
  ['markdown', markdown],
] as const)('in %s', (markup, read) => {
  const page = (body: string) => (markup === 'rst' ? `Upgrade\n=======\n\n${body}\n` : `# Upgrade\n\n${body}\n`)
  const block = markup === 'rst' ? '.. code-block:: bash\n\n   ls /srv' : '```bash\nls /srv\n```'

  test.each(paragraphs)('%s is a step', (text, step) => {
    expect(titles(page(text), read)).toEqual([step])
  })

  test.each(paragraphs)('%s is one as an item, too', (text, step) => {
    expect(titles(page(`- ${text}\n\n- ${text.replace('4', '5')}`), read)).toEqual([step, step])
  })

  test.each([
    '**4.** The server is stopped',
    '**4 servers** stop',
    '4\\. the server',
    '**Note 4.** Stop the server',
    '**2024.** Stop the server',
    'In **4.** Stop the server',
    '**4.5** of the server',
    '**Stop** the server',
  ])('%s is none', text => {
    // The section as a whole may be one.
    expect(titles(page(text), read).filter(step => step !== 'manual: Upgrade')).toEqual([])
  })

  test('what stands below it carries it out', () => {
    expect(titles(page(`**1.** Look at the files\n\nThey are many.\n\n${block}\n\n**2.** Stop it`), read)).toEqual([
      'command: They are many',
      'manual: Stop it',
    ])
    expect(titles(page(`**1.** Look at the files:\n\n${block}\n\n**2\\.** Stop it`), read)).toEqual([
      'command: Look at the files',
      'manual: Stop it',
    ])
    expect(
      titles(
        page('**1.** Do this:\n\n- Run `ls`\n\n**2.** Stop it'.replaceAll('`', markup === 'rst' ? '``' : '`')),
        read,
      ),
    ).toEqual(['inline: Run ls', 'manual: Stop it'])
  })

  test('a list of the next numbers does not', () => {
    expect(titles(page('**1.** Look at it\n\n- **2.** Stop it\n\n- **3.** Start it'), read)).toEqual([
      'manual: Look at it',
      'manual: Stop it',
      'manual: Start it',
    ])
  })

  test('a title shows what the page shows', () => {
    expect(titles(page('1. **Stop** the *server* \\*now\\*\n\n2. Do it'), read)[0]).toBe(
      'manual: Stop the server *now*',
    )
    expect(titles(page(`**3.** Run the following on \\<web1\\>:\n\n${block}`), read)).toEqual([
      'command: Run the following on <web1>',
    ])
  })

  test('its id does not count its number', () => {
    const ids = (number: number) =>
      read(page(`**${number}.** Stop the server\n\nText.\n\n- **${number + 1}\\.** Start it`)).steps.map(({ id }) => id)
    expect(ids(1)).toHaveLength(2)
    expect(ids(1)).toEqual(ids(4))
  })
})

test('a section whose number is bold is a step without it', () => {
  expect(titles('**4\\.** Shut down\n-----------------\n\nBy hand.\n')).toEqual(['manual: Shut down'])
  expect(titles('## **4\\.** Shut down\n\nBy hand.\n', markdown)).toEqual(['manual: Shut down'])
})

test('a number whose text goes on at the margin is a paragraph, and a step', () => {
  expect(titles('Upgrade\n=======\n\n4. Stop the\nserver\n')).toEqual(['manual: Stop the server'])
})
