import { withIncludes as joined } from '../runbook/includes.ts'
import type { IncludedTexts } from '../include/included-texts.ts'
import { lookingUp } from '../include/look-up.ts'
import { placeOf } from '../include/place.ts'
import type { Runbook } from '../runbook/model.ts'
import { atOnce } from '../text/work.ts'
import { isStream } from './read-document.ts'

/**
 * The runbook of a document given on the command line, with what it includes. What comes from standard input or a pipe
 * stands in no folder: nothing is looked up for it.
 */
export function withIncludes(file: string, runbook: Runbook, texts: IncludedTexts): Runbook {
  if (file === '-' || isStream(file)) return runbook
  return joined(runbook, atOnce(lookingUp(runbook, placeOf(file, currentFolder()), texts)))
}

/** Where the command line was called; nowhere when somebody has taken that folder away. */
function currentFolder(): string[] {
  try {
    return [process.cwd()]
  } catch {
    return []
  }
}
