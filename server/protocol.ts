/** What client and server say to each other beyond the Language Server Protocol: types and method names only. */
import type { Purpose, StepKind } from './runbook/model.ts'

/** A range as the Language Server Protocol counts it: lines and characters from 0. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}

/**
 * Client → server: what the progress tree draws for a document.
 * Params `{ uri: string }`; answers an {@link Outline}, or null for a document that is not open or no runbook.
 */
export const outlineRequest = 'runbook/outline'

/** Server → client: the outline of an open document may be another now. Params `{ uri: string }`. */
export const outlineChanged = 'runbook/outlineChanged'

/** Client → server: where the run of a document stands, so that the lenses can say so. Params {@link Progress}. */
export const progressNotification = 'runbook/progress'

export interface OutlinePlaceholder {
  readonly name: string
  readonly text: string
  readonly kind: string
  readonly reason: string
  /** Index of the command it stands in, or null. */
  readonly command: number | null
}

/** A statement that may be typed or printed: the operator decides before its step runs. */
export interface OutlineDoubt {
  readonly text: string
  readonly range: Range
  /** One sentence. */
  readonly why: string
  /** The placeholders in it, which need values if it runs. */
  readonly placeholders: readonly OutlinePlaceholder[]
}

export interface OutlineCommand {
  readonly text: string
  readonly range: Range
  readonly host: string | null
  readonly root: boolean
  readonly language: string
}

/** One way of several; `within` is the choice that this one stands in a way of. */
export interface OutlineAlternative {
  readonly group: string
  readonly branch: string
  readonly within?: OutlineAlternative
}

/** A note or, when it tells of harm, a warning beside a step. */
export interface OutlineNote {
  readonly kind: string
  readonly warns: boolean
  readonly text: string
}

export interface OutlineStep {
  readonly id: string
  readonly kind: StepKind
  readonly title: string
  readonly range: Range
  /** SHA-256 (hex) of the step's source text. */
  readonly hash: string
  /** Titles of the sections around it, the outermost first. */
  readonly sections: readonly string[]
  readonly hosts: readonly string[]
  readonly commands: readonly OutlineCommand[]
  /** In the order of the document. */
  readonly doubts: readonly OutlineDoubt[]
  readonly placeholders: readonly OutlinePlaceholder[]
  readonly alternative: OutlineAlternative | null
  readonly rollback: boolean
  /** Who runs it, when the author says so. */
  readonly user: string | null
  /** After so many milliseconds it is ended, when the author says so. */
  readonly timeout: number | null
  /** The operator is asked before it runs. */
  readonly confirm: boolean
  /** The machine it runs on is rebooted by it. */
  readonly reboots: boolean
  readonly notes: readonly OutlineNote[]
}

/** A procedure, or a step by its id. */
export type OutlineNode =
  | {
      readonly kind: 'procedure'
      readonly title: string
      readonly range: Range
      readonly rollback: boolean
      /** Of a rollback the procedure that it undoes, and the line of its heading. */
      readonly undoes: { readonly title: string; readonly line: number } | null
      readonly purpose: Purpose | null
      readonly children: readonly OutlineNode[]
    }
  | { readonly kind: 'step'; readonly id: string }

export interface Outline {
  readonly uri: string
  readonly version: number
  /** What the server reads the document as, so that the runner reads the same steps in it. */
  readonly markup: 'rst' | 'markdown'
  readonly title: string | null
  readonly nodes: readonly OutlineNode[]
  readonly steps: readonly OutlineStep[]
}

/** What the lenses show of a step that was touched; `changed`: it was edited since it ran, and is open again. */
export interface StepProgress {
  readonly phase: 'running' | 'waiting' | 'asking' | 'refused' | 'finished' | 'changed'
  readonly outcome: string | null
  /** Exit status of the command that ended a failed step. */
  readonly status: number | null
  readonly ms: number | null
  /** Of a step that has ended on several hosts: on how many it has not passed, when it has on others. */
  readonly openHosts?: number
  /** A machine that it reboots is awaited. */
  readonly reboots?: boolean
  /** Since when that is, in ISO 8601. */
  readonly since?: string
  /** The operator is to reboot it himself. */
  readonly byHand?: true
}

export interface Progress {
  readonly uri: string
  readonly practice: boolean
  readonly steps: Readonly<Record<string, StepProgress>>
  /** Names of the placeholders that have a value in this run. */
  readonly filled: readonly string[]
  /** By step, the lines in doubt that the operator decided in this run; absent when there are none. */
  readonly settled?: Readonly<Record<string, SettledDoubts>>
}

/** The decided statements in doubt of a step; they count as long as the text of the step is the same. */
export interface SettledDoubts {
  /** SHA-256 (hex) of the step's source text. */
  readonly hash: string
  /** Their places among the step's doubts. */
  readonly indexes: readonly number[]
}

/** The answer to what a statement in doubt is: typed, output, or left out of this run. */
export type DoubtAnswer = 'run' | 'output' | 'leave'

/**
 * Client → server: the edit that writes into a document what the statements in doubt of a step are. Params
 * {@link DoubtAnswers}; returns a {@link DoubtEdit}, or null when the document cannot say it or has changed.
 */
export const doubtEditRequest = 'runbook/doubtEdit'

export interface DoubtAnswers {
  readonly uri: string
  readonly step: string
  /** SHA-256 (hex) of the step's source text that the answers are about. */
  readonly hash: string
  /** In the order of the step's doubts. */
  readonly answers: readonly DoubtAnswer[]
}

export interface DoubtEdit {
  /** What it does, in the imperative. */
  readonly title: string
  readonly version: number
  readonly edits: readonly { readonly range: Range; readonly newText: string }[]
}

/**
 * Commands that lenses carry. Their one argument is a {@link StepReference}; the client implements them.
 */
export const stepCommands = {
  run: 'runbook.runStep',
  fill: 'runbook.fillPlaceholders',
  done: 'runbook.markDone',
  failed: 'runbook.markFailed',
  retryHosts: 'runbook.retryFailedHosts',
} as const

export interface StepReference {
  readonly uri: string
  readonly step: string
  readonly hash: string
}
