import type * as vscode from 'vscode'
import { registerAttach } from './attach.ts'
import { registerChooseRun } from './choose-run.ts'
import { registerFillIn } from './fill-in.ts'
import { languageClient } from './language-client.ts'
import { registerLensProgress } from './lens-progress.ts'
import { outlines } from './outlines.ts'
import type { Parts } from './parts.ts'
import { practiceMode } from './practice.ts'
import { registerRunCommands } from './run-commands.ts'
import { registerRunDialogue } from './run-dialogue.ts'
import { followedRuns } from './runs.ts'
import { registerSamples } from './samples.ts'
import { registerSettleCommands } from './settle-commands.ts'
import { shownRunbook } from './shown.ts'
import { registerStatusBar } from './status-bar.ts'
import { runTerminals } from './terminal.ts'
import { registerTree } from './tree.ts'
import { valueStore } from './value-store.ts'

/** Puts the client's parts together; it waits for nothing, and nothing runs. */
export function activate(context: vscode.ExtensionContext): void {
  const client = languageClient(context)
  const read = outlines(context, client)
  const practice = practiceMode(context)
  const runs = followedRuns(context, practice, read)
  const parts: Parts = {
    client,
    outlines: read,
    runs,
    practice,
    shown: shownRunbook(context, read, runs),
    terminals: runTerminals(context, read, runs),
    values: valueStore(context),
    clicked: new Map(),
    nodeByKey: () => null,
  }
  for (const register of [
    registerTree,
    registerStatusBar,
    registerRunCommands,
    registerSettleCommands,
    registerFillIn,
    registerRunDialogue,
    registerLensProgress,
    registerAttach,
    registerChooseRun,
  ]) {
    register(context, parts)
  }
  registerSamples(context)
}
