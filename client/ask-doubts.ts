import * as vscode from 'vscode'
import type { LineDecision } from '../server/run/event.ts'
import type { PlannedDoubt } from '../server/run/runner/wire.ts'
import { nameOf } from './documents.ts'
import { plainText } from './plain-text.ts'

/** An answer, for one statement or for it and all that are still to be asked. */
interface Choice extends vscode.QuickPickItem {
  readonly as?: LineDecision
  readonly isForRest?: boolean
}

const one: readonly Choice[] = [
  { label: '$(play) Run it', description: 'it is a command', as: 'run' },
  { label: '$(output) It is output', description: 'it is not run', as: 'output' },
  { label: '$(debug-step-over) Leave it out', description: 'in this run', as: 'leave' },
]

/** The same for all, where several are left. */
function forRest(left: number): readonly Choice[] {
  if (left < 2) return []
  return [
    { label: `The same for all ${left} that are left`, kind: vscode.QuickPickItemKind.Separator },
    { label: '$(run-all) Run all of them', as: 'run', isForRest: true },
    { label: '$(output) All of them are output', as: 'output', isForRest: true },
    { label: '$(debug-step-over) Leave all of them out', as: 'leave', isForRest: true },
  ]
}

/**
 * Asks what each statement in doubt is that nobody has said anything of, one after the other, with its line shown in the
 * document. Answers all decisions, in order; null when the operator leaves one open.
 */
export async function askDoubts(
  uri: vscode.Uri,
  doubts: readonly PlannedDoubt[],
): Promise<readonly LineDecision[] | null> {
  const decisions = doubts.map(({ as }) => as)
  const marks = marking(uri)
  try {
    for (const [index, doubt] of doubts.entries()) {
      if (decisions[index] !== null) continue
      const left = decisions.filter(as => as === null).length
      await marks.show(doubt)
      const choice = await vscode.window.showQuickPick([...one, ...forRest(left)], {
        title: titleOf(uri, doubt, left),
        placeHolder: `${plainText(brief(doubt.text))} — ${plainText(doubt.why)}`,
        ignoreFocusOut: true,
      })
      const as = choice?.as
      if (as === undefined) return null
      decisions[index] = as
      if (choice?.isForRest === true) decisions.forEach((known, at) => (decisions[at] = known ?? as))
    }
    return decisions.filter(as => as !== null)
  } finally {
    marks.clear()
  }
}

function titleOf(uri: vscode.Uri, { line, endLine }: PlannedDoubt, left: number): string {
  const lines = endLine > line ? `Lines ${line} to ${endLine}` : `Line ${line}`
  const count = left > 1 ? ` (${left} left)` : ''
  return `${lines} of ${nameOf(uri)}: is it typed?${count}`
}

const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : line
}

/** Marks the line that is asked about in the document, which is brought to the front; the keys stay with the question. */
function marking(uri: vscode.Uri) {
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    outlineColor: new vscode.ThemeColor('editorWarning.foreground'),
    outlineStyle: 'solid',
    outlineWidth: '1px',
    overviewRulerColor: new vscode.ThemeColor('editorWarning.foreground'),
  })
  return {
    async show({ line, endLine }: PlannedDoubt) {
      const visible = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri.toString())
      const editor = visible ?? (await vscode.window.showTextDocument(uri, { preserveFocus: true, preview: false }))
      const range = new vscode.Range(line - 1, 0, endLine - 1, Number.MAX_SAFE_INTEGER)
      editor.setDecorations(mark, [range])
      // The question covers the top of the window.
      editor.revealRange(range, vscode.TextEditorRevealType.InCenter)
    },
    clear: () => mark.dispose(),
  }
}
