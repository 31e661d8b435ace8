/** Words that a document as a whole has: all that a reader of one block may ask is whether a word is among them. */
export interface Words {
  has(word: string): boolean
}
