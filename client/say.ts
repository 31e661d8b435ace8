import * as vscode from 'vscode'
import { plainText } from './plain-text.ts'

/** What an error says to the operator. */
export const messageOf = (error: unknown): string => plainText(error instanceof Error ? error.message : String(error))

/** Says what went wrong with a click. */
export const sayError = (error: unknown): void => void vscode.window.showErrorMessage(`Runbook: ${messageOf(error)}`)
