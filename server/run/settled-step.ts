import type { Command, Language, NestedSession, Step } from '../runbook/model.ts'
import { leaves } from '../runbook/sessions/leaving.ts'
import { speaks } from '../runbook/sessions/nested.ts'
import { openingOf } from '../runbook/sessions/opening.ts'
import { stepReboots } from '../runbook/sessions/rebooting.ts'
import type { LineDecision } from './event.ts'

/**
 * The step that runs after the operator says what its lines in doubt are. The lines that they run are commands, in their place among
 * the others; only lines without an answer stay in doubt. Without any answer it is the same step.
 *
 *     $ cd /srv/app
 *     frob the thing          in doubt, decided `run`: command 1, typed where command 0 is
 *     $ make install          now command 2
 *
 * @param before The last command above the step in its section; where the step begins with a line in doubt, that tells what
 *   the line is typed in.
 */
export function settledStep(
  step: Step,
  decisions: readonly (LineDecision | null)[],
  before: Command | null = null,
): Step {
  if (decisions.every(decision => decision === null)) return step
  const doubts = step.doubts.filter((_, index) => (decisions[index] ?? null) === null)
  const toRun = step.doubts.filter((_, index) => decisions[index] === 'run').map(({ command }) => command)
  if (toRun.length === 0) return { ...step, doubts }
  const inOrder = [...step.commands, ...toRun].sort((a, b) => a.span.start - b.span.start)
  const commands: Command[] = []
  for (const [index, command] of inOrder.entries()) {
    const placed = toRun.includes(command)
      ? placedLike(command, commands.at(-1) ?? null, nextOwn(inOrder, index, toRun), before)
      : command
    commands.push(numbered(placed, index))
  }
  const own = new Set([...step.commands, ...toRun].flatMap(({ placeholders }) => placeholders))
  const others = step.placeholders.filter(placeholder => !own.has(placeholder))
  return {
    ...step,
    doubts,
    commands,
    placeholders: [...commands.flatMap(({ placeholders }) => placeholders), ...others],
    reboots: step.reboots || stepReboots(step.kind, step.title, commands),
  }
}

/** The next command whose place the document itself gives. */
const nextOwn = (commands: readonly Command[], index: number, doubtful: readonly Command[]): Command | null =>
  commands.slice(index + 1).find(command => !doubtful.includes(command)) ?? null

/**
 * A command that was in doubt, typed where the command before it leaves the operator: by the same user, on the same host. If it
 * begins its step, it is typed where the next command of the step is, or else where the commands above the step end.
 */
function placedLike(command: Command, previous: Command | null, next: Command | null, before: Command | null): Command {
  const open =
    previous !== null ? behind(previous) : next !== null ? next.inside : before === null ? [] : behind(before)
  const isSamePlace = previous !== null && open === previous.inside
  const language = isSamePlace && command.prompt === null ? previous.language : command.language
  return {
    ...command,
    language,
    prompt: command.prompt ?? (isSamePlace ? previous.prompt : null),
    inside: spokenIn(language, open),
  }
}

/** The sessions that are open after a command, the outermost first. */
function behind({ text, language, inside }: Command): readonly NestedSession[] {
  if (leaves(text)) return inside.slice(0, -1)
  const opening = language === 'sh' ? openingOf(text) : null
  return opening === null ? inside : [...inside, { opener: text, ...opening }]
}

/** The open sessions in which a command of a language can be typed: shell commands are not typed into psql. */
function spokenIn(language: Language, open: readonly NestedSession[]): readonly NestedSession[] {
  const end = open.findLastIndex(session => session.language === 'sh' || speaks(language, session.language))
  return end === open.length - 1 ? open : open.slice(0, end + 1)
}

/** A command at its index in the step; its placeholders get that index too. */
const numbered = (command: Command, index: number): Command =>
  command.placeholders.every(placeholder => placeholder.command === index)
    ? command
    : { ...command, placeholders: command.placeholders.map(placeholder => ({ ...placeholder, command: index })) }
