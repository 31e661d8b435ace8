import type { Connection, ServerCapabilities } from 'vscode-languageserver'
import type { Workspace } from './workspace.ts'

/** One feature of the language server: what it promises the client, and how it keeps the promise. */
export interface Feature {
  readonly capabilities: ServerCapabilities
  /** Called once, before the connection listens; what the client can do is known only from `initialize` on. */
  register(connection: Connection, workspace: Workspace): void
}
