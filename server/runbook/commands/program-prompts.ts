import type { Language } from '../model.ts'
import { isStatement } from '../sessions/statement.ts'
import { programLanguage, isSpacedProgram, inParentheses, ofColon } from './program-names.ts'
import { endOfBlanks, endOfBracket, endOfGroup, endOfName, endsAt, isBlank, isDigit, isWord } from './prompt-parts.ts'
import type { Scanned } from './prompt.ts'

type Strength = Scanned['strength']

/**
 * The prompt of a program that is not a shell.
 *
 *     mysql [shop]> SELECT 1;     shop=# \dt     irb(main):001:0> 1     (gdb) bt     In [1]: x
 *     ^^^^^^^^^^^^^               ^^^^^^         ^^^^^^^^^^^^^^^^       ^^^^^        ^^^^^^^
 *
 * The name of the program gives its language. The shape makes it a prompt: one word that ends in `>`, with a database, a node or a
 * counter. Only the block can say whether a word alone is a prompt.
 */
export function programPrompt(line: string, from: number): Scanned | null {
  const code = line.charCodeAt(from)
  if (code === 40) return parenthesised(line, from)
  if (code === 91) return bracketed(line, from)
  if (code === 62) return line.startsWith('>>>', from) ? found(line, from + 3, 'python', 'sure') : null
  if (code === 36) return configuring(line, from)
  if (code === 61) return nameless(line, from)
  const start = code === 42 ? from + 1 : from
  if (!isWord(line.charCodeAt(start))) return null
  const end = endOfName(line, start)
  const char = line.charAt(end)
  if (char === ' ' || (char === ':' && line.charAt(end + 1) === ' ' && line.includes('>', end)))
    return spaced(line, from, end) ?? (char === ':' ? token(line, from, start, end) : null)
  if (char === '>' || char === '=' || char === '(' || char === ':' || char === '/' || char === '[' || char === '@')
    return token(line, from, start, end)
  // `hpiLO-> show`
  return null
}

const found = (line: string, end: number, language: Language, strength: Strength, host: string | null = null) =>
  endsAt(line, end) ? { end, user: null, host, root: false, language, strength } : null

/** One word with its additions, up to `>` or the `#` of a database. */
function token(line: string, from: number, start: number, nameEnd: number): Scanned | null {
  const name = line.slice(start, nameEnd)
  const end = endOfToken(line, nameEnd)
  const char = line.charAt(end)
  if (char === ':' && ofColon(name)) return found(line, end + 1, 'program', 'open')
  if (char === '#') return database(line, from, end) ?? device(line, from, nameEnd, end)
  if (char !== '>' || line.charAt(end + 1) === '>') return null
  const rest = line.slice(nameEnd, end)
  if (rest.endsWith('=')) return database(line, from, end)
  if (rest.endsWith('-')) return null
  const text = line.slice(endOfBlanks(line, end + 1))
  const language = programLanguage(name)
  // A host's folder, however the host is called.
  if (rest.startsWith('/') || /^(?:@[^:]*)?:[~/]/.test(rest)) return null
  if (rest.includes('@') && !rest.startsWith('(')) {
    const speech = programLanguage(/^@([\w.-]+):\w/.exec(rest)?.[1] ?? rest.slice(1))
    // Otherwise it belongs to a shell or a device.
    return speech === null || !rest.includes(':') ? null : found(line, end + 1, speech, 'sure')
  }
  if (rest === '') {
    if (language !== null) return glued(line, end, language)
    if (/^\d+$/.test(name)) return found(line, end + 1, 'program', 'open')
    if (isStatement([text], 0, 'mongodb') && !/^(?:exit|quit)\b/.test(text))
      return found(line, end + 1, 'mongodb', 'sure')
    return found(line, end + 1, 'program', 'open')
  }
  if (/^:(?:PRIMARY|SECONDARY|ARBITER|RECOVERING|OTHER|STARTUP2?)$/.test(rest))
    return found(line, end + 1, 'mongodb', 'sure')
  if (/^(?::\d{1,5})(?:\[\d+\])?(?:\(TX\))?$/.test(rest)) {
    const isRedis = /^\d{1,3}(?:\.\d{1,3}){3}$|^localhost$|redis/.test(name) && !/^:(?:3301|5432|3306|8529)$/.test(rest)
    if (/^\d+$/.test(name)) return found(line, end + 1, 'program', 'open')
    return found(
      line,
      end + 1,
      isRedis ? 'redis' : (language ?? 'program'),
      isRedis || language !== null ? 'sure' : 'likely',
    )
  }
  // A counter is nothing that other text has: `iex(1)>`, `octave:2>`, `hbase(main):003:0>`.
  if (language !== null || /(?::\d+|\(\d+\)|\):\d+:\d+|\([\w@.-]+\)\d+)$/.test(rest))
    return found(line, end + 1, language ?? 'program', 'sure')
  // `shop(dev)> User.first`
  if (/^\((?:dev|prod|test|development|production|staging)\)(?::\d+)?$/.test(rest))
    return found(line, end + 1, 'ruby', 'sure')
  return found(line, end + 1, 'program', 'open')
}

/** `mysql>SELECT 1;`: a forgotten blank, if the text after it has one. */
function glued(line: string, end: number, language: Language): Scanned | null {
  if (endsAt(line, end + 1)) return found(line, end + 1, language, 'sure')
  const text = line.slice(end + 1)
  if ((language !== 'sql' && language !== 'cql') || !isStatement([text], 0, language)) return null
  return { end: end + 1, user: null, host: null, root: false, language, strength: 'sure' }
}

/** The offset at which a word of a prompt ends. */
function endOfToken(line: string, from: number): number {
  let end = from
  for (const limit = from + 80; end < limit && end < line.length; end++) {
    const code = line.charCodeAt(end)
    if (isBlank(code) || code === 62 || code === 35) return end
    if ('"\'`;&|$<%?'.includes(line.charAt(end))) return end
    if (code === 58 && endsAt(line, end + 1)) return end
  }
  return end
}

/** psql and its like: `shop=#`, `shop=>`, `db1/shop=*#`, `[local]/shop=>`. */
function database(line: string, from: number, end: number): Scanned | null {
  const text = line.slice(from, end)
  if (!/^(?:(?:[\w.@:-]{1,60}|\[local\])\/)?[A-Za-z_][\w$.-]*=[*!^?]?$/.test(text)) return null
  return found(line, end + 1, 'sql', 'sure')
}

/** A device in configuration mode, `switch(config-if)#`, and tools that show their place in the same way, `crm(live)node#`. */
function device(line: string, from: number, nameEnd: number, end: number): Scanned | null {
  const rest = line.slice(nameEnd, end)
  if (/^\(conf(?:ig)?[^()\s]*\)$/.test(rest)) return found(line, end + 1, 'network', 'sure', line.slice(from, nameEnd))
  return /^\([\w/.-]{1,60}\)[\w/]{0,40}$/.test(rest) ? found(line, end + 1, 'program', 'open') : null
}

/** `(gdb) bt`, `(config)#`, `(node@web)1>`, `(@v1.9) pkg>`. */
function parenthesised(line: string, from: number): Scanned | null {
  const end = endOfGroup(line, from)
  if (end < 0) return null
  const name = line.slice(from + 1, end - 1)
  const char = line.charAt(end)
  if (char === '#' && /^conf(?:ig)?\S*$/.test(name)) return found(line, end + 1, 'network', 'sure')
  if (isDigit(line.charCodeAt(end)) && /^\d+>$/.test(line.slice(end, end + 6).split(/\s/, 1)[0] ?? ''))
    return found(line, line.indexOf('>', end) + 1, 'program', 'sure')
  const language = inParentheses(name)
  if (language !== null && endsAt(line, end)) {
    const next = line.charAt(endOfBlanks(line, end))
    return '$#%>'.includes(next || ' ') ? null : found(line, end, language, 'sure')
  }
  // An environment's name before a program's own prompt.
  const next = endOfBlanks(line, end)
  if (next === end || !isWord(line.charCodeAt(next))) return null
  const inner = programPrompt(line, next)
  return inner?.strength === 'sure' ? inner : null
}

const CONSOLE =
  /\[(?:(?:standalone|domain|embedded)@[\w.:-]{1,80} |disconnected )\/[^\]\s]{0,80}\]|\[[a-z][\w-]{0,20}: [\w.:,-]{1,80}\([A-Z]+\) \d+\]/y

/** `[local]/shop=#`, `[1] pry(main)>`, and consoles whose prompt is the bracket: `[zk: db1:2181(CONNECTED) 0] ls /`. */
function bracketed(line: string, from: number): Scanned | null {
  CONSOLE.lastIndex = from
  const console = CONSOLE.exec(line)
  if (console !== null) return found(line, from + console[0].length, 'program', 'sure')
  const end = endOfBracket(line, from)
  if (end < 0) return null
  if (line.startsWith('[local]/', from)) return database(line, from, endOfToken(line, end))
  if (!/^\[\d+\]$/.test(line.slice(from, end)) || line.charAt(end) !== ' ') return null
  const inner = programPrompt(line, end + 1)
  return inner?.language === 'ruby' ? inner : null
}

/** `$ (config) interface eth1`, `> (config-if)#` */
function configuring(line: string, from: number): Scanned | null {
  if (line.charCodeAt(from + 2) !== 40 || line.charCodeAt(from + 1) !== 32) return null
  const end = endOfGroup(line, from + 2)
  if (end < 0 || !/^\(conf(?:ig)?\S*\)$/.test(line.slice(from + 2, end))) return null
  const char = line.charAt(end)
  return found(line, char === '#' || char === '>' ? end + 1 : end, 'network', 'sure')
}

/** `=> SELECT 1;`, `=# \dt`: a database without its name. */
function nameless(line: string, from: number): Scanned | null {
  const char = line.charAt(from + 1)
  if (char !== '>' && char !== '#') return null
  const text = line.slice(endOfBlanks(line, from + 2))
  return isStatement([text], 0, 'sql') && !/^(?:exit|quit)\b/i.test(text) ? found(line, from + 2, 'sql', 'sure') : null
}

const SPACED: readonly (readonly [RegExp, Language])[] = [
  [/In \[\d*\]:/y, 'python'],
  [/virsh [#>]/y, 'virsh'],
  [/(?:[A-Z][\w/]{0,40} c|C)ommand \([m?] for help\):/y, 'program'],
  // The node, its part in the cluster, the database: `rs0 [direct: primary] shop>`.
  [/(?:\w{1,20} ){0,2}[\w.-]{1,60} \[(?:direct: )?[a-z]+\] [\w-]{1,60}>/y, 'mongodb'],
  // A share of Windows: `smb: \logs\>`.
  [/[a-z]{2,12}: \\[^\s>]{0,80}>/y, 'program'],
  [/\d+: jdbc:[^\s>]{1,120}>/y, 'sql'],
  // A name that says where it is connected: `web1 :) SELECT 1`.
  [/[\w.-]{1,60} :\)/y, 'sql'],
]

/** Prompts with blanks in them: `mysql [shop]>`, `redis 127.0.0.1:6379>`, `hive (default)>`, `In [1]:`. */
function spaced(line: string, from: number, end: number): Scanned | null {
  const name = line.slice(from, end)
  const next = line.charAt(end + 1)
  if (
    line.charAt(end) === ':' ||
    name === 'In' ||
    name === 'virsh' ||
    next === '[' ||
    next === ':' ||
    /^(?:Command|Expert|Enterprise|Atlas)$/.test(name) ||
    line.startsWith('command (', end + 1)
  )
    for (const [pattern, language] of SPACED) {
      pattern.lastIndex = from
      const match = pattern.exec(line)
      if (match !== null) return found(line, from + match[0].length, language, 'sure')
    }
  if (!isSpacedProgram(name)) return null
  const language = programLanguage(name) ?? 'program'
  CONNECTED.lastIndex = end
  const match = CONNECTED.exec(line)
  if (match === null) return null
  const isBare = match[0].trim() === '>'
  // `php > file` sends what a program prints to a file.
  return found(line, end + match[0].length, language, isBare ? 'open' : 'sure')
}

/** What may be between the name of a program and the end of its prompt: a database, an address, a counter; never words of a command. */
const CONNECTED =
  /(?: {1,2}(?:\[[^\]<>]{0,60}\]|\{[^}<>]{0,60}\}|\({1,2}[^()<>]{0,60}\){1,2}|[\w.-]{0,60}[:@][\w.:@~/\\+-]{0,60}|\d+|rescue|connected|ssl|JS|Py|SQL|[A-Z]\w*(?:\.[A-Z]\w*)+)(?=[ >])){0,5} ?>| =>/y

/** The beginning of a continuation line in each language. */
const continuations: Readonly<Record<Language, RegExp>> = {
  sh: /^\s*>(?: |$)/,
  // `... ` and, in IPython, `   ...: `
  python: /^\s*\.\.\.:?(?: |$)/,
  // `    -> ` and `    '> ` of mysql, `db-# ` and `db(# ` of psql, `   ...> ` of sqlite3, `  2  ` of SQL*Plus, `. . . . > ` of beeline
  sql: /^\s*(?:(?:->|'>|">|`>|\/\*>|\.\.\.>|(?:\. ?){3,40}>|:-\])|[\w.-]{0,60}[-('"*$][#>])(?: |$)|^ {1,3}\d{1,3}  (?=\S)/,
  cql: /^\s*\.\.\.(?: |$)/,
  mongodb: /^\s*(?:\.\.\.|\|)(?: |$)/,
  javascript: /^\s*(?:\.{3,}|\|)(?: |$)/,
  // Within what is open, the second counter is no 0.
  ruby: /^\s*(?:(?:\[\d+\] )?(?:irb|pry)(?:\([^)]{0,60}\))?(?::\d+)*\*|irb(?:\([^)]{0,60}\))?:\d+:[1-9]\d*>)(?: |$)/,
  powershell: /^\s*>>(?: |$)/,
}

/** The offset after the continuation prompt of this language; null when the line begins with none. */
export const continuationPrompt = (line: string, language: Language): number | null =>
  (continuations[language] ?? /^\s*(?:>|\.{3})(?: |$)/).exec(line.slice(0, 400))?.[0].length ?? null
