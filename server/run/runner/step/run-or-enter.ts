import type { NestedSession } from '../../../runbook/model.ts'
import type { BashSession } from '../../session/bash-session.ts'
import type { CommandEnd } from '../../session/command.ts'
import type { RunParameters } from '../../session/open-level.ts'
import { wayInto } from '../../session/ways.ts'
import type { Levels } from './levels.ts'

/** How a command ended, or that it goes on around what it has opened. */
export interface SourcedEnd extends CommandEnd {
  readonly entered?: true
  /** Why what it opened could not be entered. */
  readonly why?: string | null
}

/** Runs a command in a session; where the document goes on inside what it opens (`opens`), that is entered. */
export async function runOrEnter(
  session: BashSession,
  levels: Levels,
  opens: NestedSession | null,
  parameters: RunParameters,
): Promise<SourcedEnd> {
  const way = opens === null ? null : wayInto(opens)
  if (opens === null || way === null) {
    const { id, text, watcher, endOfInput } = parameters
    return session.run(id, text, watcher, endOfInput)
  }
  const started = performance.now()
  const opened = await levels.enter(session, { opener: opens.opener, way }, parameters)
  if ('end' in opened) return { ...opened.end, why: opened.why }
  const ms = performance.now() - started
  return { status: 0, signal: null, cwd: null, ms, shell: 'alive', entered: true }
}
