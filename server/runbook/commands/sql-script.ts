import type { CodeLine } from '../../markup/block.ts'
import { outdent, trimEnd, type CommandDraft } from './draft.ts'
import { indentOf } from './script.ts'
import { sqlLength } from './sql.ts'

/** Reads a block of SQL: one command per statement, comments left out, tables printed below are sample output. */
export function readSql(lines: readonly CodeLine[]): CommandDraft[] {
  const texts = lines.map(line => line.text)
  const indent = indentOf(texts)
  const drafts: CommandDraft[] = []
  for (let index = 0; index < lines.length;) {
    const line = lines[index]
    const text = texts[index]?.trim() ?? ''
    if (line === undefined) break
    if (text === '' || /^(?:--|#|\/\*)/.test(text)) {
      index++
      continue
    }
    if (/^(?:[+|(]|Query OK|ERROR \d|\d+ rows?)/.test(text)) {
      drafts.at(-1)?.output.push(line)
      index++
      continue
    }
    const length = sqlLength(texts, index)
    const own = lines.slice(index, index + length).map(each => trimEnd(outdent(each, indent)))
    drafts.push({ lines: own, prompt: null, language: 'sql', output: [] })
    index += length
  }
  return drafts
}
