import type { Announcement } from '../prose/announce.ts'
import type { LineView } from './line-view.ts'

/** How an author has marked a block: a shell's script, a session at a console, nothing that tells, a quote, something else. */
export type Mark = 'shell' | 'console' | 'plain' | 'quote' | 'other'

/** A block as the observations see it. */
export interface BlockView {
  readonly mark: Mark
  /** The text before it tells to type it, says that a program prints it, or tells to write it into a file. */
  readonly announced: Announcement
  /** The last sentence before it tells its reader to do something. */
  readonly isTold: boolean
  /** That text ends in a colon. */
  readonly isLedTo: boolean
  /** It shows prompts. */
  readonly hasPrompts: boolean
  /** By its content it is a file or data. */
  readonly isFile: boolean
  /** Every line sets a name that nothing in the document uses. */
  readonly isSettings: boolean
  /** Of its lines that are neither blank nor comments the part that reads as commands: 0 to 1. */
  readonly commandShare: number
  readonly lineCount: number
}

/** A line where it stands. */
export interface PlacedLine {
  readonly line: LineView
  readonly block: BlockView
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly afterBlank: boolean
  readonly beforeBlank: boolean
  /** It is indented deeper than the block. */
  readonly isDeeper: boolean
  /** The line right above, when it is neither blank nor a comment. */
  readonly above: LineView | null
  /** Another line of the block begins with the same word. */
  readonly isRepeated: boolean
  /** It sets a variable that some block of the document uses. */
  readonly assignsUsed: boolean
  /** The text of the document shows its first word as a command. */
  readonly isSpokenOf: boolean
  /** Its first word begins blocks elsewhere in the document, too. */
  readonly opensBlocks: boolean
  /** It is typed in a program that a command above has opened. */
  readonly isInProgram: boolean
  /** How many lines the statement takes that would begin here. */
  readonly length: number
  /** Deeper lines below it show optional arguments. */
  readonly isWrappedSynopsis: boolean
  /** The shell cannot read the statement that would begin here. */
  readonly isBroken: boolean
}
