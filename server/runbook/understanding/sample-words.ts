import { outputWords } from '../placeholders/sample.ts'
import type { Words } from '../words.ts'

/**
 * The words of sample output, as a reader meets them from the top of a document: those that some output showed before
 * any command had named them.
 */
export class SampleWords implements Words {
  readonly #shown = new Set<string>()
  readonly #named = new Set<string>()
  /** What was added since {@link mark}. */
  #since: (readonly [Set<string>, string])[] = []

  has(word: string): boolean {
    return this.#shown.has(word)
  }

  /** Goes past words that a command names, then past those that output shows. */
  pass(named: readonly string[], shown: readonly string[]): void {
    for (const word of named) this.#add(this.#named, word)
    for (const word of shown) if (!this.#named.has(word)) this.#add(this.#shown, word)
  }

  mark(): void {
    this.#since = []
  }

  /** Goes back to where {@link mark} was called. */
  goBack(): void {
    for (const [words, word] of this.#since) words.delete(word)
    this.#since = []
  }

  #add(words: Set<string>, word: string): void {
    if (words.has(word)) return
    words.add(word)
    this.#since.push([words, word])
  }
}

/** What one command, or output by itself, does to the sample words, and what was asked of them before. */
export interface Passing {
  readonly asked: ReadonlyMap<string, boolean>
  readonly named: readonly string[]
  readonly shown: readonly string[]
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
