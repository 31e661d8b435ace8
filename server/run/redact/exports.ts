import { readFileSync } from 'node:fs'

/** What a shell's snapshot says that it exports: `declare -x NAME="value"`, a line or more each. */
const exported = /^declare -\w*x\w* (\w+)=(?:"((?:\\[^]|[^"\\])*)"|\$'((?:\\[^]|[^'\\])*)')/gm

/**
 * The variables that a shell exported when it ended its last command, by name. `snapshot` is what bash prints to restore
 * them, or the absolute path of a file that holds it; one that cannot be read has none.
 */
export function exportsIn(snapshot: string): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [, name = '', plain, escaped = ''] of textOf(snapshot).matchAll(exported)) {
    variables[name] = plain?.replace(/\\(["\\$`])/g, '$1') ?? escaped.replaceAll('\\n', '\n').replace(/\\([^])/g, '$1')
  }
  return variables
}

function textOf(snapshot: string): string {
  if (!snapshot.startsWith('/')) return snapshot
  try {
    return readFileSync(snapshot, 'utf8')
  } catch {
    return ''
  }
}
