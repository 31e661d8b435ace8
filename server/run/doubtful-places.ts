import type { Command, Step } from '../runbook/model.ts'
import { openingOf } from '../runbook/sessions/opening.ts'

/** A command of a document, and its step. */
export interface Entry {
  readonly step: Step
  readonly command: Command
}

/** Words that leave a shell, and are no program's own (`quit`, `\q`): those tell nothing of a shell. */
const leavesShell = /^(?:exit|logout)\s*;?$/

/**
 * The commands of which nobody can tell whether they are typed inside a shell that the document has opened, with what opened
 * it: its section ends without a word, but further down there is an `exit` for which nothing else is open.
 *
 *     ## A: $ ssh db1   db1 commands        inside `ssh db1`
 *     ## B: $ systemctl stop web            inside, or not?
 *     ## C: $ exit                          of what, if not of `ssh db1`?
 */
export function doubtfulPlaces(entries: readonly Entry[]): ReadonlyMap<Command, string> {
  const doubtful = new Map<Command, string>()
  /** The shell that the document has left without a word, and the commands since. */
  let left: { readonly opener: string; readonly since: Command[] } | null = null
  for (const [index, { step, command }] of entries.entries()) {
    const before = entries[index - 1]
    if (command.inside.length > 0) continue
    const isSilent = before !== undefined && !leavesShell.test(before.command.text) && !isSameSection(before.step, step)
    const opener = isSilent ? shellAround(before.command) : null
    if (opener !== null) left = { opener, since: [] }
    if (left === null) continue
    // Its prompt says where it is typed.
    if (command.prompt?.host == null) left.since.push(command)
    if (!leavesShell.test(command.text)) continue
    for (const each of left.since) doubtful.set(each, left.opener)
    left = null
  }
  return doubtful
}

/** What has opened the outermost shell that one is in behind a command; null when that is none. */
function shellAround({ text, inside: [outermost], language }: Command): string | null {
  if (outermost !== undefined) return outermost.language === 'sh' ? outermost.opener : null
  return language === 'sh' && openingOf(text)?.language === 'sh' ? text : null
}

const isSameSection = (a: Step, b: Step): boolean => a.procedure.join('\n') === b.procedure.join('\n')
