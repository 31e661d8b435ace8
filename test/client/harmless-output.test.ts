import fc from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { outputFilter } from '../../client/harmless-output.ts'

const pass = (...pieces: string[]) => {
  const filter = outputFilter()
  return pieces.map(piece => filter.pass(piece)).join('')
}

describe('what draws is kept', () => {
  test.each([
    ['text', 'Grüße, 世界 🎉'],
    ['colours', '\x1b[1;38;5;196mred\x1b[0m'],
    ['true colour with colons', '\x1b[38:2::1:2:3mx'],
    ['cursor and erasing', '\x1b[2K\x1b[1A\x1b[10;20H\x1b[J'],
    ['a progress bar', ' 10%\r 20%\r'],
    ['the alternate screen', '\x1b[?1049h\x1b[?25l\x1b[?1049l\x1b[?25h'],
    ['line drawing', '\x1b(0lqk\x1b(B'],
    ['saved cursor', '\x1b7\x1b8'],
    ['cursor shape', '\x1b[4 q'],
  ])('%s', (_, data) => expect(pass(data)).toBe(data))

  test('a lone line feed goes back to the first column, one after a return is left alone', () => {
    expect(pass('a\nb\r\nc\r', '\nd')).toBe('a\r\nb\r\nc\r\nd')
  })
})

describe('what could do harm is dropped', () => {
  test.each([
    ['the clipboard', '\x1b]52;c;cm0gLXJmIC8K\x07'],
    ['the clipboard, ended by ST', '\x1b]52;c;cm0gLXJmIC8K\x1b\\'],
    ['a title', '\x1b]0;root@db1\x07'],
    ["VS Code's shell integration", '\x1b]633;E;rm -rf /;nonce\x07'],
    ['a link', '\x1b]8;;http://example.com/\x1b\\'],
    ['a device query', '\x1b[c\x1b[>c\x1b[6n\x1b[?6n\x1b[5n'],
    ['a mode query', '\x1b[?1$p\x1b[>q'],
    ['a title report', '\x1b[21t'],
    ['mouse reports', '\x1b[?1000h\x1b[?1006h\x1b[?1003;25h'],
    ['focus reports', '\x1b[?1004h'],
    ['a device control string', '\x1bP$qm\x1b\\\x1bP+q544e\x1b\\'],
    ['an application command', '\x1b_secret\x1b\\\x1b^x\x1b\\\x1bXy\x1b\\'],
    ['a full reset', '\x1bc'],
    ['8-bit spellings', '\x9d52;c;eA==\x9c\x9b6n\x90x\x9c'],
    ['a query after a cut-off one', '\x1b[1\x1b[6n'],
    ['stray control characters', '\x00\x01\x05\x7f'],
  ])('%s', (_, data) => expect(pass(`a${data}b`)).toBe('ab'))

  test('wherever the output is cut into pieces', () => {
    const data = 'a\x1b]52;c;eA==\x07b\x1b[31mc\x1b[6nd\x1bP x\x1b\\e\r\nf'
    const whole = 'ab\x1b[31mcde\r\nf'
    for (let at = 0; at <= data.length; at++) expect(pass(data.slice(0, at), data.slice(at))).toBe(whole)
  })
})

describe('what is never closed hides nothing for long', () => {
  test('a title ends with its line', () => expect(pass('\x1b]0;never closed\nnext')).toBe('\r\nnext'))
  test('a reset ends it', () => {
    const filter = outputFilter()
    filter.pass('\x1bPnever closed')
    expect(filter.reset()).toContain('\x1b[0m')
    expect(filter.pass('seen')).toBe('seen')
  })
  test('a control sequence is let go when it is longer than any', () => {
    expect(pass(`\x1b[${'1;'.repeat(300)}\nseen`)).toContain('seen')
  })
})

test('whatever comes, no operating system command, query or string gets out', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('\x1b', '[', ']', '\x9b', '\x9d', 'P', '52;c;', '6n', '\x07', '\\', '\n', '?', 'c'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const out = pass(...pieces)

      expect(out).not.toMatch(/[\x80-\x9f]|\x1b[\]PX^_c]|\x1b\[[0-9;?>=]*[cnt]/)
    }),
  )
})
