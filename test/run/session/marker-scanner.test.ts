import fc from '../../support/fast-check.ts'
import { expect, test } from 'vitest'
import { MarkerScanner, type Piece } from '../../../server/run/session/marker-scanner.ts'

const nonce = 'abcdef'
const mark = (name: string, rest: string) => `\x1b]633;${name};${nonce};${rest}\x07`

/** Pieces with neighbouring bytes joined. */
function pieces(chunks: readonly Buffer[]): string[] {
  const scanner = new MarkerScanner(nonce)
  const found: Piece[] = [...chunks.flatMap(chunk => scanner.scan(chunk)), { kind: 'bytes', data: scanner.rest() }]
  const joined: string[] = []
  let bytes = ''
  for (const piece of found) {
    if (piece.kind === 'bytes') bytes += piece.data.toString('latin1')
    else {
      if (bytes !== '') joined.push(bytes)
      bytes = ''
      joined.push(`<${piece.name} ${piece.fields.join('|')}>`)
    }
  }
  return bytes === '' ? joined : [...joined, bytes]
}

test('markers are told from text however the bytes are cut', () => {
  const text = `a\x1b[1mb${mark('C', '7')}out\x1b]633;D;wrong;7;0;/\x07\x1b]633;D;abc${mark('D', '7;0;/srv;x')}\x1b]633;`
  const expected = ['a\x1b[1mb', '<C 7>', 'out\x1b]633;D;wrong;7;0;/\x07\x1b]633;D;abc', '<D 7|0|/srv|x>', '\x1b]633;']
  const bytes = Buffer.from(text, 'latin1')
  expect(pieces([bytes])).toEqual(expected)
  expect(pieces([...bytes].map(byte => Buffer.from([byte])))).toEqual(expected)
  fc.assert(
    fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 }), cuts => {
      const sorted = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      expect(pieces(sorted.slice(1).map((cut, i) => bytes.subarray(sorted[i], cut)))).toEqual(expected)
    }),
  )
})

test('a marker that never ends is text after a while', () => {
  const scanner = new MarkerScanner(nonce)
  scanner.scan(Buffer.from(`\x1b]633;D;${nonce};`))
  const [piece] = scanner.scan(Buffer.alloc(10_000, 'x'))
  expect(piece?.kind).toBe('bytes')
})
