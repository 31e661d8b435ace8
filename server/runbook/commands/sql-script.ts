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
    if (text === '' || /^(?:--(?!-)|#|\/\*)/.test(text)) {
      index++
      continue
    }
    const last = drafts.at(-1)
    if (isPrinted(text, last !== undefined)) {
      last?.output.push(line)
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

/** Whether a line is what a statement printed: a table, a message, or below a statement anything that begins none. */
const isPrinted = (text: string, isBelow: boolean): boolean =>
  /^(?:[+|(]|Query OK|ERROR \d|\d+ rows?|-{3,})/.test(text) ||
  (isBelow && !/;\s*(?:--.*)?$|\\[gG]$/.test(text) && !mayBegin(text))

/** A word that begins statements, or what the client itself takes: `\dt`, `.tables`. */
const mayBegin = (text: string): boolean =>
  /^(?:\\[a-z!?]|\.[a-z]|\$\$|end\b|(?:select|insert|update|delete|create|alter|drop|grant|revoke|truncate|show|desc|describe|explain|use|set|flush|begin|start|commit|rollback|analy[sz]e|vacuum|reindex|optimi[sz]e|repair|lock|unlock|call|with|stop|reset|purge|change|copy|kill|declare|prepare|execute|deallocate|do|if|while|load|source|delimiter|exec|go|merge|replace|rename|comment|checkpoint|refresh|cluster|reassign|import|values|table|savepoint|release|install|backup|restore|quit|exit)\b)/i.test(
    text,
  )
