import * as vscode from 'vscode'
import { isSecret } from '../server/run/secret.ts'

/**
 * Values the operator filled in, by document, until the run has them. Those of secret names live in memory only.
 */
export interface Values {
  of(file: string): Readonly<Record<string, string>>
  set(file: string, values: Readonly<Record<string, string>>): Promise<void>
  forget(file: string): Promise<void>
  readonly onDidChange: vscode.Event<string>
}

export function valueStore(context: vscode.ExtensionContext): Values {
  const changed = new vscode.EventEmitter<string>()
  const secrets = new Map<string, Record<string, string>>()
  const key = (file: string) => `values ${file}`
  context.subscriptions.push(changed)
  const plain = (file: string) => context.workspaceState.get<Record<string, string>>(key(file), {})
  return {
    of: file => ({ ...plain(file), ...secrets.get(file) }),
    async set(file, values) {
      const given = Object.entries(values)
      secrets.set(file, { ...secrets.get(file), ...Object.fromEntries(given.filter(([name]) => isSecret(name))) })
      const open = Object.fromEntries(given.filter(([name]) => !isSecret(name)))
      await context.workspaceState.update(key(file), { ...plain(file), ...open })
      changed.fire(file)
    },
    async forget(file) {
      secrets.delete(file)
      await context.workspaceState.update(key(file), undefined)
      changed.fire(file)
    },
    onDidChange: changed.event,
  }
}
