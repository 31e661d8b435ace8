import * as vscode from 'vscode'
import type { Outline, OutlineStep, StepReference } from '../server/protocol.ts'
import { mayBeRunbook, nameOf } from './documents.ts'
import type { Parts } from './parts.ts'

/** The document a command is about, saved nowhere yet, and what the reader sees of it. */
export interface Seen {
  readonly document: vscode.TextDocument
  readonly outline: Outline
}

/** A step that a command is about, with the hash of the text that the reader clicked on. */
export interface SeenStep extends Seen {
  readonly step: OutlineStep
  readonly hash: string
}

const isReference = (argument: unknown): argument is StepReference =>
  typeof argument === 'object' &&
  argument !== null &&
  ['uri', 'step', 'hash'].every(key => typeof (argument as Record<string, unknown>)[key] === 'string')

/** The runbook of the active editor, else the one that is shown; says so when there is none. */
export async function seenRunbook(parts: Parts, argument?: unknown): Promise<Seen | null> {
  const active = vscode.window.activeTextEditor?.document
  const uri = isReference(argument)
    ? vscode.Uri.parse(argument.uri)
    : active && typeof argument !== 'string' && parts.outlines.of(active.uri)
      ? active.uri
      : (parts.shown.now?.uri ?? active?.uri)
  if (!uri) {
    void vscode.window.showInformationMessage('Open a runbook first: a Markdown, RST or text document with steps.')
    return null
  }
  const document = await vscode.workspace.openTextDocument(uri)
  const outline = mayBeRunbook(document) ? await parts.outlines.fresh(document) : null
  if (!outline) void vscode.window.showInformationMessage(`${nameOf(uri)} has no steps to run.`)
  return outline ? { document, outline } : null
}

/**
 * The step that a lens, a line of the tree or, without either, the cursor points at. A lens names the text that was
 * clicked by its hash; command text is never taken from an argument.
 */
export async function seenStep(parts: Parts, argument: unknown): Promise<SeenStep | null> {
  const seen = await seenRunbook(parts, argument)
  if (!seen) return null
  const id = isReference(argument) ? argument.step : typeof argument === 'string' ? idOf(parts, argument) : null
  const step = id === null ? stepAtCursor(seen) : seen.outline.steps.find(step => step.id === id)
  if (step) return { ...seen, step, hash: isReference(argument) ? argument.hash : step.hash }
  void vscode.window.showInformationMessage(
    id === null
      ? 'There is no step at the cursor: place it in one, or click Run step above it.'
      : `That step is no longer in ${nameOf(seen.document.uri)}: the document has changed since.`,
  )
  return null
}

function idOf(parts: Parts, key: string): string | null {
  const node = parts.nodeByKey(key)
  return node && node.kind !== 'procedure' ? node.step.id : ''
}

/** The step the cursor stands in, else the next one below it. */
function stepAtCursor({ document, outline }: Seen): OutlineStep | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor?.document !== document) return undefined
  const line = editor.selection.active.line
  return outline.steps.find(({ range }) => range.end.line >= line)
}

/** A step of an open document by its id; null when the document has it no more. */
export const stepOf = (parts: Parts, file: string, id: string): OutlineStep | null =>
  parts.outlines.of(vscode.Uri.file(file))?.steps.find(step => step.id === id) ?? null
