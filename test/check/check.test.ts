import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from '../../server/check/check.ts'
import type { CheckSettings } from '../../server/check/check.ts'
import { markupOf, markups } from '../../server/markup/index.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'

function checkMarkdown(text: string, settings?: CheckSettings) {
  const markup = markups.find(({ id }) => id === 'markdown')
  if (markup === undefined) throw new Error('expected Markdown to be a markup')
  return check(readRunbook(new SourceText(text), markup), settings)
}

const faulty = '# Upgrade\n\n## Stop\n\n1. a\n2. b\n2. c\n\n## Start\n\n```console\n$ uptime\n'

describe('what is reported', () => {
  test('comes in the order of the document', () => {
    const problems = checkMarkdown(faulty)
    expect(problems.map(({ rule }) => rule)).toEqual(['duplicate-step-number', 'fence-unclosed'])
    expect(problems.map(({ span }) => span.start)).toEqual(
      [...problems.map(({ span }) => span.start)].sort((a, b) => a - b),
    )
  })

  test('has the severity of its rule', () => {
    expect(checkMarkdown(faulty).map(({ severity }) => severity)).toEqual(['warning', 'error'])
  })

  test('has another severity when the settings say so', () => {
    const problems = checkMarkdown(faulty, { rules: { 'fence-unclosed': 'hint' } })
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'hint'])
  })

  test('leaves out a rule that is off', () => {
    const problems = checkMarkdown(faulty, { rules: { 'fence-unclosed': 'off', 'no-such-rule': 'error' } })
    expect(problems.map(({ rule }) => rule)).toEqual(['duplicate-step-number'])
  })
})

/** Positions that no editor could show are a bug. */
function expectSound(text: string, name: string) {
  const source = new SourceText(text)
  for (const markup of markups)
    for (const { span, message, rule, fix } of check(readRunbook(source, markup))) {
      const where = `${name} as ${markup.id}: ${rule}`
      for (const { start, end } of [span, ...(fix?.edits.map(edit => edit.span) ?? [])]) {
        expect(start, where).toBeGreaterThanOrEqual(0)
        expect(end, where).toBeGreaterThanOrEqual(start)
        expect(end, where).toBeLessThanOrEqual(text.length)
      }
      expect(message, where).toMatch(/^\S.*[^.\s]$/s)
    }
}

describe('any text whatever is checked', () => {
  const fence = '```console\n'
  const hostile: Record<string, string> = {
    empty: '',
    'blank lines': '\n\n \n\t\n',
    BOM: '\uFEFF# Upgrade\n',
    NUL: `a\0b\n\n${fence}$ ls\0\n$ rm -rf /\0\n`,
    'lone surrogates': `\uD800\n\n${fence}\uDC00$ ls \uD800 | sh\uDFFF\n`,
    CRLF: `# Upgrade\r\n\r\n${fence.replace('\n', '\r\n')}$ service a stop\r\n# rm -rf /\r\n`,
    'CR only': '# Upgrade\r\r```console\r$ service a stop\r```\r',
    'an unclosed fence': `${fence}$ echo "`,
    'a long line': '`x` '.repeat(10) + 'x'.repeat(5_000_000),
    'a long command': `${fence}$ echo ${'a;'.repeat(100_000)}\n`,
    'many commands': fence + '$ service a stop; rm -rf /; kill <pid>\n'.repeat(3_000),
    'many quotes': '> $ ls\n\n    $ ls\n\n'.repeat(1_000),
    'many sections': '1. a\n----\n\n'.repeat(3_000),
    'many questions': '??? (?) TODO\n\n'.repeat(2_000),
    'prototype names': `${fence}$ constructor toString\n__proto__$ hasOwnProperty stop\n$ service __proto__ stop\n`,
    'deep brackets': `${fence}$ ${'$('.repeat(2_000)}\n`,
  }
  test.each(Object.keys(hostile))('%s', name => expectSound(hostile[name] ?? '', name))

  const corpus = new URL('../../../shared/corpus/', import.meta.url)
  const documents = existsSync(corpus)
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(name => /\.(md|rst)$/.test(name))
    : []
  test.skipIf(documents.length === 0)(
    'real documents, also in the other markup',
    () => {
      for (const name of documents) expectSound(readFileSync(new URL(name, corpus), 'utf8'), name)
    },
    120_000,
  )

  test.skipIf(documents.length === 0)('real documents in parts, as they are while they are typed', () => {
    for (const name of documents.slice(0, 12)) {
      const text = readFileSync(new URL(name, corpus), 'utf8').slice(0, 4_000)
      for (let end = 0; end < text.length; end += 397) expectSound(text.slice(0, end), name)
    }
  })

  test('a document that is no runbook has no markup to be read with', () => {
    expect(markupOf('LICENSE.txt', 'Permission is hereby granted, free of charge.')).toBeNull()
  })
})
