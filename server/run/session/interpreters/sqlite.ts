import { encode } from '../delivery.ts'
import { byLines, type Interpreter, ready } from './interpreter.ts'

const say = (inside: string) => `.print "\\033]633;${inside}\\007"`

/** A command line cannot be longer, in characters. */
const longest = 100_000

/**
 * The prompt of SQLite. A statement is read from a pipe, `.bail on` ends that at the first error, so that the mark at its end
 * is only said when all of it went well.
 */
export const sqlite: Interpreter = {
  language: 'sql',
  opener: /(?:^|[\s/])sqlite3(?=\s|$)/,
  programs: /^sqlite3$/,
  prompt: /^sqlite>$/,
  shownPrompt: 'sqlite>',
  objection: text => (text.length * 5 > longest ? 'is too long for sqlite3' : null),
  hello: say,
  // What is typed is not to be seen among what statements print.
  welcome: nonce => ['.shell stty -echo', '.bail on', say(ready(nonce)), ''].join('\r'),
  delivery: nonce =>
    byLines({
      ...{ nonce, say },
      lines: ({ begun, passed, failed }, text) => {
        const read = encode(`${text}\n${say(passed)}\n`)
          .join('')
          .replace(/["$`']/g, octal)
        const begin = `printf "\\033]633;${begun}\\007" >/dev/tty`
        return [`.read '|${begin}; printf %b "${read}" 2>/dev/null'`, say(failed)]
      },
      ...{ beforeLeaving: ['.shell stty echo'], isTypedAhead: true },
    }),
  leaving: '.shell stty echo\r.quit\r',
}

const octal = (character: string): string => `\\0${character.charCodeAt(0).toString(8).padStart(3, '0')}`
