import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { journalFolder } from '../run/journal/location.ts'
import { latestRun, listRuns, readRun, type RunRecord } from '../run/journal/read.ts'
import { asFound } from '../run/runner/recover.ts'
import { pathOf, workspaceOf } from '../run/workspace.ts'
import type { Runbook } from '../runbook/model.ts'
import { UsageError } from './command.ts'
import { markupNamed, readDocument } from './read-document.ts'

/** The newest run of a document, from its record; null when it never ran. */
export function latestRunOf(file: string): RunRecord | null {
  const path = pathOf(file)
  const folder = journalFolder(workspaceOf(path), process.env)
  const record = latestRun(folder, path)
  return record === null ? null : asFound(record)
}

/** A document as its open run reads it, for an editor may know better than the name what it is written in. */
export function readAsInRun(file: string): Runbook {
  const state = latestRunOf(file)?.state
  return readDocument(file, markupNamed(state?.open === true ? state.markup : null))
}

/** The newest run of each document in the workspace of the working directory, while it is open. */
export function openRuns(): readonly RunRecord[] {
  const folder = journalFolder(workspaceOf(join(process.cwd(), 'document')), process.env)
  const newest = new Map<string, RunRecord>()
  for (const name of listRuns(folder)) {
    const record = readRun(folder, name)
    if (record !== null && !newest.has(record.state.file)) newest.set(record.state.file, asFound(record))
  }
  return [...newest.values()].filter(({ state }) => state.open)
}

/** The run of any workspace whose name begins with `name`. Throws {@link UsageError} when there is none, or more than one. */
export function runNamed(name: string): RunRecord {
  const workspaces = dirname(journalFolder(process.cwd(), process.env))
  const found = foldersIn(workspaces).flatMap(folder =>
    listRuns(folder)
      .filter(run => name !== '' && run.startsWith(name.toUpperCase()))
      .map(run => ({ folder, run })),
  )
  const [only] = found
  if (only === undefined)
    throw new UsageError(
      `expected a run, found none named ${name === '' ? "''" : name}; \`runbook status FILE\` names a document's run`,
    )
  if (found.length > 1) throw new UsageError(`expected one run, found ${found.length} whose names begin with ${name}`)
  const record = readRun(only.folder, only.run)
  if (record === null)
    throw new UsageError(`the record of run ${basename(only.run)} cannot be read (${join(only.folder, only.run)})`)
  return asFound(record)
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(folder, entry.name))
  } catch {
    return []
  }
}
