import { byLines, type Interpreter, ready } from './interpreter.ts'
import { lineByLine } from './line-by-line.ts'

const beginning = ':set "\\x1b]633;'

/** A preference that there is not: the client, not the server, says so, and shows what it was told. */
const say = (inside: string) => `:set "\\x1b]633;${inside}\\x07"`

/** What it answers to that. */
const said = /^unknown redis-cli preference '(\x1b\]633;[^\x07]*\x07)'$/

/** A statement that failed answers so: with an error, at its place in a list of answers, too; or the client could not send it. */
const error = /^[\s\d)]*\(error\) /
const unsent = /^(?:Invalid argument\(s\)|Could not connect to |Error: |AUTH failed: )/

/** Commands after which no prompt comes, or no answer. */
const endless = /^\s*(?:\d+\s+)?(?:[ps]?subscribe|monitor|p?sync|client\s+reply)\b/i

/** Longer ones it draws anew with each letter, and reads no more than 4096 bytes. */
const longest = 2000

function objection(text: string): string | null {
  if (text.includes('\n')) return 'has several lines, and the redis-cli prompt takes one'
  if (/[\x00-\x1f\x7f]/.test(text)) return 'holds a tab or another key, which the redis-cli prompt would take as such'
  if (Buffer.byteLength(text) > longest) return 'is too long for the redis-cli prompt'
  return endless.test(text) ? 'is one behind which no prompt comes: run it yourself' : null
}

/**
 * The prompt of redis-cli. It throws away what is typed ahead, so that each line waits for the prompt, and how a statement
 * ended stands in its answer alone, as it is shown on a terminal: `(error) …`. Options by which it is shown otherwise
 * (`--raw`, `--csv`, `--json`) are not entered.
 */
export const redis: Interpreter = {
  language: 'redis',
  opener: /^(?![^]*\s--(?:raw|csv|json|quoted-json)(?=\s|$))[^]*(?:^|[\s/])redis-cli(?=\s|$)/,
  programs: /^redis-cli$/,
  prompt: /^(?:redis \S+|[\w.[\]:-]+:\d+)(?:\[\d+\])?>$/,
  shownPrompt: 'redis>',
  objection,
  hello: say,
  welcome: nonce => `${say(ready(nonce))}\r`,
  terminal(around) {
    let failed = false
    let isFirst = true
    return lineByLine(around, {
      // It may be within a transaction (where some are only answered `QUEUED`, on the prompt's line), or have lost its server.
      prompt: /^(QUEUED|.*[^\w.[\]:-])?(?:(?:redis \S+|[\w.[\]:-]+:\d+)(?:\[\d+\])?(?:\(TX\))?|not connected)>$/,
      beginning,
      interrupted: () => (failed = true),
      heard(line, end) {
        const marker = said.exec(line)?.[1]
        if (marker === undefined) {
          failed ||= error.test(line) || (isFirst && unsent.test(line))
          isFirst = false
          return `${line}${end}`
        }
        const isEnd = marker.endsWith(';?;\x07')
        const told = isEnd ? marker.replace(';?;', failed ? ';1;' : ';0;') : marker
        failed = false
        isFirst = true
        return told
      },
    })
  },
  delivery: nonce =>
    byLines({ ...{ nonce, say }, lines: ({ begun }, text, id) => [say(begun), text, say(`D;${nonce};${id};?;`)] }),
  leaving: 'quit\r',
}
