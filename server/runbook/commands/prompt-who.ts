import { endOfBlanks, endOfBracket, endOfBranch, endOfName, endOfPath, isBlank, isWord } from './prompt-parts.ts'

/** User and host as a prompt shows them, and what else it shows. */
export interface Who {
  readonly user: string | null
  readonly host: string | null
  readonly end: number
  /** Whether the folder is shown: `~`, `/srv`, or its bare name. */
  readonly place: 'path' | 'name' | null
}

const NAMELESS = 'I have no name!'

/**
 * `user@host`, without the folder.
 *
 *     root@db1:/srv#     DOM\op@web:~$     I have no name!@web:/$     root@:~ #
 *     ^^^^^^^^           ^^^^^^^^^^        ^^^^^^^^^^^^^^^^^^^        ^^^^^
 */
export function userAtHost(line: string, at: number): Omit<Who, 'place'> | null {
  const isNameless = line.startsWith(NAMELESS, at)
  let sign = isNameless ? at + NAMELESS.length : endOfName(line, at)
  if (sign === at) return null
  const separator = line.charAt(sign)
  if (!isNameless && (separator === '\\' || separator === '+')) {
    const end = endOfName(line, sign + 1)
    if (end === sign + 1) return null
    sign = end
  }
  const char = line.charAt(sign)
  if (char !== '@' && char !== '㉿') return null
  const isNone = line.startsWith('(none)', sign + 1)
  const end = isNone ? sign + 7 : endOfName(line, sign + 1)
  if (end === sign + 1 && line.charAt(end) !== ':') return null
  const host = line.slice(sign + 1, end)
  return { user: isNameless ? null : line.slice(at, sign), host: host === '' || isNone ? null : host, end }
}

/**
 * The folder and the branch after user and host: `:~/src (main)`, ` ~/src main*`, ` [~]`, ` app`. Returns where they end, and how
 * the folder is shown.
 */
export function endOfPlace(line: string, at: number): Pick<Who, 'end' | 'place'> {
  let end = at
  let place: Who['place'] = null
  if (line.charAt(at) === ':') {
    const path = endOfPath(line, at + 1)
    place = isRooted(line.charAt(at + 1)) ? 'path' : path > at + 1 ? 'name' : null
    end = path
  }
  for (let part = 0; part < 3; part++) {
    const branch = endOfBranch(line, end)
    if (branch > 0) {
      if (/^ \[[~/]/.test(line.slice(end, end + 3))) place = 'path'
      end = branch
      continue
    }
    if (place !== null || !isBlank(line.charCodeAt(end))) break
    const from = endOfBlanks(line, end)
    if (from - end > 2) break
    const path = endOfPath(line, from)
    if (path === from) break
    if (isRooted(line.charAt(from))) place = 'path'
    // `op@mac app %`: a folder's bare name, when the sigil follows.
    else if (/^ ?[$#%>❯]/.test(line.slice(path, path + 2))) place = 'name'
    else break
    end = path
  }
  return { end, place }
}

export const isRooted = (char: string): boolean => char === '~' || char === '/'

/**
 * User and host in brackets: `[root@host ~]`, `[op@web:~]`, `[stack@undercloud (overcloud)]`, `[web ~]`, `[~/src]`. Null
 * when the brackets contain something else.
 */
export function whoInBrackets(line: string, at: number): Who | null {
  const end = endOfBracket(line, at)
  if (end < 0) return null
  const inner = at + 1
  if (isRooted(line.charAt(inner))) return { user: null, host: null, end, place: 'path' }
  const known = userAtHost(line, inner)
  const name = known === null ? endOfName(line, inner) : known.end
  if (name === inner) return null
  const char = line.charAt(name)
  if (char !== ']' && char !== ':' && char !== ' ') return null
  const place =
    name + 1 >= end
      ? null
      : isRooted(line.charAt(name + 1))
        ? 'path'
        : isWord(line.charCodeAt(name + 1)) || known !== null
          ? 'name'
          : null
  if (known !== null) return { user: known.user, host: known.host, end, place }
  // `[INFO 12:03] …` names no host; a second word that is no folder would be a sentence.
  if (place !== 'path' && line.slice(name + 1, end - 1).includes(' ')) return null
  return { user: null, host: line.slice(inner, name), end, place }
}
