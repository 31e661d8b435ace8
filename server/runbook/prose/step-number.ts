import type { Prose } from '../../markup/block.ts'

/** `4.`, `4)`, `(4)`, `2.1.`, `Step 4:`, `Step 4` before a capital letter: how authors count steps in text. */
const COUNTED =
  /^\(?(?:(?:[Ss]tep|STEP|[Pp]hase|PHASE|[Tt]ask|TASK|[Ss]tage)\s{1,3}\d{1,3}(?:\.\d{1,3}){0,3}(?:\s?[.):–—-]+\s+|\s+(?=[A-Z]))|\d{1,3}(?:\.\d{1,3}){0,3}[.):](?:\s?[:–—-])?\s+)(?=\S)/

/** In bold a number needs no mark behind it, and letters count, too: `**4** Stop`, `**b)** Stop`. */
const BOLD = /^\(?(?:\d{1,3}\s+(?=[A-Z])|(?:[A-Za-z]|[ivx]{2,4})[.)]\s+)(?=\S)/

/** A text without the number that it begins with. */
export const withoutStepNumber = (text: string): string => text.replace(COUNTED, '')

/**
 * How much of a text is the number of a step, which stands where a list would have it: in bold, or plain with a mark
 * behind it, as an author writes it who wants no list. 0 when it has none.
 *
 *     **4\.** Shut down
 *     ^^^ 3 characters of `4. Shut down`
 */
export function stepNumberLength({ text, inlines }: Prose): number {
  const isBold = inlines.find(inline => inline.text.trim() !== '')?.emphasis === 'strong'
  const counted = COUNTED.exec(text) ?? (isBold ? BOLD.exec(text) : null)
  if (counted === null) return 0
  const { length } = counted[0]
  // A plain number before a small letter is a quantity, or somebody's date.
  return isBold || /^[A-Z`"'(<]/.test(text.slice(length)) ? length : 0
}
