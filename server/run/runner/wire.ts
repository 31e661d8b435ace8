/** What a client asks the runner. One JSON object a line over a Unix socket; see connect.ts for the speaking end. */
import type { MarkupId } from '../../markup/markup.ts'
import type { Cause, LineDecision, Refusal, Recorded } from '../event.ts'
import type { RunState } from '../state.ts'
import type { RecordPlace } from '../journal/record-folder.ts'
import type { Becoming } from '../target/become.ts'

/** The steps one click asks for. */
export type Selection =
  | { readonly kind: 'next' }
  | { readonly kind: 'all' }
  | { readonly kind: 'from'; readonly step: string }
  | { readonly kind: 'steps'; readonly steps: readonly string[] }

/** A run of a document: the one that is named, else the one that is shown to whoever names none. */
export interface RunAddress {
  /** Absolute path of the document. */
  readonly file: string
  /** The run's name. */
  readonly run?: string | undefined
}

/** Names a run among all that somebody follows. */
export const addressKey = ({ file, run = '' }: RunAddress): string => `${run} ${file}`

/** Settles a step by hand. */
export interface SettleRequest extends RunAddress {
  readonly step: string
  readonly as: Settlement
  readonly why: string | null
  readonly practice: boolean
  /** What the reader saw the document written in; else by name and content. */
  readonly markup?: MarkupId
  /** Where a run that begins with this is recorded. */
  readonly journal?: RecordPlace
}

/** Asks for a run of steps of a document: by id and hash, never by command text. */
export interface RunRequest {
  /** Absolute path of the document; the runner reads and understands it itself. */
  readonly file: string
  readonly select: Selection
  /** What the reader saw the document written in, which an editor may know better than its name; else by name and content. */
  readonly markup?: MarkupId
  /**
   * SHA-256 (hex) of each step's source text as the reader saw it, by step id. A step that is not in it, or whose
   * text is another now, is refused with `changed`. Null: the reader asks for the file as it is on disk (command line).
   */
  readonly seen: Readonly<Record<string, string>> | null
  /** Values by placeholder name; remembered for the run. */
  readonly values: Readonly<Record<string, string>>
  /** Targets by host name (`local`, `ssh:ALIAS` …), several of them with commas in between. */
  readonly targets: Readonly<Record<string, string>>
  /** How a step for several hosts goes over them; left out: one after the other, and none any more once it failed on one. */
  readonly hosts?: HostOrder
  /** Steps that have passed on some of their hosts run only on the others. */
  readonly failedHosts?: boolean
  /** How the operator becomes root, by target (`*` for every one); remembered for the run. */
  readonly becoming?: Becoming
  /** Ids of the steps that their author wants confirmed, and the operator has. */
  readonly confirmed?: readonly string[]
  /** What the operator says of lines in doubt, by step id; remembered for the run. */
  readonly unread?: Readonly<Record<string, LineDecisions>>
  /** What they say of every line in doubt that `unread` says nothing of. */
  readonly unreadAll?: LineDecision
  readonly trusted: boolean
  /** Stand-ins instead of the real programs, every host mapped to local. */
  readonly practice: boolean
  /** Whether somebody is there to answer: else a step that asks is refused and standard input is at its end. */
  readonly interactive: boolean
  /** How much of each command's output is kept, in bytes; 256 MB when left out. */
  readonly outputLimit?: number
  /** For how long a machine that a step reboots is waited for, in milliseconds; half an hour when left out. */
  readonly rebootLimit?: number
  /**
   * Which run goes on: the one of that name, begun when nobody has yet. Without it the newest open one of the document,
   * for real or in practice, else a new one.
   */
  readonly run?: string | undefined
  /** Where a run that begins with this is recorded; in the user's state folder when left out. */
  readonly journal?: RecordPlace
  /** Terminal size of the session. */
  readonly columns: number
  readonly rows: number
  /** Variables for a session that is opened for this request; connect.ts gives those of the client's own process. */
  readonly environment?: Readonly<Record<string, string>>
}

/** What the operator says of a step's lines in doubt. */
export interface LineDecisions {
  /** SHA-256 (hex) of the step's source text as they saw it. Of another text the decisions are void. */
  readonly hash: string
  /** By the place in `Step.doubts`; null, or too short a list: not decided here. */
  readonly lines: readonly (LineDecision | null)[]
}

/** How a step for several hosts goes over them. */
export interface HostOrder {
  /** At most so many at a time, at least 1. */
  readonly sideBySide: number
  /** It may fail on so many; once it has failed on more, it is begun on no other. */
  readonly mayFail: number
}

/** What the operator says of a step; `open` takes back what was said. */
export type Settlement = 'done' | 'skip' | 'failed' | 'open'

/** What `hello` answers: who the runner is, and whether it can be replaced by another version now. */
export interface Greeting {
  readonly version: string
  readonly pid: number
  /** A step is running. */
  readonly busy: boolean
}

/** One line from a client. `id` returns in the reply. */
export type Request = { readonly id: number } & (
  | { readonly method: 'hello'; readonly token: string; readonly version: string }
  | { readonly method: 'run'; readonly params: RunRequest }
  | { readonly method: 'plan'; readonly params: RunRequest }
  | { readonly method: 'cancel'; readonly params: RunAddress }
  | { readonly method: 'input'; readonly params: RunAddress & { readonly data: string } }
  | {
      readonly method: 'resize'
      readonly params: RunAddress & { readonly columns: number; readonly rows: number }
    }
  | {
      readonly method: 'answer'
      readonly params: RunAddress & { readonly values: Readonly<Record<string, string>> }
    }
  | {
      readonly method: 'settle'
      readonly params: SettleRequest
    }
  | { readonly method: 'startOver'; readonly params: RunAddress }
  | { readonly method: 'list'; readonly params: { readonly file: string } }
  | { readonly method: 'unfollow'; readonly params: RunAddress }
  /** Ends a runner that does nothing, so that one of another version can take its place. */
  | { readonly method: 'retire' }
  | { readonly method: 'follow'; readonly params: RunAddress & { readonly output: boolean } }
)

/** A statement in doubt, as a question to the operator. */
export interface PlannedDoubt {
  /** First and last line in the document, from 1. */
  readonly line: number
  readonly endLine: number
  /** What would run, as the document has it. */
  readonly text: string
  /** Why it is in doubt: one sentence. */
  readonly why: string
  /** What was decided, in the request or before in the run; null when it is to be asked. */
  readonly as: LineDecision | null
}

/** What a dry run answers for one step: what would run where, or why not. */
export interface PlannedStep {
  readonly step: string
  readonly title: string
  /** SHA-256 (hex) of its source text: what decisions about its lines refer to. Null when the document has no such step. */
  readonly hash: string | null
  readonly target: string
  /** Every statement in doubt, in the order of `Step.doubts`; empty for most steps. */
  readonly doubts: readonly PlannedDoubt[]
  /** Names of the placeholders that need a value before it starts, given what was decided so far. */
  readonly missing: readonly string[]
  /** The commands as they would run, placeholders filled; those in doubt that were decided to run are among them. */
  readonly commands: readonly string[]
  /** What each is shown behind (see prompt-of.ts). */
  readonly prompts: readonly string[]
  /** By command: what opened the nested session that it would be typed in, null outside; left out when all are. */
  readonly inside?: readonly (string | null)[]
  readonly refusal: { readonly reason: Refusal; readonly cause?: Cause; readonly message: string } | null
}

/** One line from the runner: the reply to a request, or an event of a followed document. */
export type Message =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
  /** `run` is there when the client follows it by its name. */
  | (RunAddress & { readonly record: Recorded })
  /** Another run of the document is shown from now on (practice was switched on or off): where it stands. */
  | { readonly file: string; readonly state: RunState }

/** What `follow` answers: where the document's open run (or its last) stands, and how it came there. */
export interface Followed {
  readonly state: RunState | null
  /**
   * The end of what happened, with what the commands printed among it: all of the newest step, up to 4 Mi characters, and
   * some 256 Ki of those before it. Output that is left out is said (`missing`).
   */
  readonly history: readonly Recorded[]
}

/** What `run` answers: which run has begun, and the place of its `run.started` in the record. */
export interface Begun {
  readonly run: string
  readonly seq: number
}
