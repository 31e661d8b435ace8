import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { check } from '../../server/check/check.ts'
import type { Problem } from '../../server/check/rule.ts'
import { rules } from '../../server/check/rules/index.ts'
import { IncludedTexts } from '../../server/include/included-texts.ts'
import { lookingUp } from '../../server/include/look-up.ts'
import { placeOf } from '../../server/include/place.ts'
import { markups } from '../../server/markup/index.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { applyEdits } from '../../server/text/edit.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'
import { annotate, strip } from '../support/annotations.ts'
import { readRulePage, withExamples } from '../support/rule-page.ts'

/** `UPDATE=1` writes the pages as they should be; look at the difference before you commit it. */
const update = process.env.UPDATE === '1'

const pageOf = (id: string) => `docs/rules/${id}.md`
const names = (folder: string, extension: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith(extension))
    .map(name => name.slice(0, -extension.length))
    .sort()

/** Rules whose examples would fill a book; they have tests of their own. */
const tooLargeToShow = new Set(['document-too-large'])

/** Each example stands in a folder of its own as `guide.rst` or `guide.md`. */
const folder = mkdtempSync(join(tmpdir(), 'rb-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What one rule alone says of a text. */
function problemsOf(rule: string, text: string, language: string): Problem[] {
  const markup = markups.find(({ id }) => id === (language === 'md' ? 'markdown' : language))
  if (markup === undefined) throw new Error(`expected an example in md or rst, found ${language}`)
  const off = Object.fromEntries(rules.filter(({ id }) => id !== rule).map(({ id }) => [id, 'off' as const]))
  const file = join(folder, `guide.${language}`)
  writeFileSync(file, text)
  const runbook = readRunbook(new SourceText(text), markup)
  const includes = atOnce(lookingUp(runbook, placeOf(file), new IncludedTexts()))
  return check({ ...runbook, includes }, { rules: off })
}

describe('the registry', () => {
  test('is the files', () => {
    const own = rules.filter(({ id }) => names('server/check/rules', '.ts').includes(id)).map(({ id }) => id)
    expect([...own, 'index', 'markup-faults'].sort()).toEqual(names('server/check/rules', '.ts'))
  })

  test('is the pages', () => {
    expect(names('docs/rules', '.md')).toEqual(['README', ...rules.map(({ id }) => id)].sort())
  })

  test('names each rule once, in kebab-case', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(rules.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
  })

  test('is listed in docs/rules/README.md', () => {
    const table = [...rules]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`)
    const path = 'docs/rules/README.md'
    const text = `# Rules

What \`runbook check\` and the editor report, each with a page that says why, what is reported and what is accepted.
The setting \`runbook.rules\` gives a rule another severity, or turns it \`off\`.

| rule | severity | |
|---|---|---|
${table.join('\n')}
`
    if (update) writeFileSync(path, text)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readFileSync(pageOf(id), 'utf8')
  const { title, summary, examples } = readRulePage(page)

  test('opens its page with its id and summary', () => {
    expect({ title, summary }).toEqual({ title: id, summary: rule.summary })
  })

  test('has an example of what is reported and one of what is accepted', () => {
    const expected = tooLargeToShow.has(id) ? ['Accepted'] : ['Reported', 'Accepted']
    expect(new Set(examples.map(({ heading }) => heading))).toEqual(new Set(expected))
  })

  test('says what its page says', () => {
    const corrected = withExamples(
      page,
      examples.map(({ text, language }) => annotate(strip(text), problemsOf(id, strip(text), language))),
    )
    if (update) writeFileSync(pageOf(id), corrected)
    expect(corrected).toBe(page)
  })

  test('reports something in each reported example and nothing in the accepted ones', () => {
    expect(
      examples.filter(
        ({ text, language, heading }) => problemsOf(id, strip(text), language).length > 0 !== (heading === 'Reported'),
      ),
    ).toEqual([])
  })

  test('speaks as all rules do: in lower case, without a full stop, names between backticks', () => {
    for (const { text, language } of examples)
      for (const { message } of problemsOf(id, strip(text), language)) {
        expect(message).toMatch(/^(?:[a-z]|`\S)[^\n]*[^.]$/)
        expect(message.replace(/`[^`]+`/g, '')).not.toMatch(/["']\w[^"'\n]*["']/)
      }
  })

  test('its fixes mend what they are offered for', () => {
    for (const { text, language } of examples) {
      const source = strip(text)
      const problems = problemsOf(id, source, language)
      for (const { fix, message } of problems) {
        if (fix === null) continue
        const mended = applyEdits(source, fix.edits)
        expect(problemsOf(id, mended, language).length, `${fix.title} for: ${message}\n${mended}`).toBeLessThan(
          problems.length,
        )
      }
    }
  })
})
