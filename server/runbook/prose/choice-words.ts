/** The words by which an author says that there are several ways, of which the reader takes one. */
import { overlap, platformsIn } from './platforms.ts'
import { withoutNumber } from './title.ts'

/** The beginning of one of several ways. Ways beside each other are one choice when their families are the same. */
export interface BranchHead {
  /** `option`, `method` …; `platform`; `tab`. */
  readonly family: string
  readonly title: string
  /** It says itself that it is the first: what stands before it is none of its siblings. */
  readonly isFirst: boolean
  /** What it is for, of the family `platform`. */
  readonly platforms: readonly string[]
}

/** Whether one way and another can be two of one choice. */
export const areSiblings = (a: BranchHead, b: BranchHead): boolean =>
  a.family === b.family && a.title !== b.title && !overlap(a.platforms, b.platforms)

/** A paragraph that is nothing but "OR": what stands before it and what follows are alternatives. */
export const isOr = (text: string): boolean =>
  /^[\s*_(—–-]*(?:or|alternatively|or alternatively|or else)[\s*_):,.…!—–-]*$/i.test(text)

/** "Alternatively, run the script": what it tells replaces what stands before it. */
export const isAlternative = (text: string): boolean =>
  /^(?:alternatively|as an alternative|or,? alternatively|or,? (?:use|run|execute|if you))\b/i.test(text.slice(0, 60))

/** "Do one of the following:", "either:", "There are two ways to do this:" before a list. */
export const announcesChoice = (lead: string): boolean =>
  /(?:\beither(?: of (?:the following|these))?|\bone of (?:the following|these|those)(?: [\w-]+){0,3}|\bchoose (?:one|between)\b[^.:]{0,60}|\b(?:two|three|four|several) (?:different )?(?:ways|options|methods|possibilities|alternatives|approaches)\b[^.:]{0,60})\s*:\s*$/i.test(
    lead.slice(-200),
  )

/** "…, or" at the end of an item of a list. */
export const endsWithOr = (text: string): boolean => /[\s,;]or\s*[:,.…]{0,3}\s*$/i.test(text.slice(-20))

/** What stands between two commands of a sentence of which one is to be run: "``a`` or, on a slave, ``b``". */
export const isBetweenAlternatives = (between: string): boolean =>
  /^[\s,;(]{0,3}or\b[^.;:!?]{0,40}$/i.test(between) ||
  /^[^:!?]{0,60}[.;,]\s*(?:or )?alternatively\b[^.;!?]{0,60}$/i.test(between)

const OPTION = String.raw`^(option|alternative|method|variant|approach|way|choice|scenario)\s+(\d{1,2}|[A-Z]|one|two|three)\b`
const heading = new RegExp(OPTION, 'i')
/** In running text something tells the name from the sentence: "Option 1 is older" opens no way. */
const label = new RegExp(String.raw`${OPTION}\s*(?:$|[:.)(–—,-])`, 'i')

/**
 * The way that a heading, or a short piece of text in the place of one, opens: "Option 1 (preferred)", "Method B: by
 * hand", "On Debian and Ubuntu:".
 */
export function headOfBranch(text: string, as: 'heading' | 'text'): BranchHead | null {
  const line = withoutNumber(text.slice(0, 200)).trim()
  const title = line.replace(/\s*:$/, '')
  const option = (as === 'heading' ? heading : label).exec(line)
  if (option?.[1] !== undefined && option[2] !== undefined) {
    const isFirst = /^(?:1|A|one)$/i.test(option[2])
    return { family: option[1].toLowerCase(), title, isFirst, platforms: [] }
  }
  const platforms = platformsIn(line)
  return platforms === null ? null : { family: 'platform', title, isFirst: false, platforms }
}
