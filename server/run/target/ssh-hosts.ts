import { readdirSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { parse } from 'ssh-config'
import { isWord } from './target.ts'

/** ssh itself follows so many files within files, and no more. */
const deepest = 16

/**
 * The names that the user's ssh knows hosts by, in the order of its configuration (`Host` lines in ssh_config(5)); no
 * patterns. Files that cannot be read or understood are passed over: ssh itself says what is wrong with them.
 */
export function sshHosts(home: string): readonly string[] {
  const folder = join(home, '.ssh')
  return [...new Set(hostsOf(join(folder, 'config'), folder, deepest))]
}

function hostsOf(file: string, folder: string, depth: number): string[] {
  if (depth === 0) return []
  try {
    const found: string[] = []
    const lines = [...parse(readFileSync(file, 'utf8'))]
    while (lines.length > 0) {
      const line = lines.shift()
      if (line === undefined || !('param' in line)) continue
      const words = valuesOf(line.value)
      if (/^host$/i.test(line.param)) found.push(...words.filter(isWord))
      if (/^include$/i.test(line.param))
        found.push(...words.flatMap(word => matching(word, folder)).flatMap(path => hostsOf(path, folder, depth - 1)))
      // What stands below a `Host` line may include files, too.
      if ('config' in line) lines.unshift(...line.config)
    }
    return found
  } catch {
    return []
  }
}

const valuesOf = (value: string | readonly { readonly val: string }[]): readonly string[] =>
  typeof value === 'string' ? value.split(/\s+/) : value.map(({ val }) => val)

/** The files that an `Include` names; `*` and `?` stand for parts of a file's name. */
function matching(word: string, folder: string): string[] {
  const path = word.startsWith('~/')
    ? join(dirname(folder), word.slice(2))
    : isAbsolute(word)
      ? word
      : join(folder, word)
  const parent = dirname(path)
  const pattern = path.slice(parent.length).replace(/^\//, '')
  if (!/[*?]/.test(pattern)) return [path]
  const name = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]')}$`,
  )
  return readdirSync(parent)
    .filter(each => name.test(each))
    .sort()
    .map(each => join(parent, each))
}
