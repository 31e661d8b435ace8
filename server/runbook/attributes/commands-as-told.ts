import type { Place } from '../blocks/walk.ts'
import type { CommandDraft } from '../commands/draft.ts'

/** The commands of a block; where its author says on which hosts they run, the names in their prompts say it no more. */
export const commandsAsTold = (drafts: readonly CommandDraft[], { own }: Place): readonly CommandDraft[] =>
  own.hosts === undefined
    ? drafts
    : drafts.map(draft => (draft.prompt === null ? draft : { ...draft, prompt: { ...draft.prompt, host: null } }))
