/** What the benches use of web-tree-sitter. */
export declare class Parser {
  static init(): Promise<void>
  setLanguage(language: Language): this
  parse(text: string, before?: Tree | null): Tree | null
}

export declare class Language {
  static load(path: string): Promise<Language>
}

export interface Tree {
  edit(change: Change): void
  delete(): void
}

/** Offsets in UTF-16 units; rows and columns from 0. */
export interface Change {
  startIndex: number
  oldEndIndex: number
  newEndIndex: number
  startPosition: Point
  oldEndPosition: Point
  newEndPosition: Point
}

export interface Point {
  row: number
  column: number
}
