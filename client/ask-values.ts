import * as vscode from 'vscode'
import { plainText } from './plain-text.ts'
import { valueFault, type Wanted } from './values.ts'

/** Asks for values one box after the other; null when the operator leaves one without an answer. */
export async function askValues(
  wanted: readonly Wanted[],
  known: Readonly<Record<string, string>>,
): Promise<Record<string, string> | null> {
  const values: Record<string, string> = {}
  for (const [index, { name, text, reason, secret }] of wanted.entries()) {
    const before = secret ? undefined : known[name]
    const value = await vscode.window.showInputBox({
      title: `Fill in ${plainText(text)}${wanted.length > 1 ? ` (${index + 1} of ${wanted.length})` : ''}`,
      prompt: `${plainText(reason) || `The value for ${plainText(name)}`}${secret ? ' Not shown, not recorded.' : ''}`,
      placeHolder: plainText(text),
      password: secret,
      ignoreFocusOut: true,
      validateInput: input => valueFault(input),
      ...(before === undefined ? {} : { value: before }),
    })
    if (value === undefined) return null
    values[name] = value
  }
  return values
}
