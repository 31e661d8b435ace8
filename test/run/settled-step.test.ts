import { describe, expect, test } from 'vitest'
import { markups } from '../../server/markup/index.ts'
import type { LineDecision } from '../../server/run/event.ts'
import { type Circumstances, refusalOf } from '../../server/run/gate.ts'
import { decisionsOn } from '../../server/run/line-decisions.ts'
import { settledStep } from '../../server/run/settled-step.ts'
import type { RunState } from '../../server/run/state.ts'
import type { Command, Step } from '../../server/runbook/model.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'

/** A step whose commands with these numbers (from 0) are in doubt. */
function doubtful(text: string, ...numbers: readonly number[]): Step {
  const markdown = markups.find(({ id }) => id === 'markdown')
  if (markdown === undefined) throw new Error('expected Markdown')
  const { steps } = readRunbook(new SourceText(`# Guide\n\n\`\`\`console\n${text}\n\`\`\`\n`), markdown)
  const [step] = steps
  if (step === undefined) throw new Error('expected a step')
  // A line in doubt has no place in a session and no prompt.
  const bare = (command: Command): Command => ({ ...command, prompt: null, inside: [] })
  return {
    ...step,
    commands: step.commands.filter((_, index) => !numbers.includes(index)),
    doubts: step.commands
      .filter((_, index) => numbers.includes(index))
      .map(command => ({ command: bare(command), why: 'It is in doubt.' })),
  }
}

const texts = ({ commands }: Step) => commands.map(({ text }) => text)

describe('a step with its lines in doubt decided', () => {
  const step = doubtful('$ echo a\n$ echo b\n$ echo c\n$ echo d <name>', 1, 2)

  test('is the same while nothing is', () => {
    expect(settledStep(step, [])).toBe(step)
    expect(settledStep(step, [null, null])).toBe(step)
  })

  test('has those that run at their place, and is in doubt about what is still to be asked', () => {
    expect(texts(settledStep(step, ['run', 'run']))).toEqual(['echo a', 'echo b', 'echo c', 'echo d <name>'])
    const half = settledStep(step, [null, 'run'])
    expect(texts(half)).toEqual(['echo a', 'echo c', 'echo d <name>'])
    expect(half.doubts).toEqual([step.doubts[0]])
    expect(settledStep(step, ['output', 'leave'])).toMatchObject({ commands: step.commands, doubts: [] })
  })

  test('counts its placeholders by the commands that run', () => {
    const numbers = (decisions: LineDecision[]) =>
      settledStep(step, decisions).placeholders.map(({ name, command }) => `${name} ${command}`)
    expect(numbers(['run', 'run'])).toEqual(['name 3'])
    expect(numbers(['leave', 'run'])).toEqual(['name 2'])
  })

  test('reboots its machine when such a line does', () => {
    expect(settledStep({ ...doubtful('$ echo a\n$ reboot', 1), reboots: false }, ['run']).reboots).toBe(true)
    expect(settledStep({ ...doubtful('$ echo a\n$ reboot', 1), reboots: false }, ['leave']).reboots).toBe(false)
  })
})

describe('a line in doubt that runs is typed', () => {
  const inside = (text: string, number: number, before: Command | null = null) => {
    const step = doubtful(text, number)
    return settledStep(step, ['run'], before).commands[number]?.inside.map(({ opener }) => opener)
  }

  test('where the command before it is', () => {
    expect(inside('$ su - postgres\n$ whoami\n$ pwd\n$ exit', 2)).toEqual(['su - postgres'])
    expect(inside('$ su - postgres\n$ whoami', 1)).toEqual(['su - postgres'])
    expect(inside('$ su - postgres\n$ exit\n$ pwd', 2)).toEqual([])
  })

  test('behind the same prompt', () => {
    const step = settledStep(doubtful('root@db1:~# echo a\nroot@db1:~# echo b', 1), ['run'])
    expect(step.commands[1]?.prompt).toMatchObject({ host: 'db1', root: true })
  })

  test('not into a program that reads another language', () => {
    expect(inside('$ psql shop\n$ pwd', 1)).toEqual([])
  })

  test('where the commands above its step end, when nothing else tells', () => {
    const [opener] = doubtful('$ ssh db1').commands
    expect(inside('$ pwd', 0, opener)).toEqual(['ssh db1'])
    expect(inside('$ pwd', 0)).toEqual([])
  })
})

describe('a step is refused', () => {
  const plain: Circumstances = {
    ...{ trusted: true, practice: false, interactive: true, root: false },
    ...{ values: {}, targets: {}, becoming: {} },
  }
  const only = doubtful('$ echo a', 0)

  test('as unread before anything is asked of what runs, and behind what no decision changes', () => {
    const step = doubtful('# echo <name>\n# echo b', 1)
    expect(refusalOf(step, plain)?.reason).toBe('unread')
    expect(refusalOf(step, { ...plain, trusted: false })?.reason).toBe('trust')
    expect(refusalOf(settledStep(step, ['leave']), plain)?.reason).toBe('root')
  })

  test('no more when none of its lines is to run', () => {
    expect(refusalOf(only, plain)?.reason).toBe('unread')
    expect(refusalOf(settledStep(only, ['output']), plain)).toBeNull()
  })
})

describe('what counts of all that was said', () => {
  const step = { ...doubtful('$ echo a\n$ echo b', 0, 1), id: 'a' as Step['id'] }
  const record = (hash: string) =>
    ({
      lines: { a: { hash, lines: [{ index: 1, line: 6, text: 'echo b', as: 'leave', by: 'alice' }] } },
    }) as unknown as RunState

  test('is the newest word on this text: of the line, of all lines, then that of the run', () => {
    const unread = { a: { hash: 'x', lines: ['run' as const] } }
    const decided = (...args: Parameters<typeof decisionsOn>) => decisionsOn(...args).map(each => each?.as ?? null)
    expect(decided(step, 'x', { unread }, record('x'))).toEqual(['run', 'leave'])
    expect(decided(step, 'x', { unread, unreadAll: 'output' }, record('x'))).toEqual(['run', 'output'])
    expect(decided(step, 'y', { unread }, record('x'))).toEqual([null, null])
    expect(decided(step, 'x', {}, { ...record('x'), moved: { a: 'z' } })).toEqual([null, 'leave'])
    const moved = { ...record('x'), moved: { b: 'a' } }
    expect(decided({ ...step, id: 'b' as Step['id'] }, 'x', {}, moved)).toEqual([null, 'leave'])
  })
})
