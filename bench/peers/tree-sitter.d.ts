/** What the benches use of web-tree-sitter. */
export declare class Parser {
  static init(): Promise<void>
  setLanguage(language: Language): this
  parse(text: string): { delete(): void } | null
}

export declare class Language {
  static load(path: string): Promise<Language>
}
