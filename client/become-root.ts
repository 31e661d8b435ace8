import * as vscode from 'vscode'
import type { Become } from '../server/run/target/become.ts'

/** Asks how the operator becomes root on a target; undefined when he does not say. */
export async function askHowToBecomeRoot(target: string): Promise<Become | undefined> {
  const items: (vscode.QuickPickItem & { readonly become: Become })[] = [
    { label: 'sudo', detail: 'asks for your own password, if for any, in the terminal', become: 'sudo' },
    { label: 'su', detail: 'asks for the password of root in the terminal', become: 'su' },
  ]
  const picked = await vscode.window.showQuickPick(items, {
    title: `How do you become root ${target === 'local' ? 'on this machine' : `on ${target}`}?`,
    placeHolder: 'For commands behind a root prompt, for the rest of the run',
  })
  return picked?.become
}
