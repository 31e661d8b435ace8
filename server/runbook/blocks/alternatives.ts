import type { Gathered } from './gathered.ts'

/** The steps from `start` up to `end`, which one block or section gave. */
export interface Branch {
  readonly start: number
  readonly end: number
  readonly title: string
}

/** A paragraph that is nothing but "OR": what stands before it and what follows are alternatives. */
export const isOr = (text: string): boolean =>
  /^[\s*_(—–-]*(?:or|alternatively|or alternatively|or else|either)[\s*_):,.…!—–-]*$/i.test(text)

/** "Option 1", "Method B": sections with such titles beside each other are alternatives. */
export const isOption = (title: string): boolean =>
  /^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:option|alternative|method|variant|approach|way|choice|scenario)\s+(?:\d+|[A-Z]|one|two|three)\b/i.test(
    title,
  )

/** A directive whose children are shown as tabs, of which the reader follows one. */
export const isTabs = (name: string): boolean =>
  /^(?:tabs|tab-set|tabbed|tab-set-code|content-tabs|code-tabs|pill-group)$/.test(name)

/** Notes the steps of each branch as alternatives of one group; one branch alone, or a step noted before, stays as it is. */
export function markAlternatives(
  { steps, alternatives }: Pick<Gathered, 'steps' | 'alternatives'>,
  branches: readonly Branch[],
  group: string,
): void {
  const filled = branches.filter(branch => branch.end > branch.start)
  if (filled.length < 2) return
  for (const { start, end, title } of filled)
    for (const step of steps.slice(start, end))
      if (!alternatives.has(step)) alternatives.set(step, { group, branch: title })
}
