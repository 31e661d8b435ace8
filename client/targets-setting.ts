import * as vscode from 'vscode'
import type { Mapping } from '../server/run/target/mapping.ts'

/** The operator's own mapping; in the setting a name of several machines has a list of targets. */
export function targetsSetting(): Mapping {
  const written = vscode.workspace
    .getConfiguration('runbook')
    .get<Record<string, string | readonly string[]>>('targets', {})
  return Object.fromEntries(Object.entries(written).map(([name, targets]) => [name, [targets].flat().join(',')]))
}
