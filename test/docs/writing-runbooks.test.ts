import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stepsOutline } from '../../server/cli/steps-outline.ts'
import { markupOf } from '../../server/markup/index.ts'
import { attributes } from '../../server/runbook/attributes/table.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'

const page = 'docs/writing-runbooks.md'
const example = /^(`{3,4})(rst|markdown)\n([\s\S]*?)\n\1\n\n```text\n([\s\S]*?)```$/gm

/** What `runbook steps` prints of an example, without identifiers. */
function outlineOf(language: string, text: string): string {
  const name = language === 'rst' ? 'guide.rst' : 'guide.md'
  const runbook = readRunbook(new SourceText(text), markupOf(name, text)!)
  return stepsOutline(name, runbook).replace(/\[[^\]\s]+\] line/g, 'line')
}

/** `UPDATE=1 npx vitest run test/docs` writes the outlines into the page. */
test('every example of the page is understood as the page says', () => {
  const text = readFileSync(page, 'utf8')
  let examples = 0
  const told = text.replace(example, (_all, fence: string, language: string, content: string) => {
    examples++
    return `${fence}${language}\n${content}\n${fence}\n\n\`\`\`text\n${outlineOf(language, content)}\`\`\``
  })
  if (process.env['UPDATE'] === '1') writeFileSync(page, told)
  expect(examples).toBeGreaterThan(8)
  expect(told).toBe(process.env['UPDATE'] === '1' ? told : text)
})

/** The attributes as the page lists them, laid out as prettier does. */
function attributeTable(): string {
  const rows = [
    ['attribute', 'value', 'of', 'what it says'],
    ...attributes.map(({ name, alias, value, choices, where, meaning, example }) => [
      `\`${name}\`${alias === null ? '' : `, \`${alias}\``}`,
      `${choices.length > 0 ? choices.map(choice => `\`${choice}\``).join(', ') : value}: \`${example}\``,
      where.join(', '),
      meaning,
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  const line = (cells: readonly string[], fill: string) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!, fill)).join(' | ')} |`
  const [head, ...body] = rows.map(row => line(row, ' '))
  return [head, line(['', '', '', ''], '-'), ...body].join('\n') + '\n'
}

test('the attributes of the page are those that there are', () => {
  const text = readFileSync(page, 'utf8')
  const told = text.replace(/^\| attribute .*\n(?:\|.*\n)+/m, attributeTable)
  if (process.env['UPDATE'] === '1') writeFileSync(page, told)
  expect(text).toContain('| attribute ')
  expect(told).toBe(process.env['UPDATE'] === '1' ? told : text)
})
