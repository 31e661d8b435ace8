import { blocksIn } from '../../markup/blocks-in.ts'
import { unfollowed } from '../account/unfollowed.ts'
import type { BlockDraft } from '../blocks/gathered.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import type { BlockReading, StepId } from '../model.ts'
import type { PassageDraft } from './passage-draft.ts'

/**
 * Every block of code of a passage with its account, in order. One that the walk does not come to (in a table's cell, in a
 * part that is not run) has an account as well.
 */
export function blocksOf({ block, kept }: PassageDraft, ids: ReadonlyMap<StepDraft, StepId>): readonly BlockReading[] {
  if (block.kind === 'section') return []
  const drafts = new Map((kept.titled?.gathered.blocks ?? []).map(draft => [draft.block, draft]))
  const readings: BlockReading[] = []
  for (const each of blocksIn([block])) {
    if (each.kind !== 'code' && each.kind !== 'quote') continue
    const draft: BlockDraft | undefined = drafts.get(each)
    if (draft !== undefined) {
      const { language, nature, account, step } = draft
      readings.push({ block: each, language, nature, account, step: step === null ? null : (ids.get(step) ?? null) })
    } else if (each.kind === 'code') readings.push({ ...unfollowed(each), step: null })
  }
  return readings
}
