import type { CodeLine } from '../../markup/block.ts'
import { outdent, trimEnd, type CommandDraft } from '../commands/draft.ts'
import { indentOf } from '../commands/script.ts'
import type { Language } from '../model.ts'
import { isStatement, statementLength } from './statement.ts'

/** Lines that programs print between statements: tables and what they report. */
const PRINTED = /^(?:[+|(]|Query OK|ERROR \d|\d+ rows?|OK$|\(integer\)|\d+\)\s)/

/**
 * Reads a block of statements without prompts: one command each, comments left out, the rest sample output. With `surely`,
 * only what is plainly a statement is one; else whatever does not look printed.
 */
export function readStatements(lines: readonly CodeLine[], language: Language, surely = false): CommandDraft[] {
  const texts = lines.map(line => line.text)
  const indent = indentOf(texts)
  const drafts: CommandDraft[] = []
  for (let index = 0; index < lines.length;) {
    const line = lines[index]
    const text = texts[index]?.trim() ?? ''
    if (line === undefined) break
    if (text === '' || /^(?:--|#|\/\*|\/\/)/.test(text)) {
      index++
      continue
    }
    if (surely ? !isStatement(texts, index, language) : PRINTED.test(text)) {
      drafts.at(-1)?.output.push(line)
      index++
      continue
    }
    const length = statementLength(texts, index, language)
    const own = lines.slice(index, index + length).map(each => trimEnd(outdent(each, indent)))
    drafts.push({ lines: own, prompt: null, language, output: [] })
    index += length
  }
  return drafts
}
