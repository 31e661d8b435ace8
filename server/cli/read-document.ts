import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { markupOf, markups } from '../markup/index.ts'
import { markdown } from '../markup/markdown/markdown.ts'
import type { Markup } from '../markup/markup.ts'
import { documentText } from '../run/document-text.ts'
import { readRunbook } from '../runbook/read.ts'
import type { Runbook } from '../runbook/model.ts'
import { SourceText } from '../text/source-text.ts'
import { UsageError } from './command.ts'

/** A file's text (UTF-8, a byte order mark left out); `-` is standard input. Throws {@link UsageError} when it cannot be read. */
export function readText(file: string): string {
  try {
    return documentText(file === '-' ? 0 : file)
  } catch (error) {
    throw new UsageError(`${file === '' ? "''" : file}: ${reasonOf(error)}`, { cause: error })
  }
}

/** Whether a file is a pipe or a device: it can be read once, and not by another process. */
export function isStream(file: string): boolean {
  try {
    const stats = statSync(file)
    return !stats.isFile() && !stats.isDirectory()
  } catch {
    // Reading it says why.
    return false
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'expected a file, found nothing there'
    case 'EISDIR':
      return 'expected a file, found a folder'
    case 'EACCES':
      return 'expected a readable file, found no permission to read it'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

/** A document given on the command line, understood. One whose name and content tell no markup is read as Markdown. */
export function readDocument(file: string, markup: Markup | null = null): Runbook {
  const text = readText(file)
  return readRunbook(new SourceText(text), markup ?? markupOf(basename(file), text) ?? markdown)
}

/** The value of `--markup`; null when it is not given. Throws {@link UsageError}. */
export function markupNamed(name: string | null): Markup | null {
  const named = markups.find(({ id }) => id === name) ?? null
  if (name === null || named !== null) return named
  throw new UsageError(`expected --markup ${markups.map(({ id }) => id).join(' or ')}, found ${name}`)
}
