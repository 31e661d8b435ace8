/**
 * What happens in a run. The same records are written to the journal, sent to every connected client and printed by
 * `runbook run --json`; the state of a run is nothing but their fold (see state.ts).
 */
import type { MarkupId } from '../markup/markup.ts'
import type { StepId } from '../runbook/model.ts'
import type { StepFacts } from './resume/step-facts.ts'
import type { Become } from './target/become.ts'

/** How a step ended. `unknown`: it was running when contact was lost; it is never re-run by itself. */
export type Outcome = 'passed' | 'failed' | 'timed-out' | 'canceled' | 'skipped' | 'unknown'

/** Why a step did not start, or stopped before a command. `unread`: it holds lines in doubt that are not decided. */
export type Refusal =
  'unread' | 'placeholder' | 'syntax' | 'target' | 'trust' | 'changed' | 'manual' | 'alternative' | 'root'

/** What the operator says of a line in doubt: it is a command, it is output, or it is left out this time. */
export type LineDecision = 'run' | 'output' | 'leave'

/** A line in doubt (a statement, which may go over several lines) and what the operator said of it. */
export interface SettledLine {
  /** Its place in `Step.doubts`, from 0. */
  readonly index: number
  /** Its first line in the document as it was then, from 1. */
  readonly line: number
  readonly text: string
  readonly as: LineDecision
}

/**
 * What stands behind a refusal, where its reason says it too widely: a host that is not reached, a language that is no
 * shell, a command inside another one's session, a command that cannot be practised, a shell or a record that cannot be
 * had, an outcome that is not known, a step that its author wants confirmed, an operator who is not root and has not
 * said how he becomes it.
 */
export type Cause = 'host' | 'language' | 'nested' | 'practice' | 'shell' | 'record' | 'unknown' | 'confirm' | 'become'

/** What is kept of a command's output, beside the journal: without its secrets, up to a limit. */
export interface Kept {
  readonly bytes: number
  /** Of the file, 64 hex digits. */
  readonly sha256: string
  /** Bytes that were printed and are not kept, for the limit was reached or the disk was full. */
  readonly missing?: number
}

/** Output that is left out where it is told: so many bytes, and the file that keeps them, when that is known. */
export interface Missing {
  readonly bytes: number
  readonly file?: string
}

export type RunEvent =
  /** A selection (one click) has begun; the first one of a run opens it. */
  | {
      readonly event: 'run.started'
      readonly run: string
      readonly file: string
      readonly practice: boolean
      /** What the document was read as. */
      readonly markup?: MarkupId
      /** SHA-256 (64 hex digits) of the whole document as it was read. */
      readonly sha256?: string
      /** Login name of who asked. */
      readonly user?: string
      /** Who that was before they became another user by `sudo`. */
      readonly sudoUser?: string
      /** Name of the machine that the runner works on. */
      readonly host?: string
      /** Of Runbook. */
      readonly version?: string
    }
  /** The document is in a git repository: which commit is checked out, and whether the document is another than in it. */
  | { readonly event: 'document.commit'; readonly commit: string; readonly changed: boolean }
  | {
      readonly event: 'step.started'
      readonly step: StepId
      /** Where it runs; several targets with commas between them. */
      readonly target: string
      /** How many commands it has. */
      readonly commands: number
      readonly about?: StepFacts
      /** Who confirmed it, for its author wants that. */
      readonly confirmed?: string
      /** The targets, when all of it runs on each of several. What then happens on one of them says so (`target`). */
      readonly targets?: readonly string[]
      /** Those of them where it has passed before and is not run again: their outcome is kept. */
      readonly kept?: readonly string[]
      /** How many of them may be at work at a time, when more than one may. */
      readonly sideBySide?: number
    }
  /**
   * The operator has said what lines in doubt of a step are; it holds for the run, as long as the step's text is the same
   * (`hash`). A later word on a line counts more than an earlier one. On the disk before the step starts.
   */
  | {
      readonly event: 'lines.settled'
      readonly step: StepId
      /** SHA-256 (hex) of the step's source text. */
      readonly hash: string
      readonly lines: readonly SettledLine[]
      /** Login name of who said so; `--unread` when it was said once for all lines. */
      readonly by: string
    }
  /** A step for several hosts begins on one of them, or has ended there. A host without either was not begun. */
  | { readonly event: 'host.started'; readonly step: StepId; readonly target: string }
  | {
      readonly event: 'host.finished'
      readonly step: StepId
      readonly target: string
      readonly outcome: Outcome
      readonly ms: number
      readonly why: string | null
    }
  | {
      readonly event: 'command.started'
      readonly step: StepId
      readonly target?: string
      readonly command: number
      /** As it ran, secrets masked. */
      readonly text: string
      /** Names of the placeholders whose values stand in it. */
      readonly filled?: readonly string[]
      /** What it is shown behind, where that is no shell's `$` (see prompt-of.ts). */
      readonly prompt?: string
      /** It runs in the shell in which the operator has become root. */
      readonly root?: true
      /** Of a command that reboots its machine: which start of the machine it runs in; empty when nobody can tell. */
      readonly boot?: string
    }
  /** What programs print, as the terminal is given it: lines end in CR LF. Kept in files beside the journal. */
  | {
      readonly event: 'output'
      readonly step: StepId
      readonly target?: string
      readonly command: number
      readonly data: string
      /** What the command printed right before `data` and is not told here, for it is too much. */
      readonly missing?: Missing
    }
  /**
   * The step waits for the operator's keys (`password` when the terminal does not echo), for a machine that it reboots to
   * be there again, or (`suspended`) to be continued by Enter when its program was stopped (Ctrl-Z). `answers` is what
   * the document says about what to answer.
   */
  | {
      readonly event: 'step.waiting'
      readonly step: StepId
      readonly target?: string
      readonly for: 'input' | 'password' | 'reboot' | 'suspended'
      readonly answers?: readonly string[]
      /** Of a machine that reboots: since when it is waited for, and until when at most, in ISO 8601. */
      readonly since?: string
      readonly until?: string
      /** The operator reboots it himself. */
      readonly byHand?: true
    }
  | { readonly event: 'step.resumed'; readonly step: StepId; readonly target?: string }
  /** The operator typed a line to the step: of what was typed only how many characters, of a password not even that. */
  | {
      readonly event: 'input.sent'
      readonly step: StepId
      readonly target?: string
      readonly command: number
      readonly length: number | null
    }
  /** The step has come to a command whose values are known only now; it goes on when they are given. */
  | {
      readonly event: 'step.asks'
      readonly step: StepId
      readonly target?: string
      readonly command: number
      readonly names: readonly string[]
    }
  | {
      readonly event: 'command.finished'
      readonly step: StepId
      readonly target?: string
      readonly command: number
      /** Exit status 0 to 255; null when unknown. */
      readonly status: number | null
      readonly signal: string | null
      readonly ms: number
      readonly cwd: string | null
      /** It opened a shell or a program, and has not ended: what comes after it is typed in there. */
      readonly entered?: true
      /** Left out when it printed nothing, or lost its runner. */
      readonly kept?: Kept
      /**
       * The command was to reboot its machine, and did: contact was lost, and the machine has come back in another
       * start. Its status counts as 0, and `ms` is the time until it was back (0 when nobody watched).
       */
      readonly rebooted?: true
    }
  | {
      readonly event: 'step.finished'
      readonly step: StepId
      readonly outcome: Outcome
      readonly ms: number
      /** Set by hand (`done`, `skip`, `failed`), with the operator's reason. */
      readonly by: 'run' | 'operator'
      readonly why: string | null
      /** Of one that was settled by hand: by whom, and what it was. */
      readonly user?: string
      readonly about?: StepFacts
    }
  /** The operator takes back what was said of it by hand: it stands as it stood before. */
  | { readonly event: 'step.reopened'; readonly step: StepId; readonly user?: string }
  /** The runner that started the step is gone, and its shell goes on: that is waited for. */
  | { readonly event: 'step.left'; readonly step: StepId; readonly message: string }
  | {
      readonly event: 'step.refused'
      readonly step: StepId
      readonly reason: Refusal
      readonly cause?: Cause
      /** Where, when it depends on the place. */
      readonly target?: string
      readonly message: string
    }
  /** The operator has said how he becomes root, on a target or (`*`) wherever he is not; it holds for the run. */
  | { readonly event: 'root.chosen'; readonly target: string; readonly become: Become }
  /** A value was given; of a secret one only that it was given, masked. */
  | { readonly event: 'value.set'; readonly name: string; readonly value: string }
  /** What the program that connects to a target says before a shell is there: a password, a host's key. Told, not kept. */
  | { readonly event: 'session.opening'; readonly target: string; readonly data: string }
  | {
      readonly event: 'session.opened'
      readonly target: string
      readonly pid: number
      /** When the shell's process began, in the kernel's ticks; for a shell on this machine. */
      readonly start?: string
      /** Names the start of its machine that the shell lives in. */
      readonly boot?: string
      /** What the operator must know about it (no pty on this platform); null when there is nothing. */
      readonly note: string | null
    }
  /** The shell died or was replaced; `message` says what was lost. */
  | { readonly event: 'session.lost'; readonly target: string; readonly message: string }
  /** The run stands inside what a command has opened (`su - postgres`, `ssh db1`, `psql`). */
  | {
      readonly event: 'session.entered'
      readonly target: string
      readonly step: StepId
      readonly command: number
      /** The command as the document has it. */
      readonly opener: string
    }
  /** It stands outside again; how the command ended that had opened it, null when nobody knows. */
  | {
      readonly event: 'session.left'
      readonly target: string
      readonly opener: string
      readonly status: number | null
    }
  /** A selection (one click) has come to its end; the run itself stays open until it is started over or complete. */
  | { readonly event: 'run.finished'; readonly run: string; readonly outcome: 'passed' | 'failed' | 'stopped' }
  | { readonly event: 'run.closed'; readonly run: string }

/**
 * An event as recorded: its place in the run from 0, and when, in ISO 8601. Events that are told but not kept
 * (`output`, `session.opening`) repeat the place of the event before them.
 */
export type Recorded = RunEvent & { readonly seq: number; readonly at: string }
