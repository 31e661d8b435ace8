import type * as vscode from 'vscode'
import type { Practice } from './practice.ts'

/** Which of a document's runs this window shows, where the operator has chosen one: for real and in practice apart. */
export interface ChosenRuns {
  /** Undefined: the one that everybody sees. */
  of(file: string): string | undefined
  choose(file: string, run: string | undefined): Promise<void>
}

export function chosenRuns(context: vscode.ExtensionContext, practice: Practice): ChosenRuns {
  const key = (file: string) => `${practice.on ? 'practice run' : 'run'} ${file}`
  return {
    of: file => context.workspaceState.get<string>(key(file)),
    choose: async (file, run) => context.workspaceState.update(key(file), run),
  }
}
