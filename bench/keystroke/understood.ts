import { check } from '../../server/check/check.ts'
import type { Problem } from '../../server/check/rule.ts'
import type { DocumentTree } from '../../server/markup/block.ts'
import type { MarkupId } from '../../server/markup/markup.ts'
import { building } from '../../server/runbook/build.ts'
import type { Runbook } from '../../server/runbook/model.ts'
import type { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'

/** What is made of one document that is being written, once it has been read. */
export interface Understood {
  runbook(source: SourceText, markup: MarkupId, tree: DocumentTree): Runbook
  problems(runbook: Runbook): readonly Problem[]
}

/** For one document: what is understood of it may be kept from one edit to the next. */
export const understood = (): Understood => ({
  runbook: (source, markup, tree) => atOnce(building(source, markup, tree)),
  problems: runbook => check(runbook),
})
