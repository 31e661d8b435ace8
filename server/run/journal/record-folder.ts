import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { explained } from './journal.ts'

/** Where a run is recorded: in the user's state folder, or in the workspace, beside the documents. */
export type RecordPlace = 'state' | 'workspace'

/**
 * The folder for the record of a run that begins. One in the workspace is in `.runbook`, which keeps itself out of git;
 * the state folder holds a link to it, so that it is found like any other, and so that a record which somebody has put
 * into a workspace is none of the user's runs. Throws a `JournalError` when it cannot be made.
 */
export function newRunFolder(
  { workspace, records }: { readonly workspace: string; readonly records: string },
  run: string,
  place: RecordPlace,
): string {
  const folder = join(records, run)
  if (place === 'state') return folder
  const kept = join(workspace, '.runbook')
  const ignore = join(kept, '.gitignore')
  try {
    makeFolder(records)
    makeFolder(join(kept, run))
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n', { mode: 0o600 })
    // A junction needs no rights that a user of Windows does not have.
    symlinkSync(join(kept, run), folder, 'junction')
  } catch (error) {
    throw explained(join(kept, run), error)
  }
  return folder
}
