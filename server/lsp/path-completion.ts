import { CompletionItemKind } from 'vscode-languageserver'
import type { CompletionItem } from 'vscode-languageserver'
import { rangeOf } from './convert.ts'
import type { OpenDocument } from './open-document.ts'
import { namesAfter } from '../include/path-names.ts'
import type { Place } from '../include/place.ts'

/**
 * The path of an included file begun on the line that names it.
 *
 *     .. include:: parts/st
 *                  ^^^^^^^^ path
 *     ```{literalinclude} parts/st
 *                         ^^^^^^^^ path
 */
const begunPath =
  /^[ \t>]*(?:\.\.[ \t]+(?:literal)?include::|(?:`{3,}|~{3,}|:{3,})\{(?:literal)?include\})[ \t]+(?<path>.*)$/i

/** Whether `line`, up to the cursor, ends in the path of an included file. */
export const isPathBegun = (line: string): boolean => begunPath.test(line)

/** The names that may follow in the path that `line` ends in. */
export function pathNames({ source }: OpenDocument, offset: number, line: string, place: Place): CompletionItem[] {
  const path = begunPath.exec(line)?.groups?.path ?? ''
  const range = rangeOf(source, { start: offset - (path.length - path.lastIndexOf('/') - 1), end: offset })
  return namesAfter(path, place).map(({ name, isFolder }) => ({
    label: name,
    kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
    textEdit: { range, newText: name },
  }))
}
