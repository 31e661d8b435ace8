import * as vscode from 'vscode'
import type { OutlineStep } from '../server/protocol.ts'
import { isMasked } from '../server/run/secret.ts'
import { answer } from './answer.ts'
import { askValues } from './ask-values.ts'
import { plainText } from './plain-text.ts'
import { scrollTo } from './documents.ts'
import type { Parts } from './parts.ts'
import { seenStep } from './resolve-step.ts'
import { wantedBefore, wantedOf } from './values.ts'

/** Every value this window knows: given in it, or recorded by the run; not the secrets of which the record is only that they were given. */
const knownValues = ({ values, runs }: Parts, file: string): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(runs.state(file)?.values ?? {}).filter(([, value]) => !isMasked(value))),
  ...values.of(file),
})

/** What came of asking for values: `none` were missing, all were `given`, or the operator left one `open`. */
export type Filled = 'none' | 'given' | 'open'

/**
 * Asks for what a step needs before it starts. A secret that the run was given counts as there, unless the runner has
 * just said that it is not: `anew`.
 */
export async function fillBefore(parts: Parts, file: string, step: OutlineStep, anew = false): Promise<Filled> {
  const known = knownValues(parts, file)
  const there = { ...(anew ? {} : parts.runs.state(file)?.values), ...known }
  const wanted = wantedBefore(step, new Set(Object.keys(there)))
  if (wanted.length === 0) return 'none'
  scrollTo(vscode.Uri.file(file), step.range.start.line)
  const values = await askValues(wanted, known)
  if (values) await parts.values.set(file, values)
  return values ? 'given' : 'open'
}

export function registerFillIn(context: vscode.ExtensionContext, parts: Parts): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('runbook.fillPlaceholders', async (argument: unknown) => {
      const seen = await seenStep(parts, argument)
      if (!seen) return false
      const file = seen.document.uri.fsPath
      const now = parts.runs.state(file)?.steps[seen.step.id]
      if (now?.phase === 'asking') {
        await answer(parts, file, seen.step.id, now.asks)
        return false
      }
      const wanted = wantedOf(seen.step)
      const early = wantedBefore(seen.step, new Set())
      if (early.length === 0) {
        void vscode.window.showInformationMessage(
          wanted.length === 0
            ? 'This step has nothing to fill in.'
            : `${wanted.map(({ text }) => `“${plainText(text)}”`).join(', ')} is a value of the author's: the step asks for your own when it comes to that command.`,
        )
        return false
      }
      const values = await askValues(early, knownValues(parts, file))
      if (values) await parts.values.set(file, values)
      return values !== null
    }),
  )
}
