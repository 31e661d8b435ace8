import type { Edit } from '../../server/text/edit.ts'

/** What is typed at a place, character by character, and then taken away again the same way. */
const typed = ['kill', ' now', '`ls`', 'a\nb', '- x', '1.', '$ ls']

/**
 * The edits of somebody who types in the middle half of a text of `length` UTF-16 units, here and there, for ever; one
 * character each. Always the same ones. After each place the text is what it was.
 */
export function* typing(length: number): Generator<Edit, void> {
  const next = numbers()
  for (;;) {
    const place = Math.floor(length * (0.25 + 0.5 * next()))
    const word = typed[Math.floor(next() * typed.length)] ?? ''
    for (let i = 0; i < word.length; i++) yield { span: { start: place + i, end: place + i }, text: word.charAt(i) }
    for (let i = word.length; i > 0; i--) yield { span: { start: place + i - 1, end: place + i }, text: '' }
  }
}

/** A block of code opened in the middle of a text, so that what follows is read differently, and taken away again. */
export function* opening(text: string, opener: string): Generator<Edit, void> {
  const place = text.lastIndexOf('\n', text.length / 2) + 1
  for (;;) {
    yield { span: { start: place, end: place }, text: opener }
    yield { span: { start: place, end: place + opener.length }, text: '' }
  }
}

/** Numbers from 0 to 1 that look like chance and are the same each time. */
function numbers(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
