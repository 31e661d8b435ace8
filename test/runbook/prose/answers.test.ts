import { describe, expect, test } from 'vitest'
import { markdown, rst } from '../reading.ts'

/** The answers of each step that has commands. */
const answersOf = (text: string, read = markdown) =>
  read(text)
    .steps.filter(({ commands }) => commands.length > 0)
    .map(({ answers }) => answers)

const code = (text: string) => `\`\`\`console\n$ ${text}\n\`\`\`\n`

describe('what a document says to answer belongs to the step that asks', () => {
  test.each([
    ['When asked whether to go on, type `yes`.'],
    ['Answer `Y` to the question about the old schema.'],
    ['If you are prompted for a passphrase, leave it empty and press Enter.'],
    ['Enter the password of the database.'],
    ['Type "DELETE" to confirm.'],
    ['You will be asked for the administrator’s password.'],
    ['It asks twice; answer yes.'],
  ])('right behind it: %s', sentence => {
    expect(answersOf(`# A\n\nRun:\n\n${code('migrate')}\n${sentence}\n\nThen:\n\n${code('other')}`)).toEqual([
      [sentence],
      [],
    ])
  })

  test('in the text that leads to it, from where it speaks of it', () => {
    expect(answersOf(`# A\n\nRun the script below. Answer **no** when it asks.\n\n${code('migrate')}`)).toEqual([
      ['Answer `no` when it asks.'],
    ])
    expect(answersOf(`# A\n\nStart the wizard, and answer \`2\` at the first prompt:\n\n${code('wizard')}`)).toEqual([
      ['Start the wizard, and answer `2` at the first prompt:'],
    ])
  })

  test('in all of it, where no step comes before in the section', () => {
    const text = `# A\n\n## B\n\nWhen it asks, answer \`Y\`.\n\n${code('migrate')}\n${code('other')}`
    expect(answersOf(text)).toEqual([['When it asks, answer `Y`.'], []])
  })

  test('of one before never to one behind', () => {
    const text = `# A\n\n${code('one')}\nWhen asked, type \`yes\`. Now run:\n\n${code('two')}`
    expect(answersOf(text)).toEqual([['When asked, type `yes`.'], []])
    expect(answersOf(`# A\n\n${code('one')}\nAnswer \`yes\` when prompted.\n\n${code('two')}`)).toEqual([
      ['Answer `yes` when prompted.'],
      [],
    ])
  })

  test('in its own item, and in its own sentence', () => {
    expect(
      answersOf(
        `# A\n\n1. Grant the role. Enter its password when prompted.\n\n   \`\`\`console\n   $ grant\n   \`\`\`\n`,
      ),
    ).toEqual([['Enter its password when prompted.']])
    expect(
      answersOf('A\n=\n\n1. Run ``refresh-all`` and answer ``Y`` when it offers to replace files.\n', rst),
    ).toEqual([['Run `refresh-all` and answer `Y` when it offers to replace files.']])
  })

  test.each([
    ['Select the `production` project.'],
    ['Enter the following command as root.'],
    ['You can ask for help on the list.'],
    ['The type `string` is used for this value.'],
    ['If the upgrade fails, ask the team.'],
  ])('nothing else is one: %s', sentence => {
    expect(answersOf(`# A\n\n${code('migrate')}\n${sentence}\n`)).toEqual([[]])
  })
})
