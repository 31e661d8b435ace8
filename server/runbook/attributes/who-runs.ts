import type { Command, Step } from '../model.ts'

/** Who runs a command of a step: by the author's word, else by its prompt. */
export function whoRuns({ prompt }: Command, { user }: Step): { readonly user: string | null; readonly root: boolean } {
  return user === null ? { user: prompt?.user ?? null, root: prompt?.root ?? false } : { user, root: user === 'root' }
}
