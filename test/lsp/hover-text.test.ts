import fc from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { markupContent } from '../../server/lsp/rich-text.ts'
import { visible } from '../../server/lsp/visible.ts'

describe('invisible characters', () => {
  test.each([
    ['a\u200bb', 'a⟨U+200B⟩b'],
    ['a\u00a0b', 'a⟨U+00A0⟩b'],
    ['\u202e', '⟨U+202E⟩'],
    ['a\r', 'a⟨U+000D⟩'],
    ['\tx', '⇥x'],
    ['a \\ \nb ', 'a \\␠\nb␠'],
    ['\ud83d', '⟨U+D83D⟩'],
    ['\u{e0041}\ufe0f', '⟨U+E0041⟩⟨U+FE0F⟩'],
    ['rm -rf "$x" é 😀 中', 'rm -rf "$x" é 😀 中'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test('what is shown has none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), codes => {
        const text = String.fromCodePoint(...codes)
        expect(/(?![ \n])[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(visible(text))).toBe(false)
      }),
    )
  })
})

describe('text of a document in a hover', () => {
  const markdown = (text: string) => markupContent([{ kind: 'text', parts: [text] }], ['markdown']).value

  test('is never taken as markup', () => {
    expect(markdown('<b>*x*</b> [y](command:z)')).toBe(String.raw`\<b\>\*x\*\</b\> \[y\](command:z)`)
    expect(markdown('a\n\n# b')).toBe(String.raw`a \# b`)
    expect(markdown('- a')).toBe(String.raw`\- a`)
    expect(markdown('12. a')).toBe(String.raw`12\. a`)
    expect(markdown('at http://db1, www.db1 and you@db1: 1.5')).toBe(
      String.raw`at http\://db1, www\.db1 and you\@db1: 1.5`,
    )
  })

  test('does not end the code it stands in', () => {
    const { value } = markupContent([{ kind: 'block', language: 'sh\n```', text: 'echo ```\n````' }], ['markdown'])
    expect(value).toBe('`````sh\necho ```\n````\n`````')
    expect(markupContent([{ kind: 'text', parts: [{ code: 'a`b' }] }], ['markdown']).value).toBe('`` a`b ``')
  })

  test('is plain where the client shows no Markdown', () => {
    const content = markupContent([
      { kind: 'text', parts: ['as ', { code: 'root' }] },
      { kind: 'block', language: 'sh', text: '*' },
      { kind: 'item', parts: ['a'] },
      { kind: 'item', parts: ['b'] },
    ])
    expect(content).toEqual({ kind: 'plaintext', value: 'as root\n\n*\n\n- a\n- b' })
  })
})
