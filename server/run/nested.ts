import type { Command, NestedSession, Step } from '../runbook/model.ts'
import { type Circumstances, isRoots, type Refused } from './gate.ts'
import { leaves } from '../runbook/sessions/leaving.ts'
import type { Nesting } from './nesting.ts'
import { wayInto } from './session/ways.ts'

/**
 * Why a step that is typed in nested sessions does not start: one of them is not entered by the engine, or the first is
 * not open, and outside of it the command would be another user's or another machine's.
 */
export function nestedRefusal(step: Step, { nesting, open }: Circumstances): Refused | null {
  for (const command of step.commands) {
    const chain = nesting?.placeOf(step, command).chain ?? command.inside
    const closed = chain.find(session => nesting === undefined || wayInto(session) === null)
    if (closed === undefined) continue
    return { reason: 'target', cause: 'nested', message: notEntered(command, closed.opener) }
  }
  const [first] = step.commands
  if (nesting === undefined || first === undefined) return null
  for (const command of step.commands) {
    const opener = nesting.doubtOf(command)
    if (opener !== null) return { reason: 'target', cause: 'nested', message: inDoubt(command, opener) }
  }
  const { chain } = nesting.placeOf(step, first)
  const missing = chain.find(({ opener }, index) => open?.[index] !== opener)
  return missing === undefined ? null : { reason: 'target', cause: 'nested', message: notOpen(first, missing.opener) }
}

/** Whether a command is written for a program that is entered for it. */
function isSpoken(step: Step, command: Command, { nesting }: Circumstances): boolean {
  const session = nesting?.placeOf(step, command).chain.at(-1)
  return session?.language === command.language && wayInto(session) !== null
}

/** Why a step does not start that holds statements of a language that nothing speaks which is entered; null when it may. */
export function languageRefusal(step: Step, circumstances: Circumstances): Refused | null {
  const other = step.commands.find(command => command.language !== 'sh' && !isSpoken(step, command, circumstances))
  if (other === undefined) return null
  const { language, inside } = other
  const session = inside.at(-1)
  const message =
    session?.language !== language
      ? `${language} is no shell: run ${quoted(other.text)} yourself where it belongs, then mark the step done`
      : circumstances.practice && wayInto(session) !== null
        ? `practice mode: ${quoted(other.text)} is typed inside ${quoted(session.opener)}, and in practice nothing is entered; skip the step to go on`
        : notEntered(other, session.opener)
  return { reason: 'target', cause: 'language', message }
}

/** A step as far as it is typed in its target's own shell. */
export const typedOutside = (step: Step, nesting: Nesting | undefined): Step =>
  nesting === undefined
    ? step
    : { ...step, commands: step.commands.filter(command => nesting.placeOf(step, command).chain.length === 0) }

/** Why a command of root's does not run in a nested session whose user is another; null when it may. */
export function nestedRootRefusal(
  command: Command,
  step: Step,
  chain: readonly NestedSession[],
  session: { readonly root: boolean } | null,
): Refused | null {
  const innermost = chain.at(-1)
  if (innermost?.language !== 'sh' || session?.root !== false || !isRoots(command, step)) return null
  const message = `${quoted(command.text)} is root's, and inside ${quoted(innermost.opener)} you are not root: run it yourself as root, then mark the step done`
  return { reason: 'root', message }
}

/** The openers of the sessions that are open behind a step, when it has run. */
export function openBehind(step: Step, nesting: Nesting): readonly string[] {
  const last = step.commands.at(-1)
  if (last === undefined) return []
  const chain = nesting.placeOf(step, last).chain.map(({ opener }) => opener)
  if (leaves(last.text)) return chain.slice(0, -1)
  const opened = nesting.opens(last)
  return opened !== null && wayInto(opened) !== null ? [...chain, opened.opener] : chain
}

const notEntered = ({ text }: Pick<Command, 'text'>, opener: string): string =>
  `${quoted(text)} is typed inside ${quoted(opener)}, which is not entered for you: open it in a terminal and run it there yourself, then mark the step done`

const inDoubt = ({ text }: Pick<Command, 'text'>, opener: string): string =>
  `${quoted(text)} may be typed inside ${quoted(opener)}, for which there is an \`exit\` further down: run it yourself where it belongs, then mark the step done`

/** Why a command does not run whose session is not open. */
export const notOpen = ({ text }: Pick<Command, 'text'>, opener: string): string =>
  `${quoted(text)} is typed inside ${quoted(opener)}, which is not open: run the step that opens it first`

/** Enough of a command to know it again. */
export const quoted = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? ''
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}${text.length > line.length ? ' …' : ''}\``
}
