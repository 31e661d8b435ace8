import type { Runbook } from '../../server/runbook/model.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { labelledDocuments, type LabelledDocument as Labelled } from './corpus.ts'

/** A document that was labelled by hand, and how the product reads it. */
export interface LabelledDocument {
  /** The name of its file; up to the second `__` it names the project. */
  readonly name: string
  readonly runbook: Runbook
  /** The commands in blocks: the lines where they begin, and the host that the prompt names. */
  readonly commands: readonly { readonly line: number; readonly host: string | null }[]
  /** The commands in running text; one that goes on in the next line is labelled with its first line's part. */
  readonly inline: readonly { readonly line: number; readonly text: string }[]
}

export const projectOf = (name: string): string => name.split('__', 2).join('__')

/** The labelled documents as the product reads them. */
export const readAll = (documents: readonly Labelled[] = labelledDocuments()): LabelledDocument[] =>
  documents.map(({ name, source, markup, labels: { commands, inline } }) => ({
    name,
    runbook: readRunbook(source, markup),
    commands,
    inline,
  }))
