import { expect, test } from 'vitest'
import { endsInPrompt, lastLine } from '../../../server/run/session/prompt-look.ts'
import { intoShell } from '../../../server/run/session/way-in.ts'

const isPrompt = (printed: string) => endsInPrompt(printed, intoShell.prompt)

test.each([
  '$ ',
  '> ',
  'Welcome\r\n\r\nroot@db1:~# ',
  '\x1b]0;me@db1: ~\x07\x1b[01;32mme@db1\x1b[00m:\x1b[01;34m~\x1b[00m$ ',
  '\x1b[?2004hsh-5.2$ ',
  'old line\r\x1b[Kdb1% \x1b[K',
  '\r\x1b[J#          \b\b\b\b\b\b',
  '~ ❯ ',
])('a prompt: %j', printed => expect(isPrompt(printed)).toBe(true))

test.each([
  '',
  'Password: ',
  'password for me$ ',
  'cost: 5 $ \r\n',
  'Overwrite? [y/N] > ',
  'Continue (y/n) $ ',
  'PIN > ',
  'loading ...',
  `${'x'.repeat(300)} $ `,
])('none: %j', printed => expect(isPrompt(printed)).toBe(false))

test('the line of the cursor is what a terminal shows of it', () => {
  expect(lastLine('a\r\n\x1b[1mb\x1b[0m c  \r')).toBe('b c')
})
