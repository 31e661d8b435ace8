/** The number that an author has written in front of a section's title. */
export interface HeadingNumber {
  /** What stands before it: `2.` in `2.1 Install`, `step ` in `Step 5: Reboot`; counts go on among those with the same. */
  readonly prefix: string
  readonly number: number
  /** How much of the title is the number. */
  readonly length: number
  /** Nothing stands behind the number: `2.1 Install`; a release is spelled so, too. */
  readonly isBare: boolean
}

/** `Step 5: Reboot`, `Phase 2`, `Task 3 - …`; a bare `5 Reboot` may be anything. */
const worded = /^(step|phase|stage|task|part)\s+(\d{1,2}|[A-Z](?=\s*(?:$|[.):–—-])))(?![\d.]*\d)\b/i

/** `5. Reboot`, `5) Reboot`, `2.1 Install`, `1.2.1. Install`, `(3) Look`. */
const plain = /^(\(?(?:\d{1,2}\.){0,5})(\d{1,2})(?:[.):](?=\s)|(?=\s+\S))/

/** `a) Stop`, `(b) Start`; `A. Stop` may be somebody's initial, `A) Stop` is not. */
const lettered = /^(\(?)([a-z])\)(?=\s)/i

/** Reads the number of a title; null when it shows none. */
export function headingNumber(title: string): HeadingNumber | null {
  const word = worded.exec(title)
  if (word?.[1] !== undefined && word[2] !== undefined)
    return { prefix: `${word[1].toLowerCase()} `, number: valueOf(word[2]), length: word[0].length, isBare: false }
  const digits = plain.exec(title)
  if (digits?.[1] !== undefined && digits[2] !== undefined) {
    const isBare = /\d$/.test(digits[0])
    // A bare number of one part may be a quantity: `3 nodes`.
    if (isBare && !/\d/.test(digits[1])) return null
    return { prefix: digits[1], number: Number(digits[2]), length: digits[0].length, isBare }
  }
  const letter = lettered.exec(title)
  return letter?.[1] === undefined || letter[2] === undefined
    ? null
    : { prefix: `${letter[1]}a`, number: valueOf(letter[2]), length: letter[0].length, isBare: false }
}

/** `c` and `C` are 3. */
const valueOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : text.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) + 1
