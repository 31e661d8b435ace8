import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { markups } from '../../server/markup/index.ts'
import { markupOf } from '../../server/markup/index.ts'
import type { Runbook } from '../../server/runbook/model.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'

/** Real documents that lie beside the checkout, when they do. */
export const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))

export const hasCorpus = existsSync(corpus)

/** Whether this build reads the format of a file. */
export const isReadable = (name: string) =>
  markups.some(markup => markup.extensions.some(extension => name.endsWith(extension)))

/** Reads a text as the runbook that a file of this name would be. */
export function runbookOf(name: string, text: string): Runbook {
  const markup = markupOf(basename(name), text)
  if (markup === null) throw new Error(`expected a document, found ${name}`)
  return readRunbook(new SourceText(text), markup)
}

export const readCorpus = (path: string) => readFileSync(corpus + path, 'utf8')

/** The commands of a runbook as the labels write them. */
export function commandsOf(runbook: Runbook) {
  const line = (offset: number) => runbook.source.lineAt(offset)
  return runbook.steps
    .filter(step => step.kind === 'command')
    .flatMap(step => step.commands)
    .map(command => ({
      line: line(command.span.start),
      endLine: line(command.span.end),
      host: command.prompt?.host ?? null,
      user: command.prompt?.user ?? null,
      root: command.prompt?.root ?? false,
      shell: command.language,
      text: command.text.split('\n')[0] ?? '',
      outputLines: command.output.map(({ span }) => line(span.start)),
    }))
}

export const inlineOf = (runbook: Runbook) =>
  runbook.steps
    .filter(step => step.kind === 'inline')
    .flatMap(step => step.commands)
    .map(command => ({ line: runbook.source.lineAt(command.span.start), text: command.text }))

export const placeholdersOf = (runbook: Runbook) =>
  runbook.placeholders.map(({ span, text, kind, where }) => ({
    line: runbook.source.lineAt(span.start),
    text,
    kind,
    where,
  }))
