import { byLines, type Interpreter, ready } from './interpreter.ts'

/** A text as psql reads it between single quotes. */
const inQuotes = (text: string): string =>
  [...Buffer.from(text)]
    .map(byte => {
      const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x5c && byte !== 0x27
      return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
    })
    .join('')

const say = (inside: string) => `\\echo -n '\\033]633;${inside}\\007'`

/**
 * The prompt of PostgreSQL. A statement is kept in a variable and taken up from there; its end is told by the next
 * prompt, with a status that is only set when nothing in the line before has failed (`ON_ERROR_STOP`). A statement that
 * is not finished ends in the other prompt: it has failed.
 */
export const psql: Interpreter = {
  language: 'sql',
  opener: /(?:^|[\s/])psql(?=\s|$)/,
  programs: /^psql$/,
  prompt: /[=^!][#>]$/,
  shownPrompt: '=>',
  hello: say,
  welcome: nonce => {
    const end = (status: string) => `%033]633;D;${nonce};%:__rb_id:;${status};%007`
    return [
      '\\set QUIET on',
      // What pages would read our next line.
      '\\pset pager off',
      '\\set ON_ERROR_STOP on',
      '\\set __rb_id 0',
      '\\set __rb_status 1',
      `\\set PROMPT1 '${end('%:__rb_status:')}'`,
      `\\set PROMPT2 '${end('1')}'`,
      '\\unset QUIET',
      say(ready(nonce)),
      '',
    ].join('\r')
  },
  delivery: nonce =>
    byLines({
      ...{ nonce, say },
      lines: ({ begun }, text, id) => [
        `\\r \\set __rb_text '${inQuotes(text)}'`,
        `\\set __rb_id ${id} \\set __rb_status 1 ${say(begun)} \\\\ :__rb_text \\set __rb_status 0`,
      ],
    }),
  leaving: '\\q\r',
}
