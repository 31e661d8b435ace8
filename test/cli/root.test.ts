import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canBeNobody, NobodysDesk } from './as-nobody.ts'
import { buildBundles, guide, tidy } from './desk.ts'
import { type Answer, typing } from './typing.ts'

describe.skipIf(!canBeNobody())('an operator who is not root', () => {
  let bundles = ''
  let desk: NobodysDesk
  const at = (...args: readonly string[]) => typing(desk, desk.words(args))
  const typed = (args: readonly string[], ...answers: readonly Answer[]) => typing(desk, desk.words(args), ...answers)
  beforeAll(() => {
    bundles = buildBundles('root')
    desk = new NobodysDesk(bundles, 'nobody ALL=(ALL) NOPASSWD: ALL')
  })
  afterAll(() => tidy(desk))

  const where = 'id -un; basename "$PWD"'
  const mixed = guide('$ mkdir -p w && cd w', `# ${where}`, '# cd /etc', `$ ${where}`)

  test('is asked how to become it, and nothing runs when he does not say', async () => {
    const file = desk.write('asked.md', mixed)
    const { status, seen } = await typed(['run', file, '--all'], ['[sudo/su/N] ', '\r'])
    expect(status).toBe(1)
    expect(seen).toContain('the prompt `#` asks for root, and you are not root here')
    expect(seen).not.toContain('root\n')
  })

  test('becomes it by sudo for the commands behind `#` alone, where his own shell is', async () => {
    const file = desk.write('sudo.md', mixed)
    const { status, seen } = await typed(['run', file, '--all'], ['[sudo/su/N] ', 'sudo\r'])
    expect(seen.match(/^(?:nobody|root|w|etc)$/gm)).toEqual(['root', 'w', 'nobody', 'w'])
    expect(status).toBe(0)
  })

  test('is asked once: the run remembers', async () => {
    const file = desk.write('once.md', guide('# id -un', '# id -u'))
    await typed(['run', file], ['[sudo/su/N] ', 'sudo\r'])
    const { status, seen } = await at('run', file)
    expect(seen).toContain('# id -u\n0\n')
    expect(status).toBe(0)
  })

  test('becomes it by su, whose password goes to the terminal', async () => {
    const file = desk.write('su.md', guide('# id -un; tty | cut -c1-8'))
    const { status, seen } = await typed(['run', file, '--become', 'su'], ['assword: ', 'geheim\r'])
    expect(seen).toContain('root\n/dev/pts\n')
    expect(status).toBe(0)
  })

  test('with a wrong password runs nothing, and may say it otherwise', async () => {
    const file = desk.write('wrong.md', guide('# touch /tmp/never'))
    const { status, seen } = await typed(
      ['run', file, '--become', 'su'],
      ['assword: ', 'falsch\r'],
      ['[sudo/su/N] ', '\r'],
    )
    expect(seen).toContain('Authentication failure')
    expect(status).toBe(1)
  })

  test('cancels root’s command as any other', async () => {
    const file = desk.write('cancel.md', guide('# echo go; sleep 60'))
    const { seen } = await typed(['run', file, '--become', 'sudo'], ['\ngo', '\x03'])
    expect(seen).toMatch(/✗ canceled/)
  })
})
