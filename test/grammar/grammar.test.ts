import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { snapshot } from './snapshot.ts'
import { editorGrammars, editorTheme, hostGrammars, tokenize, type Token } from './tokenize.ts'

const documents = [
  { scope: 'source.rst', file: 'test/grammar/transcripts.rst' },
  { scope: 'text.html.markdown', file: 'test/grammar/transcripts.md' },
]

const samples = [
  { scope: 'source.rst', file: 'runbooks/synnefo-0.16.rst' },
  { scope: 'source.rst', file: 'runbooks/synnefo-0.19.rst' },
  { scope: 'source.rst', file: 'runbooks/stackstorm-upgrade.rst' },
  { scope: 'source.rst', file: 'runbooks/engage-upgrade.rst' },
  { scope: 'text.html.markdown', file: 'runbooks/paasmaker-upgrade.md' },
  { scope: 'text.html.markdown', file: 'runbooks/tour.md' },
  { scope: 'text.html.markdown', file: 'runbooks/stop-at-failure.md' },
]

const read = (file: string) => readFileSync(file, 'utf8').replace(/\n$/, '')

/** The text of the tokens that carry a scope, by line (from 1). */
function marked(text: string, tokens: readonly Token[][], scope: string): [number, string][] {
  return text.split('\n').flatMap((line, index): [number, string][] => {
    const of = tokens[index]!.filter(token => token.scopes.some(each => each.startsWith(scope)))
    return of.length ? [[index + 1, of.map(({ start, end }) => line.slice(start, end)).join('')]] : []
  })
}

/** Rewritten by `UPDATE=1 npx vitest run test/grammar`. */
describe('snapshots, in grammars of ours that stand in for those of VS Code', () => {
  test.each(documents)('$file', async ({ scope, file }) => {
    const text = read(file)
    const tokens = await tokenize(scope, text, { grammars: hostGrammars, injected: true })
    expect(snapshot(`${file}.snap`, text, tokens)).toEqual({ file: `${file}.snap`, differs: null })
  })
})

describe.skipIf(!editorGrammars)('in the grammars of the unpacked VS Code', () => {
  const real = (injected: boolean) => ({ grammars: editorGrammars!, injected })

  test.each(documents)(
    '$file: the same prompts, output and placeholders as in the snapshots',
    async ({ scope, file }) => {
      const text = read(file)
      const ours = await tokenize(scope, text, { grammars: hostGrammars, injected: true })
      const theirs = await tokenize(scope, text, real(true))
      for (const name of [
        'entity.name.tag.prompt.runbook',
        'keyword.control.sigil',
        'comment.block.output.runbook',
        'variable.parameter.placeholder',
      ]) {
        expect({ name, at: marked(text, theirs, name) }).toEqual({ name, at: marked(text, ours, name) })
      }
    },
  )

  test.each([...documents, ...samples])(
    '$file: every line outside a transcript is as without us',
    async ({ scope, file }) => {
      const text = read(file)
      const without = await tokenize(scope, text, real(false))
      const withUs = await tokenize(scope, text, real(true))
      text.split('\n').forEach((line, index) => {
        if (withUs[index]!.some(token => token.scopes.some(each => each.includes('runbook')))) return
        expect({ line, tokens: withUs[index] }).toEqual({ line, tokens: without[index] })
      })
    },
  )

  test('commands of the samples are shell, with their prompts before them', async () => {
    const text = read('runbooks/synnefo-0.16.rst')
    const tokens = await tokenize('source.rst', text, real(true))
    expect(marked(text, tokens, 'entity.name.tag.prompt.runbook').map(([, prompt]) => prompt.trim())).toEqual([
      ...['astakos.host', 'cyclades.host', 'pithos.host', 'ganeti.node'],
      ...['astakos-host', 'astakos-host', 'cyclades-host', 'cyclades-host', 'pithos-host'],
      ...['astakos.host', 'cyclades.host', 'pithos.host', 'cyclades.host'],
    ])
    expect(
      marked(text, tokens, 'entity.name.function.call.shell').length +
        marked(text, tokens, 'entity.name.command').length,
    ).toBeGreaterThanOrEqual(16)
  })

  test.each([
    'dark_modern.json',
    'light_modern.json',
    'hc_black.json',
    'hc_light.json',
    '2026-dark.json',
    '2026-light.json',
  ])('%s tells prompt, command, output and placeholder apart', async name => {
    const text = read('test/grammar/transcripts.rst')
    const tokens = await tokenize('source.rst', text, { ...real(true), theme: editorTheme(name) })
    const color = (scope: string) =>
      tokens.flat().find(token => token.scopes.some(each => each.startsWith(scope)))?.color ?? `no ${scope}`
    const colors = [
      color('entity.name.tag.prompt.runbook'),
      color('keyword.control.sigil'),
      color('string.unquoted.argument'),
      color('comment.block.output.runbook'),
      color('variable.parameter.placeholder'),
    ]
    expect(new Set(colors).size, colors.join(' ')).toBeGreaterThanOrEqual(4)
    const [, , argument, output, placeholder] = colors
    expect(new Set([argument, output, placeholder]).size, colors.join(' ')).toBe(3)
  })
})
