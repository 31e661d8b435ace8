/** A call's words, its options set apart from what follows them. */
export interface Options {
  /** By name without dashes: `u`, `user`; null for one without a value. */
  readonly given: ReadonlyMap<string, string | null>
  /** From the first word on that is no option. */
  readonly rest: readonly string[]
}

/**
 * Reads options as POSIX utilities do, up to the first word that is none. `valued` names, between blanks, those that take a
 * value: letters and long names.
 *
 *     -iu postgres --shell=/bin/sh psql shop     valued: u shell
 *      ^^ ^^^^^^^^  ^^^^^ ^^^^^^^                i, u: postgres, shell: /bin/sh
 *                                  ^^^^^^^^^ rest
 */
export function readOptions(words: readonly string[], valued: string): Options {
  const takesValue = new Set(valued.split(' '))
  const given = new Map<string, string | null>()
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return { given, rest: words.slice(at + 1) }
    if (!/^-./.test(word)) break
    const [, name = '', value] = /^--?([\w-]+)(?:=(.*))?$/s.exec(word) ?? []
    if (word.startsWith('--') || takesValue.has(name)) {
      given.set(name, value ?? (takesValue.has(name) ? (words[++at] ?? null) : null))
      continue
    }
    for (let index = 1; index < word.length; index++) {
      const letter = word[index] ?? ''
      if (!takesValue.has(letter)) {
        given.set(letter, null)
        continue
      }
      given.set(letter, index + 1 < word.length ? word.slice(index + 1) : (words[++at] ?? null))
      break
    }
  }
  return { given, rest: words.slice(at) }
}

/** Reads options that may stand anywhere; `rest` are all other words. */
export function readAllOptions(words: readonly string[], valued: string): Options {
  const given = new Map<string, string | null>()
  const others: string[] = []
  let rest = words
  while (rest.length > 0) {
    const ends = rest.indexOf('--')
    const options = readOptions(rest, valued)
    for (const [name, value] of options.given) given.set(name, value)
    if (ends >= 0 && rest.length - options.rest.length === ends + 1) {
      others.push(...options.rest)
      break
    }
    others.push(...options.rest.slice(0, 1))
    rest = options.rest.slice(1)
  }
  return { given, rest: others }
}
