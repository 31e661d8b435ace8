import { dirname, join, resolve } from 'node:path'
import type { Inclusion } from '../markup/inclusion.ts'
import type { Place } from './place.ts'

/** Names that no file has: an address, a text that something else fills in. */
const foreign = /^[a-z][a-z0-9+.-]+:\/\/|^mailto:|[<>{}|*?\0]|\$\w|@\w+@|%\(|%\w+%/i

/** Whether a path is one that can be looked for; docutils' own files (`<isonum.txt>`) and web pages are not. */
export const isSought = (path: string): boolean => !foreign.test(path)

/** Endings that a table of contents leaves out. */
const endings = ['', '.rst', '.md', '.txt']

/**
 * Where the file of an inclusion may stand, as absolute paths, the likeliest first. `folder` is that of the file which
 * includes it: docutils starts there, Sphinx always at the document.
 */
export function candidatesOf({ kind, path }: Inclusion, folder: string, { file, roots }: Place): string[] {
  const own = dirname(file)
  const paths = path.startsWith('/') ? roots.map(root => join(root, path)) : [resolve(folder, path), resolve(own, path)]
  const named = kind === 'toctree' ? paths.flatMap(each => endings.map(ending => each + ending)) : paths
  return [...new Set(named)]
}
