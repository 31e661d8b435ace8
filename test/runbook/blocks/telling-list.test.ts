import { expect, test } from 'vitest'
import { markdown, outlineOf } from '../reading.ts'

const items = '\n\n1. Pull the images.\n2. Start the service.\n'
const bullets = '\n\n- Pull the images.\n- Start the service.\n'

test.each(['Do the following:', 'If it is down, perform the following steps:', 'You can:', 'To mend it:'])(
  '"%s" leads to what the reader does',
  lead => {
    expect(outlineOf(markdown(lead + items))).toHaveLength(2)
    expect(outlineOf(markdown(lead + bullets))).toHaveLength(2)
  },
)

test.each([
  // Somebody else does it.
  'The script will:',
  'The installer performs the following tasks:',
  'Waiting longer may:',
  'The plugin lets you:',
  // The items are cases.
  'Call for help if:',
  'Look for messages such as:',
  'Common causes include:',
  'You will need:',
])('"%s" does not', lead => {
  expect(outlineOf(markdown(lead + items))).toEqual([])
  expect(outlineOf(markdown(lead + bullets))).toEqual([])
})

test.each(['Overview', 'Summary', 'Impact', 'Possible causes', 'Prevention'])(
  'a section named "%s" explains, advises or foretells',
  title => {
    expect(outlineOf(markdown(`# ${title}${items}\n# Do it\n\n    $ a\n`))).toEqual(['command a'])
  },
)

test('a bullet that is nothing but a link leads elsewhere', () => {
  const text = '- [Stop the node](stop.md)\n- Start the node.\n'
  expect(outlineOf(markdown(text))).toEqual(['manual Start the node'])
})
