import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Variables of a process, by name. */
export type Environment = Readonly<Record<string, string>>

/** What the editor and we ourselves put into an environment, and what would change how bash begins. */
const foreign =
  /^(VSCODE_|ELECTRON_|RB_|RUNBOOK_)|^(NODE_OPTIONS|PROMPT_COMMAND|PS[0-4]|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|HISTFILE)$/

/** An environment as the operator's own terminal would have it: without what the editor added for itself. */
export function cleanEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const clean: Record<string, string> = {}
  for (const [name, value] of Object.entries(source)) {
    if (value !== undefined && !foreign.test(name)) clean[name] = value
  }
  return clean
}

/** The path of a program as the shell would find it on the environment's PATH; null when it is on none of its folders. */
export function findProgram(name: string, environment: Environment): string | null {
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    const path = join(folder || '.', name)
    try {
      accessSync(path, constants.X_OK)
      if (statSync(path).isFile()) return path
    } catch {
      // Not there, or not for us: the next folder may have it.
    }
  }
  return null
}
