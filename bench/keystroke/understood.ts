import { Checker, defaultSettings } from '../../server/check/check.ts'
import type { Problem } from '../../server/check/rule.ts'
import type { DocumentTree } from '../../server/markup/block.ts'
import type { MarkupId } from '../../server/markup/markup.ts'
import type { Runbook } from '../../server/runbook/model.ts'
import { Understanding } from '../../server/runbook/understanding/understanding.ts'
import type { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'

/** What is made of one document that is being written, once it has been read. */
export interface Understood {
  runbook(source: SourceText, markup: MarkupId, tree: DocumentTree): Runbook
  problems(runbook: Runbook): readonly Problem[]
}

/** For one document: what is understood of it is kept from one edit to the next. */
export function understood(): Understood {
  const [understanding, checker] = [new Understanding(), new Checker()]
  return {
    runbook: (source, markup, tree) => atOnce(understanding.read(source, markup, tree)),
    problems: runbook => atOnce(checker.check(runbook, defaultSettings)),
  }
}
