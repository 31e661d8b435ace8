import { outputWords } from '../placeholders/sample.ts'
import type { Words } from '../words.ts'

/** Whether a word was met in sample output, or as what a command names. */
type Role = 'shown' | 'named'

/** By word, where a reader meets it first. */
export type Mentions = ReadonlyMap<string, Role>

/**
 * The words of sample output, as a reader meets them from the top of a document: those that some output showed before
 * any command had named them. So it is the first mention of a word that counts.
 */
export class SampleWords implements Words {
  readonly #mentions = new Map<string, Role>()
  /** What was added since {@link mark}. */
  #since: string[] = []

  /** @param above What was mentioned above the place where the reader begins, part by part. */
  constructor(readonly above: readonly Mentions[] = []) {}

  get mentions(): Mentions {
    return this.#mentions
  }

  has(word: string): boolean {
    for (const mentions of this.above) {
      const role = mentions.get(word)
      if (role !== undefined) return role === 'shown'
    }
    return this.#mentions.get(word) === 'shown'
  }

  /** Goes past words that a command names, then past those that output shows. */
  pass(named: readonly string[], shown: readonly string[]): void {
    for (const word of named) this.#add(word, 'named')
    for (const word of shown) this.#add(word, 'shown')
  }

  mark(): void {
    this.#since = []
  }

  /** Goes back to where {@link mark} was called. */
  goBack(): void {
    for (const word of this.#since) this.#mentions.delete(word)
    this.#since = []
  }

  #add(word: string, role: Role): void {
    if (this.#mentions.has(word)) return
    this.#mentions.set(word, role)
    this.#since.push(word)
  }
}

/** What one command, or output by itself, does to the sample words, and what was asked of them before. */
export interface Passing {
  readonly asked: ReadonlyMap<string, boolean>
  readonly named: readonly string[]
  readonly shown: readonly string[]
}

/** The first mentions in a part of a document, whatever stands above it. */
export function mentionsIn(passings: readonly Passing[]): Mentions {
  const words = new SampleWords()
  for (const { named, shown } of passings) words.pass(named, shown)
  return words.mentions
}

/** Whether two parts mention the same words first in the same way, so that nothing below can tell them apart. */
export function isSameToOthers(before: readonly Mentions[], now: readonly Mentions[]): boolean {
  const [old, fresh] = [joined(before), joined(now)]
  if (old.size !== fresh.size) return false
  for (const [word, role] of old) if (fresh.get(word) !== role) return false
  return true
}

function joined(parts: readonly Mentions[]): Mentions {
  const all = new Map<string, Role>()
  for (const part of parts) for (const [word, role] of part) if (!all.has(word)) all.set(word, role)
  return all
}

export const wordsIn = (lines: readonly { readonly text: string }[]): string[] =>
  lines.flatMap(({ text }) => outputWords(text))

/** Notes what is asked of words. */
export function noting(words: Words): { readonly words: Words; readonly asked: ReadonlyMap<string, boolean> } {
  const asked = new Map<string, boolean>()
  return {
    asked,
    words: {
      has(word) {
        const answer = words.has(word)
        asked.set(word, answer)
        return answer
      },
    },
  }
}
