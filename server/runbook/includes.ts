import type { Inclusion } from '../markup/inclusion.ts'
import type { Runbook } from './model.ts'

/** What stands at a path where a file is expected. */
export type Standing = 'file' | 'nothing' | 'folder' | 'device' | 'loop' | 'forbidden' | 'binary'

/** Why a file is not what its inclusion expects. */
export type Trouble =
  | {
      readonly kind: 'missing'
      readonly path: string
      readonly standing: Exclude<Standing, 'file'>
      /** The name it goes by there, spelled with other capitals; null when there is none. */
      readonly alike: string | null
      /** The included file that names it, when the document does not do so itself. */
      readonly within: string | null
    }
  /** The text from which or up to which a file is included does not stand in it. */
  | { readonly kind: 'unmarked'; readonly path: string; readonly mark: string; readonly within: string | null }
  /** The files of which each includes the next, the document first; the last one has come before. */
  | { readonly kind: 'cycle'; readonly chain: readonly string[] }

/** One inclusion, looked up. */
export interface LookedUp {
  readonly inclusion: Inclusion
  /** Absolute path of the file that was found; null when there is none, or nobody could tell where to look. */
  readonly file: string | null
  /** Whether the file lies within what the reader has opened: others are never read. */
  readonly inside: boolean
  readonly trouble: Trouble | null
}

/** What a document includes, looked up by whoever may read files: checking and parsing take it as they are given it. */
export interface Includes {
  /** In the order of the document. */
  readonly files: readonly LookedUp[]
  /** Names that included files define for `|name|`, as written and in lower case. */
  readonly substitutions: ReadonlySet<string>
  /** Whether every include that was found has been read. */
  readonly complete: boolean
  /** Absolute paths at which files were looked for: once something comes, goes or changes there, all this may be otherwise. */
  readonly paths: ReadonlySet<string>
}

/** The runbook with what it includes; what is worked out only when somebody asks for it stays so. */
export const withIncludes = (runbook: Runbook, includes: Includes): Runbook =>
  Object.create(runbook, { includes: { value: includes, enumerable: true } }) as Runbook
