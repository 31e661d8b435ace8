import type { RawAttribute } from '../block.ts'
import type { DirectiveSpec } from './docutils-options.ts'
import { inTicks } from './in-ticks.ts'
import type { DirectiveNode } from './tree.ts'

/** An option that docutils gives a directive up for: one it does not have or cannot, a second one, or a wrong value. */
export interface OptionFlaw {
  readonly option: RawAttribute
  readonly why: 'unknown' | 'words' | 'duplicate' | 'value'
}

/** The first option of a directive that is not as docutils asks; null when all are. */
export function optionFlaw(node: DirectiveNode, { options }: DirectiveSpec): OptionFlaw | null {
  const seen = new Set<string>()
  for (const option of node.options) {
    const name = option.name.toLowerCase()
    const check = options.get(name)
    if (/\s/.test(name)) return { option, why: 'words' }
    if (check === undefined) return { option, why: 'unknown' }
    if (seen.has(name)) return { option, why: 'duplicate' }
    if (!check(option.value)) return { option, why: 'value' }
    seen.add(name)
  }
  return null
}

/** What is wrong with a directive's argument or content, as `expected …, found …`; null when nothing is. */
export function partFlaw(node: DirectiveNode, { required, most, content, needsContent }: DirectiveSpec): string | null {
  const words = node.argument.flatMap(line => line.text.trim().split(/\s+/)).filter(Boolean)
  const plural = (count: number) => `${count} ${count === 1 ? 'argument' : 'arguments'}`
  if (words.length < required) return `expected ${plural(required)} behind the colons, found none`
  if (words.length > most) return `expected at most ${plural(most)}, found ${plural(words.length)}`
  if (!content && node.content.length > 0) return `expected no content, found ${inTicks(node.content[0]?.text ?? '')}`
  return needsContent && node.content.length === 0 ? 'expected content, found none' : null
}

/** An option's flaw as `expected …, found …`. */
export function optionMessage({ option: { name, value }, why }: OptionFlaw): string {
  if (why === 'unknown' || why === 'words') return `expected an option of the directive, found ${inTicks(name)}`
  if (why === 'duplicate') return `expected one option ${inTicks(name)}, found two`
  return `expected another value of the option ${inTicks(name)}, found ${value === null ? 'none' : inTicks(value)}`
}
