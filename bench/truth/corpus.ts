/** The labelled documents beside the checkout; ../shared/corpus/LABELS.md says how they were labelled. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { markupOf } from '../../server/markup/index.ts'
import { SourceText } from '../../server/text/source-text.ts'

const corpus = '../shared/corpus'
const folders = ['dev/rst', 'dev/md', 'more/rst', 'more/md']

export interface LabelledCommand {
  readonly line: number
  readonly endLine: number
  readonly host: string | null
  readonly user: string | null
  readonly root: boolean
  readonly shell: string
  readonly text: string
}

export interface Labels {
  readonly commands: readonly LabelledCommand[]
  readonly inline: readonly { readonly line: number; readonly text: string }[]
  readonly placeholders: readonly {
    readonly line: number
    readonly text: string
    readonly kind: 'spelled' | 'sample'
  }[]
  readonly outputLines: readonly number[]
  readonly otherBlocks: readonly { readonly line: number; readonly endLine: number; readonly what: string }[]
}

/** A document with its labels and its project; weights are measured on projects that they were not fitted to. */
export interface LabelledDocument {
  readonly name: string
  readonly project: string
  readonly source: SourceText
  readonly markup: NonNullable<ReturnType<typeof markupOf>>
  readonly labels: Labels
}

/** Every labelled document; none when the corpus is missing. */
export function labelledDocuments(): readonly LabelledDocument[] {
  const path = join(corpus, 'labels.json')
  if (!existsSync(path)) return []
  const { docs } = JSON.parse(readFileSync(path, 'utf8')) as { docs: Record<string, Labels> }
  return Object.entries(docs).flatMap(([name, labels]) => {
    const file = folders.map(folder => join(corpus, folder, name)).find(existsSync)
    if (file === undefined) return []
    const text = readFileSync(file, 'utf8')
    const markup = markupOf(basename(name), text)
    const project = name.split('__').slice(0, 2).join('/')
    return markup === null ? [] : [{ name, project, source: new SourceText(text), markup, labels }]
  })
}
