import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where real documents are looked for first; else our own samples serve. */
const corpus = { rst: '../shared/corpus/dev/rst', md: '../shared/corpus/dev/md' } as const

/** Real documents one after the other, again and again, up to `length` UTF-16 units: whole lines only. */
export function textOf(extension: 'rst' | 'md', length: number): string {
  const folder = existsSync(corpus[extension]) ? corpus[extension] : 'runbooks'
  const names = readdirSync(folder).filter(name => name.endsWith(`.${extension}`))
  const all = names.sort().map(name => readFileSync(join(folder, name), 'utf8'))
  const once = `${all.join('\n\n')}\n\n`
  const text = once.repeat(Math.ceil(length / once.length)).slice(0, length)
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** `10 KB`, `1 MB`. */
export const sizeName = (length: number): string => (length < 1e6 ? `${length / 1000} KB` : `${length / 1e6} MB`)
