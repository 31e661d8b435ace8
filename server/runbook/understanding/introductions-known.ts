import type { Introduction } from '../placeholders/introductions.ts'

/** The sentences of a document that introduce a word, as they come and go. */
export class IntroductionsKnown {
  /** By word, how many blocks say each sentence. */
  readonly #sentences = new Map<string, Map<string, { readonly introduction: Introduction; count: number }>>()

  /** The sentence that stands for all: orders before examples, then by spelling, so that it is the same however it was learnt. */
  of(word: string): Introduction | null {
    let first: Introduction | null = null
    for (const { introduction } of this.#sentences.get(word)?.values() ?? [])
      if (first === null || keyOf(introduction) < keyOf(first)) first = introduction
    return first
  }

  count(introduction: Introduction, by: 1 | -1): void {
    const { word } = introduction
    const sentences = this.#sentences.get(word) ?? new Map<string, { introduction: Introduction; count: number }>()
    this.#sentences.set(word, sentences)
    const key = keyOf(introduction)
    const count = (sentences.get(key)?.count ?? 0) + by
    if (count > 0) sentences.set(key, { introduction, count })
    else sentences.delete(key)
    if (sentences.size === 0) this.#sentences.delete(word)
  }
}

const keyOf = ({ sentence, isOrder }: Introduction): string => `${isOrder ? 0 : 1} ${sentence}`
