import * as vscode from 'vscode'
import type { LineDecision } from '../server/run/event.ts'
import type { PlannedDoubt } from '../server/run/runner/wire.ts'
import { plainText } from './plain-text.ts'

/** An answer for one statement, or for it and all statements after it. */
interface Choice extends vscode.QuickPickItem {
  readonly as?: LineDecision
  readonly isForRest?: boolean
}

const icon = (name: string) => new vscode.ThemeIcon(name)

/** The harmless answer comes first, because Enter is pressed easily. */
const one: readonly Choice[] = [
  { label: 'It is output', iconPath: icon('output'), description: 'it is not run', as: 'output' },
  { label: 'Run it', iconPath: icon('play'), description: 'it is a command', as: 'run' },
  { label: 'Leave it out', iconPath: icon('debug-step-over'), description: 'in this run', as: 'leave' },
]

/** The same answers for all statements, if several are left. */
function forRest(left: number): readonly Choice[] {
  if (left < 2) return []
  return [
    { label: `The same for all ${left} left`, kind: vscode.QuickPickItemKind.Separator },
    { label: 'All of them are output', iconPath: icon('output'), as: 'output', isForRest: true },
    { label: 'Run all of them', iconPath: icon('run-all'), as: 'run', isForRest: true },
    { label: 'Leave all of them out', iconPath: icon('debug-step-over'), as: 'leave', isForRest: true },
  ]
}

/**
 * Asks what each unanswered statement in doubt is, one after the other, and marks its line in the document. Returns all decisions
 * in order; null when the operator leaves one open.
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
        title: titleOf(doubt, left),
        placeHolder: plainText(doubt.why),
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

/** The line and its text, because the question may cover it. */
function titleOf({ line, endLine, text }: PlannedDoubt, left: number): string {
  const lines = endLine > line ? `lines ${line} to ${endLine}` : `line ${line}`
  const count = left > 1 ? ` (${left} left)` : ''
  return `Is ${lines} typed?${count} ${plainText(brief(text))}`
}

const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 50 ? `${line.slice(0, 49).replace(/[\ud800-\udbff]$/, '')}…` : line
}

/** Marks the line in question in the document and brings that to the front; the question keeps the focus. */
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
