import { leaves } from '../../../runbook/sessions/leaving.ts'
import { byLines, type Interpreter, ready } from './interpreter.ts'

/** What follows a semicolon would be read as a statement. */
const say = (inside: string) => `\\! printf '\\033]633;${inside}\\007'`.replaceAll(';', '\\073')

/** What stands in quotes or is a comment. */
const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--\s[^\n]*|#[^\n]*|\/\*[^]*?\*\//g

/** Commands of the client itself, which need no end. */
const ofClient = /^(?:use|\\u|status|\\s|warnings|\\W|nowarning|\\w|help|\\h|rehash|\\#)(?:\s+[^\s;]+)?$/i

/**
 * Why a text cannot be typed to the client, which tells the status of the newest statement only, and goes on reading at the
 * end of a line when a statement is not finished.
 */
function objection(text: string): string | null {
  if (leaves(text) || ofClient.test(text.trim())) return null
  if (/[\x00-\x09\x0b-\x1f\x7f]/.test(text))
    return 'holds a tab or another key, which the mysql prompt would take as such'
  const plain = text.replace(quoted, 'x')
  if (/['"`]|\/\*/.test(plain)) return 'is not finished: a quote or a comment is open'
  if (/^\s*(?:delimiter|source|\\[.d]|pager|tee|edit|connect|\\[rPTe])/im.test(plain))
    return 'is one of the client that is not typed for you'
  if (!/(?:;|\\[gG])\s*$/.test(plain)) return 'is not finished: expected ; at its end'
  return /(?:;|\\[gG])\s*\S/.test(plain.trimEnd().slice(0, -1))
    ? 'holds several statements, of which only the last would say how it ended'
    : null
}

/**
 * The prompt of MySQL and MariaDB. Whether a statement failed is asked of the server; when the connection is another one than
 * before, nobody knows.
 */
export const mysql: Interpreter = {
  language: 'sql',
  opener: /(?:^|[\s/])(?:mysql|mariadb)(?=\s|$)/,
  programs: /^(?:mysql|mariadb)$/,
  prompt: /^(?:mysql|MariaDB \[[^\]]*\])>$/,
  shownPrompt: 'mysql>',
  objection,
  hello: say,
  // What pages would read our next line.
  welcome: nonce => ['nopager', 'SET @__rb_connection = CONNECTION_ID();', say(ready(nonce)), ''].join('\r'),
  delivery: nonce =>
    byLines({
      ...{ nonce, say, isTypedAhead: true },
      lines: ({ begun }, text, id) => {
        const status = `IF(@__rb_connection = CONNECTION_ID(), IF(@@error_count = 0, 0, 1), '?')`
        return [
          say(begun),
          ...text.split('\n'),
          say(`Z;${nonce};${id}`),
          `SELECT CONCAT(CHAR(27), ']633;D;${nonce};${id};', ${status}, ';', CHAR(7)) AS ''\\G`,
        ]
      },
    }),
  leaving: '\\q\r',
}
