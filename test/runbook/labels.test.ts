import { existsSync } from 'node:fs'
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

interface Labels {
  commands: {
    line: number
    endLine: number
    host: string | null
    user: string | null
    root: boolean
    shell: string
    text: string
  }[]
  inline: { line: number; text: string }[]
  placeholders: { line: number; text: string; kind: 'spelled' | 'sample' }[]
  outputLines: number[]
}

const docs = hasCorpus ? (JSON.parse(readCorpus('dev/labels.json')) as { docs: Record<string, Labels> }).docs : {}

/** How found agrees with expected, as counts. */
class Score {
  hits = 0
  missed: string[] = []
  strange: string[] = []

  compare(name: string, expected: readonly string[], found: readonly string[]) {
    const left = [...found]
    for (const key of expected) {
      const at = left.indexOf(key)
      if (at < 0) this.missed.push(`${name} ${key}`)
      else left.splice(at, 1)
    }
    this.hits += found.length - left.length
    this.strange.push(...left.map(key => `${name} ${key}`))
  }

  get precision() {
    return this.hits / Math.max(1, this.hits + this.strange.length)
  }
  get recall() {
    return this.hits / Math.max(1, this.hits + this.missed.length)
  }
  get f1() {
    return (2 * this.hits) / Math.max(1, 2 * this.hits + this.strange.length + this.missed.length)
  }
  print(what: string) {
    const part = (value: number) => value.toFixed(3)
    return `${what}: precision ${part(this.precision)} recall ${part(this.recall)} F1 ${part(this.f1)}${['', ...this.missed.map(key => `  missed  ${key}`), ...this.strange.map(key => `  strange ${key}`)].join('\n')}`
  }
}

describe.skipIf(!hasCorpus)('hand-labelled documents', () => {
  const names = Object.keys(docs).filter(isReadable)
  const read = names.map(name => {
    const folder = existsSync(`${corpus}dev/rst/${name}`) ? 'rst' : 'md'
    return { name, labels: docs[name]!, runbook: runbookOf(name, readCorpus(`dev/${folder}/${name}`)) }
  })
  const score = (keys: (entry: (typeof read)[number]) => [string[], string[]]) => {
    const result = new Score()
    for (const entry of read) result.compare(entry.name.slice(0, 40), ...keys(entry))
    return result
  }

  test('commands', () => {
    const commands = score(({ labels, runbook }) => [
      labels.commands.map(({ line, text }) => `${String(line)} ${text.trim()}`),
      commandsOf(runbook).map(({ line, text }) => `${String(line)} ${text.trim()}`),
    ])
    const details = score(({ labels, runbook }) => {
      const key = (command: Labels['commands'][number]) =>
        [command.line, command.endLine, command.host, command.user, command.root, command.shell].join(' ')
      return [labels.commands.map(key), commandsOf(runbook).map(key)]
    })
    console.log(commands.print('commands'))
    console.log(details.print('end line, host, user, root, language'))
    expect(commands.f1).toBeGreaterThanOrEqual(0.99)
    expect(details.f1).toBeGreaterThanOrEqual(0.99)
  })

  test('no line of sample output is a command, and all of it is known', () => {
    const output = score(({ labels, runbook }) => [
      labels.outputLines.map(String),
      commandsOf(runbook).flatMap(command => command.outputLines.map(String)),
    ])
    console.log(output.print('output lines'))
    for (const { labels, runbook } of read)
      for (const { line, endLine } of commandsOf(runbook))
        expect(labels.outputLines.filter(output => line <= output && output <= endLine)).toEqual([])
    expect(output.f1).toBeGreaterThanOrEqual(0.95)
  })

  test('inline commands', () => {
    const inline = score(({ labels, runbook }) => [
      labels.inline.map(({ line, text }) => `${String(line)} ${text.split(' ', 1)[0] ?? ''}`),
      inlineOf(runbook).map(({ line, text }) => `${String(line)} ${text.split(' ', 1)[0] ?? ''}`),
    ])
    console.log(inline.print('inline commands'))
    expect(inline.f1).toBeGreaterThanOrEqual(0.95)
  })

  test('placeholders that are spelled as such', () => {
    const spelled = score(({ labels, runbook }) => [
      labels.placeholders.filter(({ kind }) => kind === 'spelled').map(({ line, text }) => `${String(line)} ${text}`),
      placeholdersOf(runbook)
        .filter(({ kind, where }) => kind !== 'sample' && (where === 'command' || where === 'inline'))
        .map(({ line, text }) => `${String(line)} ${text}`),
    ])
    const sample = score(({ labels, runbook }) => [
      labels.placeholders.filter(({ kind }) => kind === 'sample').map(({ line, text }) => `${String(line)} ${text}`),
      placeholdersOf(runbook)
        .filter(({ kind }) => kind === 'sample')
        .map(({ line, text }) => `${String(line)} ${text}`),
    ])
    console.log(spelled.print('spelled placeholders'))
    console.log(sample.print('sample values'))
    expect(spelled.precision).toBeGreaterThanOrEqual(0.95)
    expect(spelled.recall).toBeGreaterThanOrEqual(0.95)
    expect(sample.precision).toBeGreaterThanOrEqual(0.95)
  })
})
