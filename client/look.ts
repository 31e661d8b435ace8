import type { OutlineStep } from '../server/protocol.ts'
import { spokenDuration, spokenLimit } from '../server/run/duration.ts'
import { isRebootByHand } from '../server/run/reboot-by-hand.ts'
import type { Outcome } from '../server/run/event.ts'
import type { Changed } from '../server/run/resume/recognise.ts'
import { labelsOf } from '../server/run/hosts/hosts.ts'
import type { RunState, StepState } from '../server/run/state.ts'
import { awaitedWords, rebootingWords, waitingWords } from '../server/run/waiting-words.ts'
import type { TreeNode } from './outline-tree.ts'
import { choicesOf } from './choices.ts'
import { plainText } from './plain-text.ts'
import { countSteps, failingStatus, tookOf } from './progress.ts'
import { doubtText, placeInRun } from './settled.ts'
import { commandLook, doubtLook } from './command-look.ts'
import { joined, signs, type Look, type Sign } from './sign.ts'
import { wantedOf } from './values.ts'

const untouched: Record<OutlineStep['kind'], Sign> = {
  command: { icon: 'circle-outline', color: null, word: 'not run' },
  inline: { icon: 'circle-outline', color: null, word: 'not run' },
  file: { icon: 'file', color: null, word: 'to be written by hand' },
  manual: { icon: 'person', color: null, word: 'to be done by hand' },
}

/** Not refusals in the operator's eyes: the run has come to what is done, or chosen, by hand. */
const notRefused: Readonly<Record<string, { readonly sign: Sign; readonly result: string }>> = {
  manual: {
    sign: { icon: 'person', color: 'list.warningForeground', word: 'your turn: to be done by hand' },
    result: 'your turn',
  },
  confirm: {
    sign: { icon: 'question', color: 'list.warningForeground', word: 'your turn: to be confirmed before it runs' },
    result: 'to be confirmed',
  },
  unread: {
    sign: { icon: 'question', color: 'list.warningForeground', word: 'your turn: say what its lines in doubt are' },
    result: 'your turn',
  },
  alternative: {
    sign: { icon: 'list-selection', color: 'list.warningForeground', word: 'your choice: one of several ways' },
    result: 'your choice',
  },
}

const askedOf = ({ refusal }: StepState) => notRefused[refusal?.cause ?? ''] ?? notRefused[refusal?.reason ?? '']

function signOf(step: OutlineStep, state: StepState | undefined): Sign {
  if (!state) return untouched[step.kind]
  const asked = state.phase === 'refused' ? askedOf(state) : undefined
  if (asked) return asked.sign
  if (state.waitingFor === 'reboot') return signs.rebooting
  return state.phase === 'finished' ? signs[state.outcome ?? 'unknown'] : signs[state.phase]
}

const purposeIcons = { preparation: 'checklist', verification: 'verified', work: 'list-ordered' } as const

/** How a line of the tree looks at this point of the run. */
export function lookOf(node: TreeNode, run: RunState | null): Look {
  switch (node.kind) {
    case 'procedure':
      return procedureLook(node, run)
    case 'step':
      return changedLook(
        stepLook(node.step, run?.steps[node.step.id], doubtText(node.step, run)),
        run?.changed?.[node.step.id],
      )
    case 'command':
      return commandLook(
        node.step.commands[node.index],
        placeInRun(node.step, run, node) ?? node.index,
        run?.steps[node.step.id],
      )
    case 'doubt':
      return doubtLook(node, run)
    case 'host':
      return hostLook(node.target, run?.steps[node.step.id]?.hosts ?? {})
  }
}

function procedureLook(node: TreeNode & { kind: 'procedure' }, run: RunState | null): Look {
  const { done, total } = countSteps(node.steps, run)
  const states = node.steps.flatMap(step => run?.steps[step.id] ?? [])
  const complete = total > 0 && done === total
  const ended = (outcome: Outcome) => states.some(state => state.phase === 'finished' && state.outcome === outcome)
  const busy = states.find(state => state.phase === 'running' || state.phase === 'waiting' || state.phase === 'asking')
  const sign = busy
    ? signs[busy.phase as 'running']
    : ended('failed')
      ? signs.failed
      : ended('timed-out')
        ? signs['timed-out']
        : ended('unknown')
          ? signs.unknown
          : complete
            ? signs.passed
            : null
  const label = plainText(node.title) || '(no title)'
  const count = total > 0 ? `${done} of ${total}` : ''
  return {
    label,
    description: joined([count, node.rollback ? 'rollback' : node.purpose]),
    icon: sign?.icon ?? (node.rollback ? 'discard' : purposeIcons[node.purpose ?? 'work']),
    color: sign?.color ?? null,
    tooltip: [label, node.undoes === null ? null : `Rolls back: ${plainText(node.undoes)}`].filter(Boolean).join('\n'),
    context: 'procedure',
    checked: null,
    spoken: [label, count || 'no steps', node.rollback ? 'rollback' : node.purpose].filter(Boolean).join(', '),
  }
}

function result(state: StepState | undefined): string | null {
  if (!state) return null
  if (state.phase === 'refused') return askedOf(state)?.result ?? 'refused'
  if (state.phase === 'waiting') return waitingWords(state.waitingFor)
  if (state.phase === 'asking') return 'asks for a value'
  if (state.waitingFor === 'reboot') return rebootingWords(state.awaited)
  if (state.phase !== 'finished') return null
  const status = failingStatus(state)
  if (status !== null) return `exit ${status}`
  if (state.by === 'operator') return state.outcome === 'passed' ? 'done' : state.outcome
  return state.outcome === 'passed' ? spokenDuration(tookOf(state)) || 'passed' : state.outcome
}

function stepLook(step: OutlineStep, state: StepState | undefined, doubt: string): Look {
  const sign = signOf(step, state)
  const byHand = step.kind === 'manual' || step.kind === 'file'
  const label = plainText(step.title) || '(no title)'
  const hosts = step.hosts.map(plainText).join(', ')
  const names = [...new Set(step.placeholders.map(({ name }) => name))]
  const phase = state?.phase ?? 'open'
  const ended = state?.by === 'operator' ? 'marked' : 'settled'
  const context = phase === 'finished' ? ended : ['running', 'waiting', 'asking'].includes(phase) ? 'busy' : 'open'
  const why = state?.refusal?.message ?? state?.why ?? null
  const took = state ? spokenDuration(tookOf(state)) : ''
  const ways = choicesOf(step).map(({ branch }) => plainText(branch))
  const branch = ways.length > 0 ? `alternative ${ways.join(' > ')}` : null
  // Warnings are read before the rest.
  const notes = step.notes.toSorted((a, b) => Number(b.warns) - Number(a.warns))
  return {
    label,
    description: joined([result(state), doubt, hosts, branch, step.rollback ? 'rollback' : null]),
    icon: sign.icon,
    color: sign.color,
    tooltip: [
      label,
      `${sign.word}${took === '' ? '' : ` (${took})`}`,
      why,
      ...notes.map(({ kind, text }) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${plainText(text)}`),
      doubt && `${doubt}: you are asked what it is before the step runs`,
      hosts && `On: ${hosts}`,
      names.length > 0 && `To fill in: ${names.map(plainText).join(', ')}`,
      step.user !== null && `As: ${plainText(step.user)}`,
      step.timeout !== null && `At most: ${spokenLimit(step.timeout)}`,
      step.confirm && 'Asks before it runs',
      step.reboots && 'Reboots its machine',
    ]
      .filter(Boolean)
      .join('\n'),
    context: `step.${isRebootByHand(step) ? 'reboot' : byHand ? 'hand' : wantedOf(step).length > 0 ? 'fill' : 'run'}.${context}`,
    checked: byHand ? state?.phase === 'finished' && state.outcome === 'passed' : null,
    spoken: [label, sign.word, doubt, hosts && `on ${hosts}`, took].filter(Boolean).join(', '),
  }
}

function hostLook(target: string, hosts: NonNullable<StepState['hosts']>): Look {
  const state = hosts[target]
  const open: Sign = { icon: 'circle-outline', color: null, word: 'not begun' }
  const sign =
    !state || state.phase === 'open'
      ? open
      : state.phase === 'finished'
        ? signs[state.outcome ?? 'unknown']
        : state.waitingFor === 'reboot'
          ? signs.rebooting
          : signs[state.phase]
  const label = plainText(labelsOf(Object.keys(hosts)).get(target) ?? target)
  const took = spokenDuration(state?.ms === 0 ? null : (state?.ms ?? null))
  const since = state?.waitingFor === 'reboot' ? awaitedWords(state.awaited?.since) : ''
  const word = state?.outcome === 'passed' ? '' : `${sign.word}${since}`
  const failed = state?.phase === 'finished' && state.outcome !== 'passed'
  return {
    label,
    description: joined([word, took]),
    icon: sign.icon,
    color: sign.color,
    tooltip: [plainText(target), sign.word, plainText(state?.why ?? '')].filter(Boolean).join('\n'),
    context: failed ? 'host.failed' : 'host',
    checked: null,
    spoken: [label, sign.word, took].filter(Boolean).join(', '),
  }
}

const whatChanged = { text: 'its text', section: 'its section', hosts: 'its hosts' } as const

/** A step that was edited since it ran looks like one that is open, and says so. */
function changedLook(look: Look, changed: Changed | undefined): Look {
  if (changed === undefined) return look
  const { what, before } = changed
  const said = `changed since it ran: ${whatChanged[what]} (it ${before.outcome ?? 'unknown'} before)`
  return {
    ...look,
    icon: 'edit',
    color: 'list.warningForeground',
    description: joined(['changed since run', look.description]),
    tooltip: [look.tooltip, said.charAt(0).toUpperCase() + said.slice(1)].join('\n'),
    spoken: [look.spoken, said].join(', '),
  }
}
