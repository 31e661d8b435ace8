import type { Change } from '../text/change.ts'
import type { Edit } from '../text/edit.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import type { About } from './about.ts'
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
  /**
   * Writes attributes (`output`, `run`) that say what a block is, so that the page shows it as before; null where there is no
   * place for them.
   */
  say(words: string, about: About): Edit | null
  /** A reader for one document that is being written. */
  open(): Reader
}

/** Reads a document that is being written: whole at first, then only where an edit can have changed what was read. */
export interface Reader {
  /**
   * What {@link Markup.parse} makes of `source`. `change` leads to it from the text that was read last; null when
   * that is not known, or nothing was read yet.
   *
   * A block that stays as it was is the same object as before, and its spans move along with the text: trees that were
   * given before must not be used any more. Work that is left undone changes nothing; the next `change` then leads from
   * the text that was last read to its end.
   */
  read(source: SourceText, change: Change | null): Work<DocumentTree>
}
