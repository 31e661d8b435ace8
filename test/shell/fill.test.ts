import { execFileSync } from 'node:child_process'
import fc from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { fillShell } from '../../server/shell/fill.ts'

/** Fills every `<x>` of a command with `value`. */
function fill(text: string, value: string): string {
  const placements = [...text.matchAll(/<\w+>/g)].map(match => ({
    span: { start: match.index, end: match.index + match[0].length },
    value,
  }))
  const filled = fillShell(text, placements)
  return filled.kind === 'filled' ? filled.text : `refused: ${filled.message}`
}

describe('a value is quoted for where it stands', () => {
  test.each([
    ['kill <pid>', '21347', 'kill 21347'],
    ['cat <file>', 'a b', "cat 'a b'"],
    ['cat <file>', '', "cat ''"],
    ['cat <file>', "it's", `cat 'it'\\''s'`],
    ['run packs=<list> to=<list>', 'a;b', "run packs='a;b' to='a;b'"],
    ['echo "hello <name>!"', '$(reboot) "`x`"', 'echo "hello \\$(reboot) \\"\\`x\\`\\"!"'],
    ["echo 'hello <name>'", "a'b", `echo 'hello a'\\''b'`],
    ['cat <<EOF\nname: <name>\nEOF', '$(reboot)', 'cat <<EOF\nname: \\$(reboot)\nEOF'],
    ["cat <<'EOF'\nname: <name>\nEOF", '$HOME', "cat <<'EOF'\nname: $HOME\nEOF"],
    ['echo "$(cat <file>)"', 'a b', `echo "$(cat 'a b')"`],
    ['<cmd> now', 'if', "'if' now"],
    ['<cmd> now', 'A=b', "'A=b' now"],
    ['tar xf <file> # of <file>', 'a.tgz', 'tar xf a.tgz # of a.tgz'],
    ['ssh db1 cat <file>', '/etc/hosts', 'ssh db1 cat /etc/hosts'],
  ])('%s with %s', (text, value, expected) => expect(fill(text, value)).toBe(expected))
})

describe('a value that would be syntax is refused', () => {
  test.each([
    ['cat <<EOF\n<name>\nEOF', 'EOF'],
    ['cat <<EOF\n<name>\nEOF', 'a\nEOF\nreboot'],
    ["cat <<'EOF'\n<name>\nEOF", 'EOF'],
    ['echo <n>> log', '2'],
    ['echo $<name>', 'HOME'],
    ['echo $((<n> + 1))', 'a[$(reboot)]'],
    ['ssh db1 rm <file>', 'a; reboot'],
    ['sudo sh -c "rm <file>"', '$(reboot)'],
    ['bash -c "rm <file>"', 'a b'],
    ['echo `cat <file>`', '$(reboot)'],
    ['cat <file>', 'a\0b'],
    ['ls # <why>', 'x\nreboot'],
  ])('%j with %j', (text, value) => expect(fill(text, value)).toMatch(/^refused: /))
})

test('whatever the value, the shell hands it on letter for letter', () => {
  const contexts = [
    'printf %s <v>',
    'printf %s "<v>"',
    "printf %s '<v>'",
    "printf %s $'<v>'",
    'printf %s "$(printf %s <v>)"',
    'v=<v>; printf %s "$v"',
    'for i in <v>; do printf %s "$i"; done',
  ]
  const character = fc.oneof(
    fc.constantFrom(...`'"\`$\\;&|<>(){}[]*?~!#=% \t\nabc-éß€😀`),
    fc.string({ minLength: 1, maxLength: 1 }),
  )
  const value = fc
    .array(character, { maxLength: 12 })
    .map(parts => parts.join(''))
    .filter(
      text => !text.includes('\0') && !/[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')),
    )
  fc.assert(
    fc.property(value, fc.constantFrom(...contexts), (value, context) => {
      const filled = fill(context, value)
      if (filled.startsWith('refused: ')) return
      // A command substitution drops trailing newlines, as it does for every text.
      const expected = context.includes('$(') ? value.replace(/\n+$/, '') : value
      expect(execFileSync('bash', ['--noprofile', '--norc', '-c', filled], { encoding: 'utf8' })).toBe(expected)
    }),
    { numRuns: 300 },
  )
})

test('values are hardly ever refused where quotes can hold them', () => {
  for (const context of ['printf %s <v>', 'printf %s "<v>"', "printf %s '<v>'"])
    for (const value of [
      'a b',
      "it's",
      '$(reboot)',
      '`reboot`',
      'a\nb',
      '"',
      '\\',
      '*',
      '~',
      '!x',
      '#',
      '-rf',
      '&& reboot',
    ])
      expect(fill(context, value), `${context} with ${value}`).not.toMatch(/^refused/)
})
