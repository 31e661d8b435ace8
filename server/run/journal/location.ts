import { homedir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Environment } from '../session/environment.ts'
import { workspaceKey } from '../workspace.ts'

/**
 * The folder of a workspace's runs, one folder per run named by its ULID: in `$XDG_STATE_HOME/runbook` (XDG Base
 * Directory Specification; `~/.local/state` when it is not set, or not absolute as the specification demands).
 */
export function journalFolder(workspace: string, environment: Partial<Environment>): string {
  const { XDG_STATE_HOME: state = '', HOME: home = homedir() } = environment
  if (isAbsolute(state)) return join(state, 'runbook', workspaceKey(workspace))
  // An empty HOME would be whatever folder each process is in.
  return join(isAbsolute(home) ? home : userInfo().homedir, '.local', 'state', 'runbook', workspaceKey(workspace))
}
