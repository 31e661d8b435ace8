import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { journalFolder } from '../run/journal/location.ts'
import { latestRun, listRuns, openRun, readRun, type RunRecord, runsOf } from '../run/journal/read.ts'
import { asFound } from '../run/runner/recover.ts'
import { pathOf, workspaceOf } from '../run/workspace.ts'
import type { Runbook } from '../runbook/model.ts'
import { UsageError } from './command.ts'
import { markupNamed, readDocument } from './read-document.ts'

/** A document's run, from its record: the one that is named, else the newest open one, else the newest; null when it never ran. */
export function latestRunOf(file: string, run?: string): RunRecord | null {
  const path = pathOf(file)
  const folder = recordsOf(path)
  const record = run === undefined ? (openRun(folder, path) ?? latestRun(folder, path)) : readRun(folder, run)
  return record === null ? null : asFound(record)
}

/** A document's open runs, the newest first. */
export function openRunsOf(file: string): readonly RunRecord[] {
  const path = pathOf(file)
  return [...runsOf(recordsOf(path), path)].filter(({ state }) => state.open).map(asFound)
}

const recordsOf = (path: string): string => journalFolder(workspaceOf(path), process.env)

/** A document as its open run reads it, for an editor may know better than the name what it is written in. */
export function readAsInRun(file: string, run?: string): Runbook {
  const state = latestRunOf(file, run)?.state
  return readDocument(file, markupNamed(state?.open === true ? state.markup : null))
}

/** The newest open run of each document in the workspace of the working directory. */
export function openRuns(): readonly RunRecord[] {
  const folder = journalFolder(workspaceOf(join(process.cwd(), 'document')), process.env)
  const newest = new Map<string, RunRecord>()
  for (const name of listRuns(folder)) {
    const record = readRun(folder, name)
    if (record?.state.open === true && !newest.has(record.state.file)) newest.set(record.state.file, asFound(record))
  }
  return [...newest.values()]
}

/**
 * The run of any workspace whose name begins with `name`, or whose record is the folder of that path, whoever wrote it. Throws {@link UsageError}
 * when there is none, or more than one.
 */
export function runNamed(name: string): RunRecord {
  if (/[\\/]/.test(name)) return recordIn(resolve(name))
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

function recordIn(path: string): RunRecord {
  const record = readRun(dirname(path), basename(path))
  if (record === null) throw new UsageError(`expected the folder of a run's record, found none there (${path})`)
  return record
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
