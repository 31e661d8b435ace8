import * as vscode from 'vscode'
import { askValues } from './ask-values.ts'
import { scrollTo } from './documents.ts'
import type { Parts } from './parts.ts'
import { stepOf } from './resolve-step.ts'
import { messageOf } from './say.ts'
import { trusted } from './trust.ts'
import { wantedByName } from './values.ts'

/** Asks for the values a step needs in the middle and gives them; a box left without an answer cancels the step. */
export async function answer(parts: Parts, file: string, id: string, names: readonly string[]): Promise<void> {
  if (!trusted()) return
  const step = stepOf(parts, file, id) ?? undefined
  if (step) scrollTo(vscode.Uri.file(file), step.range.start.line)
  const values = await askValues(wantedByName(step, names), {})
  const line = await parts.runs.connect(file)
  if (!values) {
    await line.cancel(file)
    return
  }
  try {
    await line.answer(file, values)
  } catch (error) {
    const choice = await vscode.window.showWarningMessage(messageOf(error), 'Answer Again')
    if (choice) await answer(parts, file, id, names)
    else await line.cancel(file)
  }
}
