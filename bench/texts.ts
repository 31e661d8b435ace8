import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MarkupId } from '../server/markup/markup.ts'

/** Where real documents are looked for first; else our own samples serve. */
const corpus = { rst: '../shared/corpus/dev/rst', markdown: '../shared/corpus/dev/md' } as const
const extensions = { rst: '.rst', markdown: '.md' } as const

/** Real documents one after the other, again and again, up to `length` UTF-16 units: whole lines only. */
export function textOf(markup: MarkupId, length: number): string {
  const folder = existsSync(corpus[markup]) ? corpus[markup] : 'runbooks'
  const names = readdirSync(folder).filter(name => name.endsWith(extensions[markup]))
  const all = names.sort().map(name => readFileSync(join(folder, name), 'utf8'))
  const once = `${all.join('\n\n')}\n\n`
  const text = once.repeat(Math.ceil(length / once.length)).slice(0, length)
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** `10 KB`, `1 MB`: as near as whole lines come. */
export const sizeName = (length: number): string =>
  length < 0.99e6 ? `${Math.round(length / 1000)} KB` : `${Math.round(length / 1e6)} MB`
