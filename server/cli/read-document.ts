import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { markupOf, markups } from '../markup/index.ts'
import { markdown } from '../markup/markdown/markdown.ts'
import type { Markup } from '../markup/markup.ts'
import { readRunbook } from '../runbook/read.ts'
import type { Runbook } from '../runbook/model.ts'
import { SourceText } from '../text/source-text.ts'
import { UsageError } from './command.ts'

/** The largest document that is read, in bytes. */
const largest = 64 * 1024 * 1024

/** A file's text (UTF-8, a byte order mark left out); `-` is standard input. Throws {@link UsageError} when it cannot be read. */
export function readText(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`, { cause: error })
  }
  if (bytes.length > largest)
    throw new UsageError(`${file}: expected at most ${largest >> 20} MB, found ${bytes.length >> 20} MB`)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new UsageError(`${file}: expected UTF-8, found UTF-16; save it as UTF-8`)
  }
  return new TextDecoder().decode(bytes)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
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
export function readDocument(file: string, markupId: string | null = null): Runbook {
  const text = readText(file)
  return readRunbook(new SourceText(text), markupFor(file, text, markupId))
}

function markupFor(file: string, text: string, markupId: string | null): Markup {
  const named = markups.find(({ id }) => id === markupId)
  if (markupId !== null && named === undefined) {
    throw new UsageError(`expected --markup ${markups.map(({ id }) => id).join(' or ')}, found ${markupId}`)
  }
  return named ?? markupOf(basename(file), text) ?? markdown
}
