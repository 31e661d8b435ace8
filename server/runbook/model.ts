/** The model: one document, understood. Plain data that survives `structuredClone`, apart from the source. */
import type { Block, Code, CodeLine, DocumentTree, Quote } from '../markup/block.ts'
import type { Account } from './account/account.ts'
import type { MarkupId } from '../markup/markup.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import type { Includes } from './includes.ts'

declare const stepId: unique symbol

/** Names a step within its document: drawn from its procedure and text, so that it survives edits elsewhere. */
export type StepId = string & { readonly [stepId]: true }

/** What the operator does next. */
export type StepKind = 'command' | 'inline' | 'file' | 'manual'

/** What a command is written in: `sh` for every POSIX-like shell, else `sql`, `python`, `redis`, `powershell` … */
export type Language = string

/**
 * What stands before a command.
 *
 *     root@db1:/srv# psql
 *     ^^^^^^^^^^^^^^ span; user root, host db1, root true
 */
export interface Prompt {
  readonly span: Span
  readonly text: string
  readonly user: string | null
  readonly host: string | null
  /** The sigil is `#` in a shell. */
  readonly root: boolean
  readonly language: Language
}

export type PlaceholderKind =
  | 'angle' //          <pack-list>
  | 'braces' //         {{ name }}, {name}
  | 'brackets' //       [your-host]
  | 'upper-case' //     VERSION_OLD, YOUR_TOKEN
  | 'dunder' //         __placeholder__
  | 'emphasis' //       *name* or **name** in a block that the page shows emphasis in
  | 'pattern' //        X.Y.Z, x_x_x, /dev/sdX
  | 'ellipsis' //       … or ... inside a command
  | 'substitution' //   |name| without a definition
  | 'variable' //       $NAME, ${NAME} that nothing sets
  | 'example' //        192.0.2.1, example.com, user@host, your-x, /path/to/x, secret
  | 'sample' //         a value of the author's: copied from sample output, or said to be replaced
  | 'question' //       (?), ???, TODO, FIXME, TBD

/**
 * Text the reader must replace before what it stands in can run.
 *
 *     st2 run packs.install packs=<pack-list>
 *                                 ^^^^^^^^^^^ span and text
 *                                  ^^^^^^^^^  name
 */
export interface Placeholder {
  /** What `--set` takes; the same name is the same placeholder throughout the document. */
  readonly name: string
  readonly text: string
  readonly span: Span
  readonly kind: PlaceholderKind
  readonly where: 'command' | 'inline' | 'file' | 'heading' | 'prose'
  /** Why it is taken for one: a sentence for the hover. */
  readonly reason: string
  /** The step and the command (index) it stands in, when it stands in one. */
  readonly step: StepId | null
  readonly command: number | null
}

/**
 * A shell or a program that a command of the document opens, and that later commands are typed in.
 *
 *     $ su - postgres                   opener, user postgres
 *     $ psql -c 'SELECT 1'              inside it
 */
export interface NestedSession {
  /** The text of the command that opens it. */
  readonly opener: string
  readonly language: Language
  /** Who one is in it, when the opener says so. */
  readonly user: string | null
  /** Where one is, when the opener says so. */
  readonly host: string | null
}

/** One logical command of a step. */
export interface Command {
  /** From the first character after the prompt to the end of the last line. */
  readonly span: Span
  /** The command's own lines, prompt and common indentation removed: joined by `\n` they are {@link text}. */
  readonly lines: readonly CodeLine[]
  readonly text: string
  readonly prompt: Prompt | null
  readonly language: Language
  /** The nested sessions that it is typed in, the outermost first; empty for one that is typed where the run begins. */
  readonly inside: readonly NestedSession[]
  /** Sample output shown after it, blank lines left out. */
  readonly output: readonly CodeLine[]
  readonly placeholders: readonly Placeholder[]
}

/**
 * A statement that may be typed or shown. It never runs by itself and is never passed over: the operator says what it is.
 */
export interface Doubt {
  /** What runs when the operator says that it is a command. */
  readonly command: Command
  /** Why it is in doubt: one short sentence. */
  readonly why: string
}

/** What a block of code is as a whole: commands, the content of a file, other data, output, or in doubt. */
export type Nature = 'commands' | 'file' | 'data' | 'output' | 'unread'

/** A block of code, or a quote that is read as one, with a role for each of its lines. */
export interface BlockReading {
  readonly block: Code | Quote
  /** The language that counts: the author's own word where they gave one. */
  readonly language: string | null
  readonly nature: Nature
  readonly account: Account
  /** The step of the block; null when it gives none. */
  readonly step: StepId | null
}

/** One way of several to do the same; of a group the operator picks one branch. */
export interface Alternative {
  readonly group: string
  readonly branch: string
  /** The choice that this one stands in a branch of; only who takes that branch has to choose here. */
  readonly within?: Alternative
}

/** What a part of a runbook is for, when its title says so: to make ready for the work, or to see that it was done. */
export type Purpose = 'preparation' | 'verification'

/** What an author tells the reader beside a step: a note, a warning. */
export interface Note {
  readonly span: Span
  /** `warning`, `note`, `tip` …, whatever the markup spells it. */
  readonly kind: string
  /** Whether it tells of harm; then it belongs before the eyes of whoever runs the step. */
  readonly warns: boolean
  /** Its first sentence. */
  readonly text: string
}

export interface Step {
  readonly id: StepId
  readonly kind: StepKind
  /** The step's source: what is hashed, so that a run can tell whether the reader saw this text. */
  readonly span: Span
  readonly title: string
  /** Titles of the sections it stands in, outermost first. */
  readonly procedure: readonly string[]
  /** Hosts that its prompts and the prose around it name, as written, without repeats. */
  readonly hosts: readonly string[]
  /** Empty for `file` and `manual`; exactly one for `inline`. */
  readonly commands: readonly Command[]
  /** Of a block: its statements in doubt, in the order of the document; a step may hold nothing else. */
  readonly doubts: readonly Doubt[]
  /** For kind `file`: where the content belongs, when the text says so. */
  readonly path: string | null
  /** For kind `file`: the content's lines. */
  readonly content: readonly CodeLine[] | null
  readonly alternative: Alternative | null
  /** Whether it stands in a part that undoes another (rollback, revert, downgrade). */
  readonly rollback: boolean
  /** What the innermost part around it that says so is for. */
  readonly purpose: Purpose | null
  /** What is noted and warned of beside it, in the order of the document. */
  readonly notes: readonly Note[]
  /** What the document says that the operator is to answer when it asks, in whole sentences. Shown, never typed. */
  readonly answers: readonly string[]
  /** Who runs it, when the author says so; else its prompts tell. */
  readonly user: string | null
  /** After so many milliseconds it is ended, when the author says so. */
  readonly timeout: number | null
  /** The operator is to be asked before it runs. */
  readonly confirm: boolean
  /** Whether the machine it runs on is rebooted by it. */
  readonly reboots: boolean
  readonly placeholders: readonly Placeholder[]
}

/** A procedure that another one speaks of. */
export interface ProcedureName {
  readonly title: string
  readonly heading: Span
}

/** A section that holds steps, or sections that do: followed from its top to its bottom. */
export interface Procedure {
  readonly title: string
  readonly span: Span
  readonly heading: Span
  readonly rollback: boolean
  /** Of a rollback (not of parts of one): the procedure that it undoes. Null when the document shows none. */
  readonly undoes: ProcedureName | null
  /** What it is for, when its title or that of a procedure around it says so. */
  readonly purpose: Purpose | null
  readonly children: readonly (Procedure | StepId)[]
}

/** A heading, or a block that stands in the document or in a section directly, with what was understood of it. */
export interface Passage {
  /** For a heading its section. */
  readonly block: Block
  /** Every step in it, in order; of a section only the one that it is as a whole. */
  readonly steps: readonly Step[]
  /** Every placeholder in it, in order. */
  readonly placeholders: readonly Placeholder[]
  /** Every block of code in it, in order, including those without a step. */
  readonly blocks: readonly BlockReading[]
}

/** Passages that follow each other: some dozens of them, so that what is known of all of them stands in one place. */
export interface Stretch {
  readonly passages: readonly Passage[]
  /** Every step in it, in order. */
  readonly steps: readonly Step[]
  readonly placeholders: readonly Placeholder[]
  readonly blocks: readonly BlockReading[]
}

export interface Runbook {
  readonly source: SourceText
  readonly markup: MarkupId
  /** The blocks it was understood from, with the markup's faults. */
  readonly tree: DocumentTree
  /** The document's title, or null. */
  readonly title: string | null
  /** The document from its top to its bottom. */
  readonly stretches: readonly Stretch[]
  /** Every step in document order. */
  readonly steps: readonly Step[]
  /** The document's outline; steps outside any section come first, as ids. */
  readonly outline: readonly (Procedure | StepId)[]
  /** Every placeholder in document order, also those outside steps. */
  readonly placeholders: readonly Placeholder[]
  /** Every block of code in document order, with a role for each of its lines. */
  readonly blocks: readonly BlockReading[]
  /** What it includes; absent when nobody has looked it up. */
  readonly includes?: Includes
}
