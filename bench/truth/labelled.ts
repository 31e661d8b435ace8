import { existsSync, readFileSync } from 'node:fs'
import { markupOf } from '../../server/markup/index.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'
import type { LabelledDocument } from './document.ts'

const corpus = '../shared/corpus'
const folders = ['dev/md', 'dev/rst', 'more/md', 'more/rst']

interface Labels {
  readonly docs: Readonly<
    Record<string, Pick<LabelledDocument, 'commands'> & Partial<Pick<LabelledDocument, 'inline'>>>
  >
}

/** The documents that were labelled by hand, read; none where they do not lie beside the checkout. */
export function labelledDocuments(): LabelledDocument[] {
  if (!existsSync(`${corpus}/labels.json`)) return []
  const { docs } = JSON.parse(readFileSync(`${corpus}/labels.json`, 'utf8')) as Labels
  return Object.entries(docs).flatMap(([name, { commands, inline = [] }]) => {
    const path = folders.map(folder => `${corpus}/${folder}/${name}`).find(existsSync)
    const markup = markupOf(name, '')
    if (path === undefined || markup === null) return []
    const runbook = readRunbook(new SourceText(readFileSync(path, 'utf8')), markup)
    return [{ name, runbook, commands, inline }]
  })
}
