import type { CodeLine } from '../../markup/block.ts'
import { commandNames } from './command-names.ts'

/**
 * The names that a block sets when it does nothing else: one `NAME=value` a line, as in the environment of a service.
 * Null for any other block, and where a value comes from a command, which only a shell works out.
 */
export function settingsOf(lines: readonly CodeLine[]): readonly string[] | null {
  const names: string[] = []
  for (const { text } of lines) {
    if (/^\s*(?:#|$)/.test(text)) continue
    const name = /^\s*([A-Za-z_]\w*)=(?![^'\n]*(?:\$\(|`))/.exec(text)?.[1]
    if (name === undefined || isRunWith(text)) return null
    names.push(name)
  }
  return names.length === 0 ? null : names
}

/** `PGPASSWORD="x" psql -d shop`: what is set is set for the one command behind it; not `OPTS=-a -b`, `TITLE=my shop`. */
const isRunWith = (text: string): boolean => {
  const program = /^\s*(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"']*)\s+){1,9}([\w./-]+)\s/.exec(text)?.[1]
  return program !== undefined && commandNames.has(program)
}
