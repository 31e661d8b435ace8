import type { LanguageClient } from 'vscode-languageclient/node'
import type { Outline } from '../server/protocol.ts'
import type { TreeNode } from './outline-tree.ts'
import type { Answered } from './offer-doubt-edit.ts'
import type { Outlines } from './outlines.ts'
import type { Practice } from './practice.ts'
import type { Runs } from './runs.ts'
import type { Shown } from './shown.ts'
import type { Terminals } from './terminal.ts'
import type { Selection } from '../server/run/runner/wire.ts'
import type { Values } from './value-store.ts'

/** What this window asked for, while it is worked on. */
export interface Click {
  readonly select: Selection
  /** What the reader saw, for the document may change meanwhile. */
  readonly outline: Outline
  /** Only the hosts on which the step has not passed. */
  readonly failedHosts?: boolean
  /** On several hosts at a time. */
  readonly sideBySide?: boolean
  /** What was said of lines in doubt when it began. */
  readonly answered?: Answered | undefined
  /** The step with lines in doubt that the run had come to, and that this goes on with. */
  readonly cameTo?: string | undefined
}

/** What the client's parts know of each other; `extension.ts` puts it together. */
export interface Parts {
  readonly client: LanguageClient
  readonly outlines: Outlines
  readonly runs: Runs
  readonly practice: Practice
  readonly shown: Shown
  readonly terminals: Terminals
  readonly values: Values
  /** The clicks of this window that are being worked on, by document. */
  readonly clicked: Map<string, Click>
  /** A line of the drawn tree by the key that its buttons carry. */
  nodeByKey: (key: string) => TreeNode | null
}
