import { expect, test } from 'vitest'
import { asksInWords } from '../../../server/run/session/asking-words.ts'

test.each([
  ['Do you want to continue? [Y/n] ', 'input'],
  ['Reading lists...\nProceed (yes/no)? ', 'input'],
  ['Are you sure you want to continue connecting (yes/no/[fingerprint])? ', 'input'],
  ['\x1b[1mOverwrite?\x1b[0m ', 'input'],
  ['Press any key to continue . . .', 'input'],
  ['Press ENTER to begin', 'input'],
  ['Enter the new value: ', 'input'],
  ['Port [5432]: ', 'input'],
  ['--More--(12%)', 'input'],
  ['[sudo] password for op: ', 'password'],
  ["root@db1's password: ", 'password'],
  ['Enter passphrase for key /root/.ssh/id_ed25519: ', 'password'],
])('%j asks', (text, what) => expect(asksInWords(text)).toBe(what))

test.each([
  [''],
  ['done\n'],
  ['Do you want to continue? [Y/n] y\n'],
  ['Downloading packages: '],
  ['Unpacking 40%'],
  ['12 / 40 [=====>    ]'],
  ['waiting for the service ...'],
  ['password changed'],
])('%j does not', text => expect(asksInWords(text)).toBeNull())
