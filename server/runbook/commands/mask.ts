import { commandNames } from './command-names.ts'

/**
 * Placeholders that the shell would read as redirections or reserved words, hidden behind letters of the same length:
 * `kill <pid>` is a syntax error to the shell and a command to the reader. Offsets stay as they are.
 */
export function maskPlaceholders(text: string): string {
  if (!/[<{[|?]/.test(text)) return text
  let masked = text
  for (const [sign, pattern, hides] of masks) if (masked.includes(sign)) masked = masked.replace(pattern, hides)
  return masked
}

const hidden = (match: string): string => 'x'.repeat(match.length)

/**
 * `<pack-list>`, `<clean or service>`; not `< file`, `<(sort a)`, `<<EOF`, `<<EOF>>`, `<file >`. A new expression each time, for
 * a global one remembers where it was.
 *
 *     st2 run packs.install packs=<pack-list>
 *                                 ^^^^^^^^^^^
 */
export const anglePattern = (): RegExp =>
  /<<(?!_*E[A-Z]{1,3}_*>>|END_?\w*>>|HERE\w*>>)[A-Za-z](?:[\w .-]{0,60}\w)?>>|(?<!<)<(?=[^<>\n]{0,100}[A-Za-z.])[\w$.…](?:[^<>\n]{0,98}[^<>\s])?>/g

/**
 * `|release|`, as RST spells a name that the page shows another text for, where a pipe would join what cannot be joined.
 * Two pipes around a command's name, or within a word, are pipes: `ps|grep|wc`. A new expression each time.
 *
 *     gpg --verify tool-|release|-src.tar.bz2.asc
 *                       ^^^^^^^^^
 */
export const substitutionPattern = (): RegExp => /(?<=^|[\s=/:.,@_<>-])\|([A-Za-z][\w.-]*)\|(?=$|[\s=/:.,@_\"'-])/gm

/**
 * `{{ name }}`, as templates spell what they fill in, and Hugo's `{{< name >}}` and `{{% name %}}`, which a shell would read
 * redirections from. A new expression each time.
 *
 *     {{ home }}/bin/tool
 *     ^^^^^^^^^^
 */
export const doubleBracePattern = (): RegExp => /\{\{(?![<%{]{0,8}\s*\})[<%-]?[ \t]?[\w.$"'][^{}\n]{0,80}\}\}(?!\})/g

/** What hides placeholders, one after the other, by what a text holds when there is something to hide. */
const masks: readonly (readonly [sign: string, pattern: RegExp, hides: (match: string, name: string) => string])[] = [
  ['<', anglePattern(), hidden],
  ['{{', doubleBracePattern(), hidden],
  ['${', /(?<!\\)\$\{[A-Za-z]\w{0,40}[ .][A-Za-z][\w .-]{0,80}\}/g, hidden],
  ['|', substitutionPattern(), (match, name) => (commandNames.has(name) ? match : hidden(match))],
  ['?', /\(\?\)|\?\?\?/g, hidden],
  ['[', /(?<=[\s=/:@]|^)\[(?=[A-Za-z][^\]\n"']{0,80}\](?:[\s/:.,@]|$))[^\]\n]*\]/g, hidden],
]
