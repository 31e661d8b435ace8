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
  let shared = 0
  for (const word of title) if (item.has(word)) shared++
  return sharesEnough(shared, title, item)
}

function sharesEnough(shared: number, title: ReadonlySet<string>, item: ReadonlySet<string>): boolean {
  const least = Math.min(title.size, item.size)
  return least < 2 ? shared === 1 && title.size === item.size : shared >= 2 && shared / least >= 0.6
}

/** Titles by their words, so that an item is compared with those only that have a word of it. */
export class Titles {
  readonly #byWord = new Map<string, ReadonlySet<string>[]>()

  constructor(titles: readonly ReadonlySet<string>[]) {
    for (const title of titles)
      for (const word of title) {
        const known = this.#byWord.get(word)
        if (known === undefined) this.#byWord.set(word, [title])
        else known.push(title)
      }
  }

  /** Whether one of them is alike; see {@link isAlike}. */
  holdAlike(item: ReadonlySet<string>): boolean {
    const shared = new Map<ReadonlySet<string>, number>()
    for (const word of item)
      for (const title of this.#byWord.get(word) ?? []) {
        const count = (shared.get(title) ?? 0) + 1
        // With more of its words a title is no less alike.
        if (sharesEnough(count, title, item)) return true
        shared.set(title, count)
      }
    return false
  }
}

/** Words that say nothing of what a title is about. */
const common = new Set('the and for all with your are from that this service services'.split(' '))

/** The words of a title or an item that count when they are compared. */
export const titleWords = (text: string): ReadonlySet<string> =>
  new Set(
    (isNumbered(text) ? withoutNumber(text) : text)
      .toLowerCase()
      .slice(0, 300)
      .match(/[a-z0-9_]{3,}/g)
      ?.filter(word => !common.has(word)) ?? [],
  )
