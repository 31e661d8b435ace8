import type { Announcement } from '../prose/announce.ts'
import type { LineView } from './line-view.ts'

/** How the author marks a block: as a shell script, a console session, without a telling language, a quote, something else. */
export type Mark = 'shell' | 'console' | 'plain' | 'quote' | 'other'

/** A block as the observations see it. */
export interface BlockView {
  readonly mark: Mark
  /** What the text above announces: commands to type, output of a program, or the content of a file. */
  readonly announced: Announcement
  /** The last sentence above it is an instruction. */
  readonly isTold: boolean
  /** The text above it ends in a colon. */
  readonly isLedTo: boolean
  /** Some line of it has a prompt. */
  readonly hasPrompts: boolean
  /** Its content is a file or data. */
  readonly isFile: boolean
  /** Every line sets a variable that nothing in the document uses. */
  readonly isSettings: boolean
  /** How many of its lines, blank lines and comments aside, read as commands: 0 to 1. */
  readonly commandShare: number
  readonly lineCount: number
}

/** A line at its place in its block. */
export interface PlacedLine {
  readonly line: LineView
  readonly block: BlockView
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly afterBlank: boolean
  readonly beforeBlank: boolean
  /** It is indented deeper than its block. */
  readonly isDeeper: boolean
  /** The line directly above, unless that is blank or a comment. */
  readonly above: LineView | null
  /** Another line of its block begins with the same word. */
  readonly isRepeated: boolean
  /** It sets a variable that some block of the document uses. */
  readonly assignsUsed: boolean
  /** Running text of the document shows its first word as a command. */
  readonly isSpokenOf: boolean
  /** Its first word also begins other blocks of the document. */
  readonly opensBlocks: boolean
  /** It is typed in a program that a command above it opens. */
  readonly isInProgram: boolean
  /** The number of lines of the statement that would begin here. */
  readonly length: number
  /** Deeper lines below it show optional arguments. */
  readonly isWrappedSynopsis: boolean
  /** The shell cannot read the statement that would begin here. */
  readonly isBroken: boolean
}
