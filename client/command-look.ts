import type { OutlineCommand } from '../server/protocol.ts'
import { spokenDuration } from '../server/run/duration.ts'
import type { CommandState, RunState, StepState } from '../server/run/state.ts'
import type { TreeNode } from './outline-tree.ts'
import { plainText } from './plain-text.ts'
import { decisionsIn, placeInRun } from './settled.ts'
import { joined, signs, type Look, type Sign } from './sign.ts'

function commandSign(state: CommandState | undefined, step: StepState | undefined, index: number): Sign {
  if (!state) {
    const over = step?.phase === 'finished' || step?.phase === 'refused'
    return { icon: over && index > 0 ? 'dash' : 'terminal', color: null, word: 'not run' }
  }
  if (state.ms === null) return step?.phase === 'finished' ? signs.unknown : signs.running
  if (state.status === null) return signs.unknown
  return state.status === 0 ? signs.passed : signs.failed
}

const saidOf = {
  run: { icon: 'terminal', word: 'run by your word' },
  output: { icon: 'output', word: 'output, by your word' },
  leave: { icon: 'dash', word: 'left out, by your word' },
} as const

/** A statement in doubt: still to be asked, or what the operator says it is. One that runs looks like any command. */
export function doubtLook(node: TreeNode & { kind: 'doubt' }, run: RunState | null): Look {
  const { step, index } = node
  const { text = '', why = '' } = step.doubts[index] ?? {}
  const said = decisionsIn(step, run)[index] ?? null
  const place = placeInRun(step, run, node)
  if (place !== null) {
    const look = commandLook({ ...noCommand, text }, place, run?.steps[step.id])
    const { word } = saidOf.run
    return { ...look, description: joined([look.description, word]), spoken: `${look.spoken}, ${word}` }
  }
  const label = plainText(text) || '(empty)'
  const sign =
    said === null
      ? { icon: 'question', color: 'list.warningForeground', word: 'in doubt' }
      : { ...saidOf[said], color: null }
  return {
    label,
    description: sign.word,
    icon: sign.icon,
    color: sign.color,
    tooltip: `${text}\n${plainText(why)}`,
    context: 'doubt',
    checked: null,
    spoken: [label, sign.word, said === null && plainText(why)].filter(Boolean).join(', '),
  }
}

const noCommand = { host: null, root: false, language: 'sh' }

/** A command of a step, at its place in the run. */
export function commandLook(
  command: Pick<OutlineCommand, 'text' | 'host' | 'root' | 'language'> | undefined,
  index: number,
  state: StepState | undefined,
): Look {
  const own = state?.commands[index]
  const sign = commandSign(own, state, index)
  const text = command?.text ?? ''
  const label = plainText(text) || '(empty)'
  const exit = own && own.status !== null && own.status !== 0 ? `exit ${own.status}` : null
  const signal = own?.signal ?? null
  const took = own ? spokenDuration(own.ms) : ''
  const host = command?.host ? plainText(command.host) : null
  const language = command && command.language !== 'sh' ? command.language : null
  return {
    label,
    description: joined([signal ?? exit, took, host, command?.root ? 'root' : null, language]),
    icon: sign.icon,
    color: sign.color,
    tooltip: `${text}\n${sign.word}`,
    context: 'command',
    checked: null,
    spoken: [label, sign.word, signal ?? exit, took, host && `on ${host}`].filter(Boolean).join(', '),
  }
}
