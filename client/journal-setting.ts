import * as vscode from 'vscode'
import type { RecordPlace } from '../server/run/journal/record-folder.ts'

/** Where runs that begin are recorded, as `runbook.journal` says; whatever is no such place counts as not said. */
export const journalSetting = (): RecordPlace =>
  vscode.workspace.getConfiguration('runbook').get('journal') === 'workspace' ? 'workspace' : 'state'
