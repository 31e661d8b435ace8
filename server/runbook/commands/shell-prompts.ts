import { commandNames } from './command-names.ts'
import {
  endOfBlanks,
  endOfBracket,
  endOfBranch,
  endOfGroup,
  endOfName,
  endOfPath,
  endOfTime,
  endsAt,
  isBlank,
  isDigit,
  isWord,
  sigilAt,
  type Sigil,
} from './prompt-parts.ts'
import type { Scanned } from './prompt.ts'
import { finish, hasLetter, isAddress, isNumber, whose } from './shell-prompt-end.ts'
import { endOfPlace, isRooted, userAtHost, whoInBrackets } from './prompt-who.ts'

type Strength = Scanned['strength']

/**
 * The prompt of a shell at an offset, by the text before its sigil.
 *
 *     12:03 (venv) op@web:~/src (main) $ ls
 *     ^^^^^^^^^^^^                             decoration
 *                  ^^^^^^                      who types where
 *                        ^^^^^^^^^^^^^         the folder and the branch
 *                                     ^       the sigil
 */
export function shellPrompt(line: string, from: number): Scanned | null {
  const before = decoration(line, from)
  if (before === null) return null
  const { at } = before
  if (at >= line.length) return null
  if (before.isBox) return inBox(line, at)
  return at === from ? undecorated(line, at) : behindDecoration(line, before)
}

/** `└─$ ls`, `└──╼ $ls`; `tree` draws files after the same corner. */
function inBox(line: string, at: number): Scanned | null {
  const sigil = sigilAt(line, at, 0)
  if (sigil !== null) return finish(line, null, null, sigil, 'sure', true)
  const found = undecorated(line, at)
  return found?.strength === 'sure' ? found : null
}

interface Decoration {
  readonly from: number
  readonly at: number
  /** The last thing in parentheses, without them. */
  readonly group: string | null
  readonly hasTime: boolean
  /** The second line of a prompt of two: `└─$ ls`. */
  readonly isBox: boolean
}

/** What a prompt may begin with besides user and host: the time, environments, a branch, the corner of a box. */
function decoration(line: string, from: number): Decoration | null {
  let at = from
  let group: string | null = null
  let hasTime = false
  let isBox = false
  for (let part = 0; part < 5; part++) {
    const code = line.charCodeAt(at)
    let end: number
    if (code === 40) {
      end = endOfGroup(line, at)
      if (end < 0) return null
      group = line.slice(at + 1, end - 1)
    } else if (isDigit(code)) {
      end = endOfTime(line, at)
      if (end < 0) break
      hasTime = true
    } else if (code === 91) {
      const time = isDigit(line.charCodeAt(at + 1)) ? endOfTime(line, at + 1) : -1
      if (time > 0 && line.charAt(time) === ']') {
        end = time + 1
        hasTime = true
      } else {
        // `[main] ~/src $`
        end = endOfBracket(line, at)
        if (end < 0 || line.charAt(end) !== ' ' || !isRooted(line.charAt(end + 1))) break
        if (whoInBrackets(line, at)?.place === 'path') break
      }
    } else if (code === 0x2514 || code === 0x2570) {
      end = at + 1
      while ('─╼╴ '.includes(line.charAt(end)) && end < line.length) end++
      isBox = true
    } else break
    at = endOfBlanks(line, end)
  }
  return { from, at, group, hasTime, isBox }
}

function undecorated(line: string, at: number): Scanned | null {
  const code = line.charCodeAt(at)
  if (code === 91) return ofBrackets(line, at)
  if (code === 126 || code === 47) return ofPath(line, at)
  if (code === 45) return ofLoginShell(line, at)
  if (isWord(code) || code === 60 || code === 123) return ofName(line, at)
  return ofSigil(line, at)
}

/** A prompt after decoration: certain by itself, or a sigil that the decoration makes a prompt. */
function behindDecoration(line: string, { from, at, group, hasTime }: Decoration): Scanned | null {
  const isApart = at > from && isBlank(line.charCodeAt(at - 1))
  const sigil = sigilAt(line, at, 0)
  if (sigil === null) {
    const found = undecorated(line, at)
    return found?.strength === 'sure' ? found : null
  }
  const strength = decorated(group, hasTime, { ...sigil, isSpaced: isApart })
  return strength === null ? null : finish(line, null, null, sigil, strength, group !== null && !hasTime && !isApart)
}

/** `(venv) $` is a prompt, `(cd /tmp) > f` is a command. */
function decorated(group: string | null, hasTime: boolean, sigil: Sigil): Strength | null {
  if (group === null) return sigil.char === '$' || sigil.isOwn ? 'sure' : 'open'
  if (sigil.char === '$' || sigil.isOwn) return 'sure'
  const [word = ''] = group.split(' ', 1)
  if (commandNames.has(word)) return null
  if (group.includes(' ') && sigil.char === '#') return sigil.isSpaced ? 'open' : 'likely'
  return sigil.char === '#' || (sigil.char === '%' && !hasTime) || !group.includes(' ') ? 'sure' : 'likely'
}

/** `[root@host ~]# ls`, `[web]# ls`, and ESXi's `[root@esx1:~] ls`. */
function ofBrackets(line: string, at: number): Scanned | null {
  const who = whoInBrackets(line, at)
  if (who === null) return null
  // `[op@web][~]$`
  const more = endOfBracket(line, who.end)
  const sigil = sigilAt(line, more > 0 ? more : who.end, 1)
  const { user, host, place } = who
  if (sigil === null) {
    const isBare = user !== null && place === 'path' && line.charAt(who.end) === ' '
    if (!isBare || !/[a-z./]/.test(line.charAt(who.end + 1))) return null
    return { end: who.end, user, host, root: false, language: 'sh', strength: 'sure' }
  }
  if (user !== null) {
    const found = finish(line, user, host, sigil, 'sure', true)
    // A shell in brackets shows its folder; a router does not.
    const isRouter = place === null && sigil.char === '>' && sigil.isSpaced
    return found !== null && isRouter ? { ...found, language: 'network' } : found
  }
  if (host === null) return finish(line, null, null, sigil, sigil.char === '>' ? 'likely' : 'sure')
  if (host === 'nix-shell') return finish(line, null, null, sigil, 'sure')
  if (isNumber(host)) return null
  if (sigil.isSpaced && sigil.char !== '$') return finish(line, null, host, sigil, place === 'path' ? 'likely' : 'open')
  return finish(line, null, host, sigil, place === 'path' && sigil.char !== '>' ? 'sure' : 'likely')
}

/** `~/src$ make`, `/ # ls`; a path followed by a `#` comment is a command. */
function ofPath(line: string, at: number): Scanned | null {
  const path = endOfPath(line, at)
  const branch = endOfBranch(line, path)
  const sigil = sigilAt(line, branch > 0 ? branch : path, 1)
  if (sigil === null) return null
  const isBare = path === at + 1
  const strength: Strength =
    sigil.char === '>'
      ? isBare || line.charAt(at) === '~'
        ? 'likely'
        : 'open'
      : sigil.char === '$' || sigil.isOwn || !sigil.isSpaced || isBare || branch > 0
        ? 'sure'
        : 'open'
  // `~/bin/report > file` sends what a program prints to a file.
  if (sigil.char === '>' && sigil.isSpaced && !isBare && branch < 0) return null
  return finish(line, null, null, sigil, strength)
}

const SHELL = /^(?:ba|z|k|mk|da|a|c|tc|fi|r)?sh(-\d[\w.]*)?$/

/** `-bash-4.2$`, of a login shell without its settings. */
function ofLoginShell(line: string, at: number): Scanned | null {
  const end = endOfName(line, at + 1)
  if (!SHELL.test(line.slice(at + 1, end))) return null
  const sigil = sigilAt(line, end, 1)
  return sigil === null || sigil.char === '>' ? null : finish(line, null, null, sigil, 'sure')
}

/** Prompts that begin with a name: of a user, a host or a shell. */
function ofName(line: string, at: number): Scanned | null {
  const end = endOfName(line, at)
  const char = line.charAt(end)
  if (char === '@' || char === '㉿' || char === '\\' || char === '+') return ofUser(line, at)
  if (end === at) return null
  if (char === ' ' || char === '\t') return spaced(line, at, end)
  if (char === ':') return ofHostAndPath(line, at, end)
  if (char !== '$' && char !== '#' && char !== '%' && line.charCodeAt(end) < 128) return null
  const sigil = sigilAt(line, end, 0)
  return sigil === null ? null : named(line, line.slice(at, end), sigil)
}

/** `op@web:~$`, `op@mac app %`. */
function ofUser(line: string, at: number): Scanned | null {
  const who = userAtHost(line, at)
  if (who === null) return null
  const { end, place } = endOfPlace(line, who.end)
  const sigil = sigilAt(line, end, 2)
  if (sigil === null) return null
  // `git@host:repo.git # a comment`
  const strength =
    sigil.char === '#' && sigil.isSpaced && place !== 'path' ? (place === null ? 'likely' : 'open') : 'sure'
  return finish(line, who.user, who.host, sigil, strength, place === 'path')
}

/** Prompts with a blank after their first word: `web ~ #`, `src macbook$`, `I have no name!@web:/$`, `RESCUE web:~ #`. */
function spaced(line: string, at: number, end: number): Scanned | null {
  const next = endOfBlanks(line, end)
  if (next - end > 8 || next >= line.length) return null
  const char = line.charAt(next)
  if (char === 'h' && line.startsWith('I have no name!@', at)) return ofUser(line, at)
  const name = line.slice(at, end)
  if (isRooted(char)) {
    if (commandNames.has(name)) return null
    const path = endOfPath(line, next)
    const branch = endOfBranch(line, path)
    const sigil = sigilAt(line, branch > 0 ? branch : path, 1)
    if (sigil === null || sigil.char === '>') return null
    const isHome = line.charAt(next) === '~' || path === next + 1
    return finish(
      line,
      ...whose(name),
      sigil,
      sigil.char === '$' ? 'sure' : isHome || !sigil.isSpaced ? 'likely' : 'open',
    )
  }
  if (char === '$' || char === '#' || char === '%') {
    const sigil = sigilAt(line, next, 0)
    if (sigil === null || commandNames.has(name)) return null
    if (SHELL.test(name)) return name.includes('-') ? finish(line, null, null, sigil, 'sure') : null
    return named(line, name, { ...sigil, isSpaced: true })
  }
  if (next !== end + 1 || !isWord(char.charCodeAt(0))) return null
  const second = endOfName(line, next)
  const last = line.charAt(second)
  // `src macbook$`
  if (last === '$' && endsAt(line, second + 1) && !commandNames.has(name)) {
    const sigil = sigilAt(line, second, 0)
    return sigil === null ? null : finish(line, null, line.slice(next, second), sigil, 'likely')
  }
  // A rescue system names itself.
  if (last !== ':' || !/^[A-Z]{3,12}$/.test(name)) return null
  const found = ofHostAndPath(line, next, second)
  return found?.strength === 'sure' && line.charAt(second + 1) === '~' ? found : null
}

/** `db1:~ #`, `web:$`, `macbook:src me$`. */
function ofHostAndPath(line: string, at: number, end: number): Scanned | null {
  const name = line.slice(at, end)
  if (!hasLetter(name) && !isAddress(name)) return null
  const path = endOfPath(line, end + 1)
  const isPath = isRooted(line.charAt(end + 1))
  if (line.charAt(end + 1) === '/' && line.charAt(end + 2) === '/') return null
  const branch = isPath ? endOfBranch(line, path) : -1
  const sigil = sigilAt(line, branch > 0 ? branch : path, isPath ? 8 : 0)
  if (sigil !== null && (isPath || path === end + 1)) {
    if (path === end + 1 && sigil.char !== '$' && sigil.char !== '#') return null
    return finish(line, ...whose(name), sigil, isPath || sigil.char === '$' ? 'sure' : 'likely')
  }
  if (path === end + 1 || line.charAt(path) !== ' ') return null
  const user = endOfName(line, path + 1)
  if (user === path + 1 || line.charAt(user) !== '$') return null
  const last = sigilAt(line, user, 0)
  return last === null ? null : finish(line, line.slice(path + 1, user), name, last, 'likely')
}

/** A name and its sigil: `astakos.host$`, `db1#`, `10.0.0.5$`, `bash$`. */
function named(line: string, name: string, sigil: Sigil): Scanned | null {
  const shell = SHELL.exec(name)
  if (shell !== null && !sigil.isSpaced) return finish(line, null, null, sigil, 'sure')
  if (!hasLetter(name) && !(isAddress(name) && sigil.char === '$')) return null
  // `US$ 100`
  if (sigil.char === '$' && isDigit(line.charCodeAt(endOfBlanks(line, sigil.end)))) return null
  const strength: Strength =
    sigil.char === '$' || sigil.isOwn
      ? sigil.isSpaced && !/[.-]/.test(name)
        ? 'likely'
        : 'sure'
      : sigil.char === '#' && !sigil.isSpaced
        ? 'likely'
        : 'open'
  return finish(line, ...whose(name), sigil, strength)
}

/** A sigil alone. */
function ofSigil(line: string, at: number): Scanned | null {
  const sigil = sigilAt(line, at, 0)
  if (sigil === null || !endsAt(line, sigil.end)) return null
  const text = endOfBlanks(line, sigil.end)
  if (sigil.char === '$') return isPrice(line, text) ? null : finish(line, null, null, sigil, 'sure')
  if (sigil.isOwn) return finish(line, null, null, sigil, 'sure')
  if (text >= line.length || sigil.end > at + 1) return null
  // `→ done` and its like are what programs print.
  return sigil.char === '→' || sigil.char === '▶' || sigil.char === '▸' ? null : finish(line, null, null, sigil, 'open')
}

/** `100`, `1,200.50 a month`. */
const isPrice = (line: string, at: number): boolean =>
  isDigit(line.charCodeAt(at)) && /^\d[\d.,]*(?:\s|$)/.test(line.slice(at, at + 40))
