import { whoRuns } from '../runbook/attributes/who-runs.ts'
import type { Command, Step } from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'
import { isRebootByHand } from './reboot-by-hand.ts'
import { parseShell } from '../shell/parse.ts'
import type { Cause, Refusal } from './event.ts'
import { fill, parsable } from './fill.ts'
import { languageRefusal, nestedRefusal, typedOutside } from './nested.ts'
import type { Nesting } from './nesting.ts'
import { wayInto } from './session/ways.ts'
import { practiceObjection } from './practice.ts'
import { becomeOf, type Becoming } from './target/become.ts'
import { placeHere, placesOfStep } from './target/places.ts'
import { unreadRefusal } from './unread.ts'

/** Why a step does not start, and what to do about it. */
export interface Refused {
  readonly reason: Refusal
  readonly cause?: Cause
  /** Where, when it depends on the place. */
  readonly target?: string
  /** Fit to be shown. */
  readonly message: string
}

/** What a run knows when it is asked whether a step may start. */
export interface Circumstances {
  readonly trusted: boolean
  readonly practice: boolean
  readonly interactive: boolean
  /** Whether the user is root on this machine. */
  readonly root: boolean
  /** How the operator becomes root, by target. */
  readonly becoming: Becoming
  readonly values: Readonly<Record<string, string>>
  /** Targets by host name. */
  readonly targets: Readonly<Record<string, string>>
  /** Ids of the steps that the operator has confirmed in this selection. */
  readonly confirmed?: readonly string[] | undefined
  /** What the document's commands open; left out when nothing is entered, as in practice. */
  readonly nesting?: Nesting | undefined
  /** The document, which tells in which lines what is in doubt. */
  readonly source?: SourceText | undefined
  /** The openers of the nested sessions that are open where the step runs, the outermost first. */
  readonly open?: readonly string[] | undefined
}

/** Why a step may not start now; null when it may. Looks at the whole step, so that none is begun in vain. */
export function refusalOf(step: Step, circumstances: Circumstances): Refused | null {
  if (!circumstances.trusted) {
    return { reason: 'trust', message: 'the workspace is not trusted: nothing runs until it is' }
  }
  if (step.kind === 'manual' && !isAwaited(step, circumstances))
    return { reason: 'manual', message: 'this step is done by hand: do it, then mark it done' }
  if (step.kind === 'file') {
    const place = step.path === null ? 'the file that the text names' : step.path
    return { reason: 'manual', message: `this step is done by hand: put the content into ${place}, then mark it done` }
  }
  // What runs is settled before any question about what runs.
  const unread = unreadRefusal(step.doubts, circumstances.source)
  if (unread !== null) return unread
  // All its lines were in doubt, and none of them is run: nothing stands in the way of that.
  if (runsNothing(step)) return null
  return (
    languageRefusal(step, circumstances) ??
    hostRefusal(step, circumstances) ??
    (circumstances.practice ? null : nestedRefusal(step, circumstances)) ??
    localRootRefusal(step, circumstances) ??
    placeholderRefusal(step, circumstances) ??
    first(step, command => syntaxRefusal(command, circumstances)) ??
    (circumstances.practice
      ? first(step, command => practiceRefusal(command, circumstances))
      : confirmRefusal(step, circumstances))
  )
}

/** Whether nothing is left to be run of a step, for its lines were in doubt and the operator runs none of them. */
export const runsNothing = ({ kind, commands }: Step): boolean => kind !== 'manual' && commands.length === 0

/** Whether a step that the operator does by hand is to reboot another machine, which can be seen from here to come back. */
function isAwaited(step: Step, circumstances: Circumstances): boolean {
  if (!isRebootByHand(step) || !circumstances.interactive || circumstances.practice) return false
  const places = placesOf(step, circumstances)
  return 'objection' in places || places.targets.every(({ kind }) => kind !== 'local')
}

/** Why a command that was reached may not run with the values known now; null when it may. */
export function commandRefusal(command: Command, circumstances: Circumstances): Refused | null {
  return (
    valueRefusal(command, circumstances) ??
    syntaxRefusal(command, circumstances) ??
    (circumstances.practice ? practiceRefusal(command, circumstances) : null)
  )
}

/** Names of the values that a command needs and nobody has given, in order, without repeats. */
export const missingNames = (command: Command, values: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(fill(command, values).missing.map(({ name }) => name)),
]

/** Where a step's commands run: in practice nothing leaves this machine. */
export const placesOf = (
  step: Step,
  { practice, targets, nesting }: Pick<Circumstances, 'practice' | 'targets' | 'nesting'>,
): ReturnType<typeof placesOfStep> =>
  practice ? placeHere(step) : placesOfStep(nesting?.placed(step) ?? step, targets)

/** Names in the prose count as those in prompts do: a step that is meant for another machine must not run on this one. */
function hostRefusal(step: Step, circumstances: Circumstances): Refused | null {
  const places = placesOf(step, circumstances)
  return 'objection' in places ? { reason: 'target', cause: 'host', message: places.objection } : null
}

/** Of a shell elsewhere it is known only when it is open whether its user is root. */
function localRootRefusal(step: Step, circumstances: Circumstances): Refused | null {
  const places = placesOf(step, circumstances)
  const isHere = !('objection' in places) && places.targets.some(({ kind }) => kind === 'local')
  // Of a nested shell, too, it is known only then.
  return isHere ? rootRefusal(typedOutside(step, circumstances.nesting), 'local', circumstances) : null
}

/** Whether a command of a step is root's. */
export const isRoots = (command: Command, step: Step): boolean => whoRuns(command, step).root

/** Why a step may not run on a target where the operator is root or not; null when it may. */
export function rootRefusal(
  step: Step,
  target: string,
  { root, practice, becoming }: Pick<Circumstances, 'root' | 'practice' | 'becoming'>,
): Refused | null {
  if (root || practice || !step.commands.some(command => isRoots(command, step))) return null
  if (becomeOf(target, becoming) !== null) return null
  const asking = step.user === 'root' ? 'the author' : 'the prompt `#`'
  const where = target === 'local' ? 'here' : `on ${target}`
  return {
    reason: 'root',
    cause: 'become',
    target,
    message: `${asking} asks for root, and you are not root ${where}: say how you become it (sudo or su), or run it yourself as root, then mark the step done`,
  }
}

/** The last question: nothing else stands in the way of a step that its author wants confirmed. */
function confirmRefusal({ id, confirm }: Step, { confirmed }: Circumstances): Refused | null {
  return !confirm || confirmed?.includes(id) === true
    ? null
    : { reason: 'manual', cause: 'confirm', message: 'its author wants it confirmed before it runs' }
}

/**
 * Values that are spelled as placeholders are asked for before a step starts; one that was copied from sample output
 * when its command is reached, for it is known only then.
 */
function placeholderRefusal(step: Step, circumstances: Circumstances): Refused | null {
  const missing = step.commands.flatMap(command => fill(command, circumstances.values).missing)
  const spelled = new Set(missing.filter(({ kind }) => kind !== 'sample').map(({ name }) => name))
  if (spelled.size > 0) return { reason: 'placeholder', message: `fill in ${[...spelled].join(', ')} first` }
  return first(step, command => valueRefusal(command, circumstances))
}

function valueRefusal(command: Command, { values }: Circumstances): Refused | null {
  const [refused] = fill(command, values).refused
  if (refused === undefined) return null
  const message = `the value of ${refused.name} cannot stand in place of ${refused.text}: the shell would read it as syntax`
  return { reason: 'placeholder', message }
}

function syntaxRefusal(command: Command, { values }: Circumstances): Refused | null {
  const text = parsable(command, values)
  if (text.includes('\0')) return { reason: 'syntax', message: 'the command holds a NUL character' }
  if (text.includes('\uFFFD')) {
    return { reason: 'syntax', message: 'the command holds bytes that are no UTF-8: save the document as UTF-8' }
  }
  // Only a shell can be read before it runs.
  if (command.language !== 'sh') {
    const session = command.inside.at(-1)
    const objection = session === undefined ? null : (wayInto(session)?.objection?.(text) ?? null)
    return objection === null ? null : { reason: 'syntax', message: `the command ${objection}` }
  }
  const { errors, complete } = parseShell(text)
  const [error] = errors
  if (error !== undefined) {
    const line = text.slice(0, error.offset).split('\n').length
    const where = text.includes('\n') ? ` in line ${line} of the command` : ''
    return { reason: 'syntax', message: `the shell cannot read the command${where}: ${error.message}` }
  }
  return complete
    ? null
    : { reason: 'syntax', message: 'the command is not finished: a quote, a here-document or a continued line is open' }
}

function practiceRefusal(command: Command, { values }: Circumstances): Refused | null {
  const objection = practiceObjection(parsable(command, values))
  return objection === null
    ? null
    : { reason: 'target', cause: 'practice', message: `practice mode: ${objection}; skip the step to go on` }
}

function first(step: Step, refusal: (command: Command) => Refused | null): Refused | null {
  for (const command of step.commands) {
    const refused = refusal(command)
    if (refused !== null) return refused
  }
  return null
}
