import { isNumbered, withoutNumber } from '../prose/title.ts'

/** The document's own sections: to tell a list of steps from a table of contents. */
export interface Contents {
  /** Whether a section's title says what the text of an item says. */
  announces(item: string): boolean
}

/** At most so many titles and items are compared: a list longer than that is no table of contents. */
const MOST = 60

/**
 * Whether a list announces the document's sections instead of telling what to do: half of its items or more say what
 * the title of a section says, or are links to places within the document.
 */
export function isContentsList(items: readonly { text: string; isLink: boolean }[], contents: Contents): boolean {
  if (items.length === 0 || items.length > MOST) return false
  const announced = items.filter(({ text, isLink }) => isLink || contents.announces(text))
  return announced.length * 2 >= items.length && announced.length > 1
}

/** Most of the words of the shorter one stand in the other; a title of one word says too little. */
export function isAlike(title: ReadonlySet<string>, item: ReadonlySet<string>): boolean {
  const least = Math.min(title.size, item.size)
  if (least === 0) return false
  let shared = 0
  for (const word of title) if (item.has(word)) shared++
  return least === 1 ? title.size === item.size && shared === 1 : shared >= 2 && shared / least >= 0.6
}

/** The words of a title or an item that count when they are compared. */
export const titleWords = (text: string): ReadonlySet<string> =>
  new Set(
    (isNumbered(text) ? withoutNumber(text) : text)
      .toLowerCase()
      .slice(0, 300)
      .match(/[a-z0-9_]{3,}/g)
      ?.filter(word => !/^(?:the|and|for|all|with|your|are|from|that|this|services?)$/.test(word)) ?? [],
  )
