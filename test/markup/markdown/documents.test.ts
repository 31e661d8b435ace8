import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allCode, corpus, documentsIn, read, spanFaults } from './tree.ts'

describe.skipIf(!existsSync(corpus))('real documents', () => {
  const documents = existsSync(corpus)
    ? [...documentsIn('dev/md'), ...documentsIn('dev/rst'), ...documentsIn('seeds')]
    : []

  test.each(documents)('$name: spans lie within each other and on their text', ({ text }) => {
    expect(spanFaults(text, read(text))).toEqual([])
  })

  const markdown = documents.filter(({ name }) => name.endsWith('.md'))

  test.each(markdown)('$name: every fence with a language is a code block', ({ text }) => {
    // Fences in Markdown documents, counted by their opening lines alone.
    const opened = [...text.matchAll(/^[ \t>]*(?:[-*] |\d+\. )?```[a-z]+.*$/gm)].length
    expect(allCode(read(text)).filter(({ language }) => language !== null).length).toBe(opened)
  })

  test.each(markdown)('$name: no container of a dialect is left in the prose', ({ text }) => {
    const { blocks } = read(text)
    expect(JSON.stringify(blocks)).not.toMatch(/"text":"(?:!!! |\?\?\? |=== "|:::|\[![A-Z]+\])/)
  })
})
