import { access, cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { sayError } from './say.ts'

/** The commands that open the samples the extension carries. */
export function registerSamples(context: vscode.ExtensionContext): void {
  const folder = context.asAbsolutePath('runbooks')
  const open = (file: string) => vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false })

  /** Opens the sample of this name; without one the operator chooses. */
  async function pick(wanted: unknown): Promise<void> {
    const names = (await readdir(folder)).filter(name => /\.(md|rst|txt)$/.test(name) && !/^readme\./i.test(name))
    if (typeof wanted === 'string' && names.includes(wanted)) {
      await open(join(folder, wanted))
      return
    }
    const first = (name: string) => (name.startsWith('tour') ? 0 : 1)
    names.sort((a, b) => first(a) - first(b) || a.localeCompare(b))
    const samples = await Promise.all(
      names.map(async name => ({
        label: name,
        description: await titleOf(join(folder, name)),
        file: join(folder, name),
      })),
    )
    const copy = {
      label: '$(folder) Copy all samples to a folder …',
      description: 'to change them and to keep their runs',
      file: '',
    }
    const picked = await vscode.window.showQuickPick([...samples, copy], {
      title: 'Runbook samples',
      matchOnDescription: true,
    })
    if (!picked) return
    if (picked.file === '') await copyTo()
    else await open(picked.file)
  }

  /** Copies the samples where the operator says; what is there already is left as it is. */
  async function copyTo(): Promise<void> {
    const chosen = await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: 'Copy Samples Here',
      title: 'A folder for the Runbook samples',
    })
    const target = chosen?.[0]
    if (!target) return
    const into = join(target.fsPath, 'runbooks')
    const there = await access(into).then(
      () => true,
      () => false,
    )
    if (there) {
      void vscode.window.showWarningMessage(`${into} is there already: nothing was copied.`)
      return
    }
    await cp(folder, into, { recursive: true, errorOnExist: true, force: false })
    const openFolder = 'Open Folder'
    const choice = await vscode.window.showInformationMessage(`The samples are in ${into}.`, openFolder, 'Open Tour')
    if (choice === openFolder) await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(into))
    else if (choice) await open(join(into, 'tour.md'))
  }

  context.subscriptions.push(
    vscode.commands.registerCommand('runbook.openTour', () => open(join(folder, 'tour.md')).then(undefined, sayError)),
    vscode.commands.registerCommand('runbook.openSamples', (wanted: unknown) => pick(wanted).catch(sayError)),
  )
}

/** A document's first heading, roughly: enough to choose by. */
async function titleOf(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  const underline = lines.findIndex(
    (line, index) => index > 0 && /^([=~#*^-])\1{2,}\s*$/.test(line) && /\w/.test(lines[index - 1] ?? ''),
  )
  const hash = file.endsWith('.md') ? lines.find(line => line.startsWith('# ')) : undefined
  return hash?.slice(2).trim() ?? lines[underline - 1]?.trim() ?? ''
}
