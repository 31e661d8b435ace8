import { describe, expect, test } from 'vitest'
import {
  commandsOf,
  corpus,
  hasCorpus,
  inlineOf,
  isReadable,
  placeholdersOf,
  readCorpus,
  runbookOf,
} from './shared-corpus.ts'

interface Expected {
  commands: { line: number; endLine: number; host: string | null; root: boolean; text: string }[]
  outputLines?: number[]
  inline?: { line: number; text: string }[]
  placeholders: { line: number; text: string }[]
}

const docs = hasCorpus ? (JSON.parse(readCorpus('seeds/expected.json')) as { docs: Record<string, Expected> }).docs : {}

describe.skipIf(!hasCorpus)(`the five guides and their labels (${corpus})`, () => {
  const names = Object.keys(docs).filter(isReadable)
  test.each(names.flatMap(name => [[name, name] as const, [name, name.replace(/\.\w+$/, '.txt')] as const]))(
    '%s read as %s',
    (name, as) => {
      const expected = docs[name]!
      const runbook = runbookOf(as, readCorpus(`seeds/${name}`))
      const commands = commandsOf(runbook)
      expect(commands.map(({ line, endLine, host, root, text }) => ({ line, endLine, host, root, text }))).toEqual(
        expected.commands,
      )
      expect(commands.flatMap(({ outputLines }) => outputLines)).toEqual(expected.outputLines ?? [])
      expect(inlineOf(runbook)).toEqual(expected.inline ?? [])
      expect(placeholdersOf(runbook).map(({ line, text }) => ({ line, text }))).toEqual(expected.placeholders)
    },
  )
})
