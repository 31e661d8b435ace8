import * as vscode from 'vscode'
import { plainText } from './plain-text.ts'

const languages = ['markdown', 'restructuredtext']
const schemes = ['file', 'untitled', 'vscode-vfs']

/** The documents that may be runbooks: Markdown, RST, and `.txt` files whatever language the editor takes them for. */
export const documentSelector = schemes.flatMap(scheme => [
  ...languages.map(language => ({ scheme, language })),
  { scheme, pattern: '**/*.txt' },
])

/** Whether a document may be a runbook. */
export const mayBeRunbook = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(documentSelector, document) > 0

/** Shows a place of a document in an editor, its tab kept where it is; the keys go there unless told otherwise. */
export async function showLine(uri: vscode.Uri, line: number, preserveFocus = false): Promise<void> {
  const visible = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri.toString())
  const document = visible?.document ?? (await vscode.workspace.openTextDocument(uri))
  const place = new vscode.Range(line, 0, line, 0)
  const editor = await vscode.window.showTextDocument(document, {
    selection: place,
    preserveFocus,
    ...(visible?.viewColumn ? { viewColumn: visible.viewColumn } : {}),
  })
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** The file name a person knows a document by. */
export const nameOf = (uri: vscode.Uri): string => plainText(uri.path.split('/').at(-1) ?? uri.path)

/** Scrolls an editor that shows the document to a line; which editor is active stays as it is. */
export function scrollTo(uri: vscode.Uri, line: number): void {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
  editor?.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
