import type { TextDocumentsConfiguration } from 'vscode-languageserver'
import { changeOf, joined } from '../text/change.ts'
import type { Change } from '../text/change.ts'
import { SourceText } from '../text/source-text.ts'
import { spanOf } from './convert.ts'

/** The text of an open document, kept in step with the editor's. */
export interface OpenText {
  readonly uri: string
  readonly languageId: string
  readonly version: number
  readonly source: SourceText
  /** What leads to it from the text that had another version; null for one that was sent whole. */
  readonly change: Change | null
}

/** How texts follow what the editor sends. */
export const openTexts: TextDocumentsConfiguration<OpenText> = {
  create: (uri, languageId, version, content) => ({
    uri,
    languageId,
    version,
    source: new SourceText(content),
    change: null,
  }),
  update(text, events, version) {
    let { source } = text
    let change: Change | null = null
    for (const [index, event] of events.entries()) {
      if (!('range' in event)) {
        source = new SourceText(event.text)
        change = null
        continue
      }
      const edit = { span: spanOf(source, event.range), text: event.text }
      source = source.edited(edit)
      // After a text that was sent whole nothing is known of how it came from the one before.
      if (index === 0) change = changeOf(edit)
      else if (change !== null) change = joined(change, changeOf(edit))
    }
    return { ...text, version, source, change }
  },
}
