import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from '../../server/check/check.ts'
import { markupOf } from '../../server/markup/index.ts'
import type { Runbook } from '../../server/runbook/model.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { applyEdits } from '../../server/text/edit.ts'
import { SourceText } from '../../server/text/source-text.ts'

const seeds = new URL('../../../shared/corpus/seeds/', import.meta.url)

interface Expected {
  readonly docs: Readonly<Record<string, { readonly mustReport?: readonly { line: number; what: string }[] }>>
}

/** Which words of a message say plainly what a hand label says. */
const says: readonly (readonly [label: RegExp, message: RegExp])[] = [
  [/literal-block marker/, /`::` before it is missing/],
  [/never started again/, /`[\w-]+` is stopped .* never started again/],
  [/is spelled/, /is spelled `[\w.]+` elsewhere/],
  [/inline start-string/, /start-string without end-string/i],
  [/has no content/, /has no content|placeholder section|unresolved/],
  [/underline too short/, /underline/],
  [/unresolved question/, /unresolved question/],
  [/used twice/, /used twice, joined by OR/],
  [/marked console/, /expected a console transcript/],
  [/not defined in this document/, /not defined in this document/],
]

function problemsOf(name: string, as = name) {
  const source = new SourceText(readFileSync(new URL(name, seeds), 'utf8'))
  const markup = markupOf(as, source.text)
  if (markup === null) throw new Error(`expected a markup for ${as}`)
  return check(readRunbook(source, markup)).map(problem => ({ ...problem, line: source.lineAt(problem.span.start) }))
}

describe.skipIf(!existsSync(seeds))('the seeds', () => {
  const { docs } = existsSync(seeds)
    ? (JSON.parse(readFileSync(new URL('expected.json', seeds), 'utf8')) as Expected)
    : { docs: {} }
  const labels = Object.entries(docs).flatMap(([name, { mustReport = [] }]) =>
    mustReport.map(({ line, what }) => [name, line, what] as const),
  )

  test.each(labels)('%s:%i reports: %s', (name, line, what) => {
    const message = says.find(([label]) => label.test(what))?.[1]
    expect(message, 'expected the label to be known').toBeDefined()
    const here = problemsOf(name).filter(problem => problem.line === line)
    expect(here.map(({ message }) => message)).toContainEqual(expect.stringMatching(message!))
  })

  test('the fix for a forgotten marker changes the blocks and not the commands', () => {
    const source = new SourceText(readFileSync(new URL('paasmaker-as-rst.rst', seeds), 'utf8'))
    const markup = markupOf('paasmaker-as-rst.rst', source.text)
    if (markup === null) throw new Error('expected a markup')
    const before = readRunbook(source, markup)
    const problems = check(before).filter(({ rule }) => rule === 'missing-literal-marker')
    const mended = new SourceText(
      applyEdits(
        source.text,
        problems.flatMap(({ fix }) => fix?.edits ?? []),
      ),
    )
    const after = readRunbook(mended, markup)
    const textsOf = (runbook: Runbook) => runbook.steps.flatMap(({ commands }) => commands.map(({ text }) => text))
    expect(textsOf(after)).toEqual(textsOf(before))
    expect(check(after).filter(({ rule }) => rule === 'missing-literal-marker')).toEqual([])
  })

  test.each(Object.keys(docs))('%s gets few problems, hints aside', name => {
    const loud = problemsOf(name).filter(({ severity }) => severity !== 'hint')
    // The guides have a handful of labelled faults each; more than as many again would be noise.
    expect(loud.length, loud.map(({ line, message }) => `${line}: ${message}`).join('\n')).toBeLessThanOrEqual(
      2 * (docs[name]?.mustReport?.length ?? 0) + 2,
    )
  })

  // One guide is kept under two names, once for each markup; a .txt can be read as one of them only.
  const named = Object.keys(docs).filter(name => name !== 'paasmaker-as-rst.rst')
  test.each(named)('%s says the same under a .txt name', name => {
    expect(problemsOf(name, name.replace(/\.\w+$/, '.txt'))).toEqual(problemsOf(name))
  })
})
