import type { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import type { DocumentTree } from './block.ts'

export type MarkupId = 'rst' | 'markdown'

/** An input format: what it must provide to the layers above. */
export interface Markup {
  readonly id: MarkupId
  /** VS Code's language ids for it. */
  readonly languageIds: readonly string[]
  /** File extensions in lower case, with the dot. */
  readonly extensions: readonly string[]
  /** Names of the constructs that completion offers inside `.. ` (empty where the format has none). */
  readonly directives: readonly string[]
  /** Reads any text whatever; never throws. */
  parse(source: SourceText): DocumentTree
  /** The same in pieces, for a text that may be long. */
  parsing(source: SourceText): Work<DocumentTree>
}
