import type { CodeLine } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { Ledger } from '../account/ledger.ts'
import type { Language } from '../model.ts'
import { isStatement, statementLength } from '../sessions/statement.ts'
import { commonIndent } from './indent.ts'

/** Lines that programs print between statements: tables and reports. */
const PRINTED = /^(?:[+|(]|Query OK|ERROR \d|\d+ rows?|OK$|\(integer\)|\d+\)\s)/

/**
 * The account of a block without prompts that holds statements of a program. With `surely`, only plain statements are typed;
 * without it, everything that does not look printed.
 */
export function statementAccount(lines: readonly CodeLine[], language: Language, surely: boolean): Account {
  const texts = lines.map(line => line.text)
  const ledger = new Ledger(lines, commonIndent(texts))
  let hasStatement = false
  for (let index = 0; index < lines.length;) {
    const text = texts[index]?.trim() ?? ''
    if (text === '' || /^(?:--(?!-)|#|\/\*|\/\/)/.test(text)) {
      ledger.line(index++, 'comment')
      continue
    }
    const isShown = surely
      ? !isStatement(texts, index, language)
      : PRINTED.test(text) || (hasStatement && isResult(texts, index, language))
    if (isShown) {
      ledger.line(index++, hasStatement ? 'output' : 'content', `It is not a statement of ${language}.`)
      continue
    }
    const length = statementLength(texts, index, language)
    ledger.command(index, length, { language, prompt: null })
    hasStatement = true
    index += length
  }
  return ledger.done()
}

/** Whether a line below an SQL statement neither begins nor ends one, as the rows of a table, ` pid | state`. */
const isResult = (texts: readonly string[], index: number, language: Language): boolean =>
  language === 'sql' && !isStatement(texts, index, language) && !/;\s*(?:--.*)?$/.test(texts[index] ?? '')
