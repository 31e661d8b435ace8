/** Statements that SQL shells take, by their first words, in capitals as documents write them. */
const STATEMENT =
  /^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|GRANT|REVOKE|TRUNCATE|SHOW|DESCRIBE|EXPLAIN|USE|SET (?:PASSWORD|GLOBAL|SESSION|FOREIGN_KEY_CHECKS|NAMES|@|\w+ ?=)|FLUSH|BEGIN|START TRANSACTION|COMMIT|ROLLBACK|ANALYZE|VACUUM|REINDEX|OPTIMIZE|REPAIR|LOCK|UNLOCK|CALL|WITH \w+ AS|STOP (?:SLAVE|REPLICA)|START (?:SLAVE|REPLICA)|RESET|PURGE|CHANGE MASTER|COPY|KILL)\b/

/** Whether a line begins an SQL statement: in capitals anywhere, or in small letters when it ends as one. */
export const isSql = (line: string): boolean => {
  const text = line.trim()
  if (STATEMENT.test(text)) return !/^(?:SET|USE|KILL|SHOW|RESET|CALL|COPY) [a-z]+ [a-z]+ [a-z]+/.test(text)
  return /;\s*$/.test(text) && STATEMENT.test(text.toUpperCase()) && !/^(?:set|kill|use|reset|call)\b/.test(text)
}

/** Statements in small letters that cannot be anything else, though their `;` may stand lines below. */
const SMALL =
  /^(?:update\s+[\w.`"]+\s+set\b|insert\s+into\s|delete\s+from\s|select\s.{1,200}\sfrom\b|(?:alter|create|drop)\s+(?:table|database|user|role|index|schema|view)\s|grant\s.{1,100}\son\s)/i

/** Whether a statement begins at a line: as {@link isSql} says, or by a form that is plain and a `;` at its end below. */
export const beginsSql = (texts: readonly string[], index: number): boolean => {
  const text = texts[index]?.trim() ?? ''
  if (isSql(text)) return true
  return SMALL.test(text) && /;\s*$/.test(texts[index + sqlLength(texts, index) - 1] ?? '')
}

/** How many of `texts`, from `from`, make one SQL statement: up to the line that ends in `;` (or `\G`, `\g`). */
export function sqlLength(
  texts: readonly string[],
  from: number,
  stopsBefore: (index: number) => boolean = () => false,
): number {
  if (/^\s*\\/.test(texts[from] ?? '')) return 1
  // The body of a procedure holds statements of its own.
  const end = /^\s*(?:CREATE\s+(?:OR REPLACE\s+)?(?:DEFINER\S*\s+)?(?:PROCEDURE|FUNCTION|TRIGGER)|DO\s+\$)/i.test(
    texts[from] ?? '',
  )
    ? /^\s*END\s*(?:[;$/].*)?$|^\s*\$\w*\$.*;\s*$/i
    : /(?:;|\\[gG])\s*(?:(?:--|#).*)?$/
  for (let index = from; index < texts.length && index - from < 100; index++) {
    if (index > from && (stopsBefore(index) || /^\s*[+|]/.test(texts[index] ?? ''))) return 1
    if (end.test(texts[index] ?? '')) return index - from + 1
    if (index > from && texts[index]?.trim() === '' && end.source.includes('gG')) return index - from
  }
  return 1
}
