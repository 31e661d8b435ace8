import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Runbook } from '../../server/runbook/model.ts'
import { proceduresOf } from './reading.ts'
import { runbookOf } from './shared-corpus.ts'

const folder = fileURLToPath(new URL('./pairs/', import.meta.url))
const names = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .map(name => name.slice(0, -3))

/** All that a runbook says, without the places where it says so. */
const meaning = (runbook: Runbook) => ({
  title: runbook.title,
  procedures: proceduresOf(runbook.outline).map(({ title, rollback, undoes, purpose }) => [
    title,
    undoes === null ? rollback : `undoes ${undoes.title}`,
    purpose,
  ]),
  placeholders: runbook.placeholders.map(({ name, text, kind, where }) => [name, text, kind, where]),
  steps: runbook.steps.map(step => ({
    kind: step.kind,
    title: step.title,
    procedure: step.procedure,
    hosts: step.hosts,
    path: step.path,
    content: step.content?.map(({ text }) => text) ?? null,
    alternative: step.alternative,
    rollback: step.rollback,
    purpose: step.purpose,
    notes: step.notes.map(({ kind, text }) => `${kind}: ${text}`),
    commands: step.commands.map(command => ({
      text: command.text,
      language: command.language,
      prompt: command.prompt && [command.prompt.text, command.prompt.host, command.prompt.root],
      output: command.output.map(({ text }) => text),
    })),
  })),
})

const read = (file: string) => runbookOf(file, readFileSync(folder + file, 'utf8'))

describe('the same runbook in both formats', () => {
  test.each(names)('%s gives the same steps', name => {
    expect(meaning(read(`${name}.rst`))).toEqual(meaning(read(`${name}.md`)))
  })

  test('and they are these', () => {
    expect(meaning(read('cluster-upgrade.md'))).toMatchSnapshot()
    expect(meaning(read('stuck-volume.md'))).toMatchSnapshot()
    expect(meaning(read('database-move.md'))).toMatchSnapshot()
  })
})
