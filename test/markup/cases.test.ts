import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { markupOf } from '../../server/markup/index.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { printBlocks } from './print-blocks.ts'

/** Each case is one small document in both formats, and the one tree of blocks that both must give. */
const folder = fileURLToPath(new URL('cases/', import.meta.url))
const update = process.env['UPDATE'] === '1'

function blocksOf(file: string): string {
  const text = readFileSync(file, 'utf8')
  const markup = markupOf(file, text)
  if (!markup) throw new Error(`expected a markup for ${file}`)
  return printBlocks(markup.parse(new SourceText(text)).blocks)
}

describe.each(readdirSync(folder))('%s', name => {
  const expected = `${folder}${name}/blocks.txt`
  const markdown = blocksOf(`${folder}${name}/input.md`)
  if (update) writeFileSync(expected, markdown)

  test('Markdown gives these blocks', () => {
    expect(existsSync(expected), 'expected blocks.txt: run with UPDATE=1').toBe(true)
    expect(markdown).toBe(readFileSync(expected, 'utf8'))
  })

  test('RST gives the same', () => {
    expect(blocksOf(`${folder}${name}/input.rst`)).toBe(readFileSync(expected, 'utf8'))
  })
})
