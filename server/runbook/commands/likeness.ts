import { commandNames } from './command-names.ts'
import { hasOutputShape, isColumns } from './output-shape.ts'
import { isDataFile, isLogfmt, isShownLine } from './shown-line.ts'
import { isProse, withoutComment } from '../prose/is-prose.ts'
import type { Words } from '../words.ts'

/**
 * How much a line without a prompt looks like something to type at a shell: `command` (its first word or its form
 * says so), `maybe` (a plain word, perhaps with arguments: the block must say), `no`.
 */
export type Likeness = 'command' | 'maybe' | 'no'

/** What is assigned, in pieces that need no blank between: `"${IMAGE}@"$(tool digest)`; not a list, `command="x",restrict`. */
const VALUE = String.raw`(?:"[^"]*"(?!,)|'[^']*'(?!,)|\$\([^()]*\)|[^\s"'$]|\$(?!\())*`
const assignments = new RegExp(String.raw`^(?:[A-Za-z_]\w*(?:\[[^\]\s]*\])?\+?=(?![{[])${VALUE}(?:\s+|$))+$`)
const leadingAssignments = new RegExp(String.raw`^(?:[A-Za-z_]\w*=${VALUE}\s+)+`)

/** `known` are command words that the document itself has shown behind prompts. */
export function likeness(line: string, known: Words): Likeness {
  const text = withoutComment(line).trim()
  if (text === '' || text.startsWith('-') || isShownLine(text)) return 'no'
  if (/^\[\[?\s/.test(text)) return isTest(text) ? 'command' : 'no'
  if (/^(?:\(\s*\w+[^)]*[;&|]|\{\s+[\w.$/].*;\s*\}|!\s+\w)/.test(text)) return 'command'
  if (/^[A-Za-z_]\w*\(\)\s*(?:\{|$)/.test(text)) return 'command'
  if (assignments.test(text)) return isLogfmt(text) ? 'no' : 'command'
  // What a variable is set to may go on for lines: `POD=$(kubectl get pods \`.
  if (/^[A-Za-z_]\w*\+?=["']?(?:\$\(|`)\s*\S/.test(text)) return 'command'
  const words = commandPart(text)
  const isWrapped = words !== text && /^(?:\w+=\S*\s+)*(?:sudo|doas|nohup)\s/.test(text)
  const word = words.split(/\s/, 1)[0] ?? ''
  const rest = words.slice(word.length).trim()
  if (isShellKeyword(word)) return isCompound(words) ? 'command' : 'no'
  const list = listed(words)
  // What stands behind the first `;` says whether its word is meant as a command, or heads a row of words.
  if (list !== null && (commandNames.has(list.first) || known.has(list.first)))
    return hasOutputShape(text) || isProse(text) || likeness(list.second, known) === 'no'
      ? 'no'
      : /\s/.test(list.second)
        ? 'command'
        : 'maybe'
  const isName = word.split('/').every(name => commandNames.has(name) || known.has(name))
  // The shell's `:` does nothing, and only redirections and expansions make sense behind it.
  if (word === ':' && !/^(?:[>"$]|$)/.test(rest)) return 'no'
  if (isName && rest !== '' && !/^[:=]/.test(rest)) return isProse(text) || isAligned(word, text) ? 'no' : 'command'
  if (/^(?:(?:\.{1,2}|~|\$\{?\w+\}?|<[^<>\s]+>)?\/[\w.@%+${}/<>-]+|\.\/\S+)$/.test(word))
    // Behind `sudo` a bare path is run, not mentioned.
    return isWrapped && !isProse(text) && !hasOutputShape(text) ? 'command' : pathLikeness(word, rest, text)
  if (isLocalProgram(word)) return isProse(text) || hasOutputShape(text) ? 'no' : rest === '' ? 'maybe' : 'command'
  if (hasOutputShape(text) || isProse(text)) return 'no'
  if (isName) return 'command'
  if (/^[A-Z][a-z]+-[A-Z][A-Za-z]+$/.test(word)) return 'command'
  if (isDataFile(word)) return 'no'
  if (!/^[A-Za-z][\w.+@-]*$|^\$\{?\w+\}?$/.test(word)) return 'no'
  // Nobody types a gap behind a program's name; tables have them.
  if (/^\S+\s{2,}/.test(words)) return 'no'
  const hasOption = /(?:^|\s)--?[A-Za-z]/.test(rest)
  // Only a shell puts what another command prints among the arguments: `app token revoke $(app token current)`.
  const isExpanded = /(?:^|\s)"?\$\([a-z][\w.-]{0,60}\s/.test(rest)
  if (/^[A-Z]/.test(word)) return hasOption && /^[-a-z]/.test(rest) ? 'maybe' : 'no'
  return hasOption || isExpanded || isWrapped || /\s\\$/.test(text) ? 'command' : 'maybe'
}

/** `make; make install`: a command without arguments, and the one after it. */
function listed(words: string): { readonly first: string; readonly second: string } | null {
  const [, first, second] = /^([\w.+-]+);\s+(\S.*?)(?:;\s|$)/.exec(words) ?? []
  return first === undefined || second === undefined ? null : { first, second }
}

/** A program that lies below the working directory: `bin/kafka-topics.sh`, `scripts/backup`. */
const isLocalProgram = (word: string): boolean =>
  /^(?:[\w.-]+\/)*(?:s?bin|scripts?|tools)\/[\w.+-]+$|^(?:[\w.-]+\/)+[\w.+-]+\.(?:sh|py|pl|rb)$/.test(word)

/** What follows assignments, `sudo` and its like: the command proper. */
function commandPart(text: string): string {
  const rest = withoutAssignments(text)
  const wrapper = /^(?:sudo|time|nohup|exec|env|doas)\s+(?=[a-z./~$A-Z])(?!-)/.exec(rest)
  // `sudo` and `env` take assignments of their own: `sudo TOKEN=$(tool token) /opt/tool/run`.
  return wrapper !== null && !isProse(rest) ? withoutAssignments(rest.slice(wrapper[0].length)) : rest
}

const withoutAssignments = (text: string): string => text.replace(leadingAssignments, '')

/** `[ -f /etc/x ] && …`, `[[ $a == b ]]`; not `[    0.0] booting`, `[ prod ] console> …` or `[ "a", "b" ]`. */
const isTest = (text: string): boolean =>
  /^\[\[?\s[^\]]*\s\]\]?\s*(?:$|&&|\|\||;)/.test(text) && !/^\[\s+(?:["']\{|["'{[].*["'}\]]\s*,)/.test(text)

const isShellKeyword = (word: string): boolean =>
  /^(?:for|while|until|if|case|select|function|then|else|fi|do|done|esac)$/.test(word)

/** `if you are` is English, `if [ -f x ]; then` is not. */
const isCompound = (text: string): boolean =>
  /^for\s+(?:\w+\s+in\b|\(\()|^for\s+\w+\s*;|^(?:while|until)\s+(?:\[|!|read\b|true\b|:|sleep|.*;\s*do\b)|^(?:while|until|if)\s.*(?:;\s*(?:do|then)$|\$\(|\|)|^if\s+(?:\[|!|\(\(|.*;\s*then\b)|^case\s+\S+\s+in\b|^function\s+\w+|^select\s+\w+\s+in\b/.test(
    text,
  )

/** A column of output may begin with a program's name: `redis    1/1   Running`. */
const isAligned = (word: string, text: string): boolean =>
  (/^\S+\s{2,}\S/.test(text) ? hasOutputShape(text) : isColumns(text)) &&
  !/(?:^|\s)--?[A-Za-z]/.test(text.slice(word.length))

/** A path is a command when it has arguments or lies where programs lie; a bare path is a mention. */
function pathLikeness(word: string, rest: string, text: string): Likeness {
  if (isProse(text) || hasOutputShape(text) || isDataFile(word.slice(word.lastIndexOf('/') + 1))) return 'no'
  if (/^(?:\/dev|\/proc|\/sys)\//.test(word)) return 'no'
  if (/\/s?bin\/|\/init\.d\/|\.(?:sh|py|pl|rb)$|^\.\//.test(word) || isInScripts(word)) return 'command'
  if (rest === '') return 'no'
  // Right below the root no programs are kept: `/label ~x` is typed in a chat.
  if (/^\/[\w-]+$/.test(word)) return 'maybe'
  return /^[:=(]/.test(rest) ? 'no' : 'command'
}

/** A file without a suffix, where programs that belong to others lie: `/opt/app/scripts/stop-server`. */
const isInScripts = (word: string): boolean => /\/(?:scripts|tools)\/(?:[\w-]{1,60}\/){0,6}[\w-]{1,60}$/.test(word)
