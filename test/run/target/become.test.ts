import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { asRoot, becomeOf, ways } from '../../../server/run/target/become.ts'
import { reachOf } from '../../../server/run/target/reach.ts'
import { readTarget } from '../../../server/run/target/target.ts'

test('what is said of a target stands above what is said of all', () => {
  expect(becomeOf('local', {})).toBeNull()
  expect(becomeOf('local', { '*': 'su' })).toBe('su')
  expect(becomeOf('local', { '*': 'su', local: 'sudo' })).toBe('sudo')
  expect(becomeOf('constructor', {})).toBeNull()
})

test('sudo asks nobody where nobody is', () => {
  const reach = asRoot(reachOf(readTarget('local'), '/run'), 'sudo')
  expect(reach.onTerminal('id', true)).toEqual(['-c', 'exec sudo -- sh -c "id"'])
  expect(reach.onTerminal('id', false)).toEqual(['-c', 'exec sudo -n -- sh -c "id"'])
})

test.each(ways)('by %s the script comes there as it is, through every shell on the way', way => {
  const script = 'printf "\\033]%s\\007" "$0 `x` $(y)"; echo "a\\\\b"'
  const [, , , line = ''] = asRoot(reachOf(readTarget('podman:root@web'), '/run'), way)
    .onTerminal(script, true)
    .slice(-4)
  const given = `sudo() { shift; ${show}; }; su() { [ "$1" = --help ] || { ${show}; }; }; exec() { "$@"; }; `
  // The last word that the program is given is the script.
  expect(execFileSync('bash', ['-c', given + line], { encoding: 'utf8' })).toContain(`<${script}>`)
})

const show = 'for word; do printf "<%s>" "$word"; done'

test('a container is entered as the user that is named', () => {
  const reach = reachOf(readTarget('podman:root@web'), '/run')
  expect(reach.beside('id')).toEqual(['exec', '--user', 'root', 'web', 'sh', '-c', 'id'])
})
