import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../server/check/check.ts'
import { markupOf } from '../server/markup/index.ts'
import type { Procedure, Runbook, StepId } from '../server/runbook/model.ts'
import { readRunbook } from '../server/runbook/read.ts'
import { SourceText } from '../server/text/source-text.ts'
import { expectedRunbooks, type ExpectedRunbook } from './runbooks.expected.ts'

const folder = 'runbooks'
const samples = readdirSync(folder).filter(name => /\.(md|rst)$/.test(name))

function read(name: string, as = name): Runbook {
  const text = readFileSync(join(folder, name), 'utf8')
  const markup = markupOf(as, text)
  if (!markup) throw new Error(`expected a markup for ${as}, found none`)
  return readRunbook(new SourceText(text), markup)
}

const proceduresOf = (nodes: readonly (Procedure | StepId)[]): Procedure[] =>
  nodes.flatMap(node => (typeof node === 'string' ? [] : [node, ...proceduresOf(node.children)]))

/** A runbook in the shape in which the expectations are written. */
function seen(runbook: Runbook): ExpectedRunbook {
  const { source, steps, placeholders } = runbook
  const lineOf = ({ span }: { span: { start: number } }) => source.lineAt(span.start)
  const of = (kind: string) => steps.filter(step => step.kind === kind)
  return {
    title: runbook.title ?? '',
    commands: of('command').flatMap(step =>
      step.commands.map(
        command =>
          [
            lineOf(command),
            command.prompt?.host ?? null,
            `${command.prompt?.root ? '# ' : ''}${command.text.split('\n')[0]}`,
          ] as const,
      ),
    ),
    inline: of('inline').map(step => [lineOf(step.commands[0]!), step.commands[0]!.text]),
    outputLines: steps.flatMap(step => step.commands.flatMap(command => command.output.map(lineOf))),
    placeholders: placeholders.map(placeholder => [lineOf(placeholder), placeholder.text]),
    files: of('file').map(step => [lineOf(step), step.path]),
    manual: of('manual').map(lineOf),
    rollbacks: proceduresOf(runbook.outline)
      .filter(({ rollback }) => rollback)
      .map(({ title }) => title),
    problems: check(runbook).map(problem => [lineOf(problem), problem.rule]),
  }
}

test('every sample has its expectations, and every expectation its sample', () => {
  expect(samples.sort()).toEqual(Object.keys(expectedRunbooks).sort())
})

describe.each(Object.entries(expectedRunbooks))('%s', (name, expected) => {
  test.each(Object.keys(expected) as (keyof ExpectedRunbook)[])('%s', part => {
    expect(seen(read(name))[part]).toEqual(expected[part])
  })

  test('reads the same under a .txt name', () => {
    expect(seen(read(name, name.replace(/\.\w+$/, '.txt')))).toEqual(seen(read(name)))
  })
})
