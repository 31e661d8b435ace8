import * as vscode from 'vscode'
import { doubtEditRequest, type DoubtAnswers, type DoubtEdit } from '../server/protocol.ts'
import { nameOf, showLine } from './documents.ts'
import type { Parts } from './parts.ts'

/** The operator's answers about the lines in doubt of a step. */
export interface Answered extends Pick<DoubtAnswers, 'step' | 'hash' | 'answers'> {
  /** The number of lines. */
  readonly lines: number
}

/**
 * Offers to write the operator's answers into the document, if it has a way to say them. Nothing is written unless they accept, and
 * the document is not saved.
 */
export async function offerDoubtEdit({ client }: Parts, file: string, answered: Answered): Promise<void> {
  const uri = vscode.Uri.file(file)
  const { step, hash, answers, lines } = answered
  const request = () =>
    client.sendRequest<DoubtEdit | null>(doubtEditRequest, { uri: uri.toString(), step, hash, answers })
  const offered = await request()
  if (offered === null) return
  const write = 'Write It'
  const what = `You answered what ${lines === 1 ? '1 line' : `${lines} lines`} of ${nameOf(uri)} ${lines === 1 ? 'is' : 'are'}.`
  const how = `${offered.title.charAt(0).toLowerCase()}${offered.title.slice(1)}`
  const choice = await vscode.window.showInformationMessage(
    `${what} Write that into the document, so that Runbook does not ask again? This would ${how}.`,
    write,
    'Not Now',
  )
  if (choice !== write) return
  const edit = await request()
  const document = await vscode.workspace.openTextDocument(uri)
  if (edit === null || edit.version !== document.version) {
    void vscode.window.showInformationMessage(`${nameOf(uri)} has changed in the meantime: nothing was written.`)
    return
  }
  const changes = new vscode.WorkspaceEdit()
  for (const { range, newText } of edit.edits) changes.replace(uri, asRange(range), newText)
  if (await vscode.workspace.applyEdit(changes)) await showLine(uri, edit.edits[0]?.range.start.line ?? 0, true)
}

const asRange = ({ start, end }: DoubtEdit['edits'][number]['range']): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character)
