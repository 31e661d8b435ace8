import type { OutlinePlaceholder, OutlineStep } from '../server/protocol.ts'
import { isSecret } from '../server/run/secret.ts'

/** A value the operator is asked for: what it is called, how the document spells it and why it must be replaced. */
export interface Wanted {
  readonly name: string
  readonly text: string
  readonly reason: string
  readonly secret: boolean
}

const wanted = ({ name, text, reason }: OutlinePlaceholder): Wanted => ({
  name,
  text,
  reason,
  secret: isSecret(name),
})

/**
 * What must be asked before a step starts: the placeholders of its commands, each name once, without those that have a
 * value. One copied from sample output is asked for when its command is reached: nobody knows it before.
 */
export function wantedBefore(step: OutlineStep, filled: ReadonlySet<string>): readonly Wanted[] {
  const open = step.placeholders.filter(
    ({ command, kind, name }) => command !== null && kind !== 'sample' && !filled.has(name),
  )
  return once(open)
}

/** The placeholders of a step that may be given a value, those with one included. */
export const wantedOf = (step: OutlineStep): readonly Wanted[] =>
  once(step.placeholders.filter(({ command }) => command !== null))

/** The values a step asks for in the middle, as the document speaks of them. */
export const wantedByName = (step: OutlineStep | undefined, names: readonly string[]): readonly Wanted[] =>
  names.map(name => {
    const known = step?.placeholders.find(placeholder => placeholder.name === name)
    return known ? wanted(known) : { name, text: name, reason: '', secret: isSecret(name) }
  })

function once(placeholders: readonly OutlinePlaceholder[]): readonly Wanted[] {
  const names = new Map(placeholders.map(placeholder => [placeholder.name, placeholder]))
  return [...names.values()].map(wanted)
}

/** Why a value cannot stand for a placeholder; null when it can. */
export function valueFault(value: string): string | null {
  if (value === '') return 'Expected a value, found nothing.'
  if (/[\0\n\r]/.test(value)) return 'Expected one line of text, found a line break or NUL.'
  return null
}
