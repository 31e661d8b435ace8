import { describe, expect, test } from 'vitest'
import { valueFault, wantedBefore, wantedByName } from '../../client/values.ts'
import { step } from './examples.ts'

const placeholder = (name: string, more = {}) => ({
  name,
  text: `<${name}>`,
  kind: 'angle',
  reason: 'to replace',
  command: 0,
  ...more,
})

describe('what is asked before a step starts', () => {
  test('each open name once', () => {
    const asked = step('a', {
      placeholders: [placeholder('host'), placeholder('host', { command: 1 }), placeholder('user')],
    })
    expect(wantedBefore(asked, new Set(['user'])).map(({ name }) => name)).toEqual(['host'])
  })
  test('not one copied from sample output, nor one that stands in the title', () => {
    const asked = step('a', {
      placeholders: [placeholder('21347', { kind: 'sample' }), placeholder('v', { command: null })],
    })
    expect(wantedBefore(asked, new Set())).toEqual([])
  })
})

test('what a step asks for in the middle is said as the document spells it', () => {
  const asked = step('a', { placeholders: [placeholder('21347', { text: '21347', kind: 'sample', reason: 'a pid' })] })
  expect(wantedByName(asked, ['21347', 'other'])).toEqual([
    { name: '21347', text: '21347', reason: 'a pid', secret: false },
    { name: 'other', text: 'other', reason: '', secret: false },
  ])
})

test('a value is one line, and something', () => {
  expect(valueFault('a b')).toBeNull()
  expect(valueFault('')).toContain('found nothing')
  expect(valueFault('a\nb')).toContain('line break')
  expect(valueFault('\0')).toContain('NUL')
})
