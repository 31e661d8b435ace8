import { homedir } from 'node:os'
import * as vscode from 'vscode'
import { type Mapping, targetsOfHost } from '../server/run/target/mapping.ts'
import { sshHosts } from '../server/run/target/ssh-hosts.ts'
import { readTarget } from '../server/run/target/target.ts'
import { readTargetsFile, writeTarget } from '../server/run/target/targets-file.ts'
import { workspaceOf } from '../server/run/workspace.ts'
import { nameOf } from './documents.ts'
import type { Parts } from './parts.ts'
import { stepOf } from './resolve-step.ts'
import { targetsSetting } from './targets-setting.ts'

/** Asks where each host of a step is reached that nobody has said it of, and keeps it; false when one is left open. */
export async function mapHosts(parts: Parts, file: string, id: string): Promise<boolean> {
  const step = stepOf(parts, file, id)
  const workspace = workspaceOf(file)
  const mapping = { ...readTargetsFile(workspace), ...targetsSetting() }
  const named = [...(step?.hosts ?? []), ...(step?.commands ?? []).flatMap(({ host }) => host ?? [])]
  for (const host of [...new Set(named)].filter(host => !isReached(host, mapping))) {
    const target = await pickTarget(host)
    if (target === undefined || !(await keep(workspace, host, target))) return false
  }
  return true
}

function isReached(host: string, mapping: Mapping): boolean {
  const targets = targetsOfHost(host, mapping)
  return targets !== null && objectionTo(targets.join(',')) === null
}

/** What is wrong with a target, or several with commas between them, as it is written; null when nothing is. */
function objectionTo(target: string): string | null {
  try {
    for (const each of target.split(',')) readTarget(each.trim())
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Offers the hosts that the user's ssh knows, those that are called alike first. */
async function pickTarget(host: string): Promise<string | undefined> {
  const isAlike = (name: string) => name.includes(host.split('.')[0] ?? host)
  const known = sshHosts(homedir())
  const hosts = [...known.filter(isAlike), ...known.filter(name => !isAlike(name))]
  const items: (vscode.QuickPickItem & { readonly target?: string })[] = [
    ...hosts.map(name => ({ label: name, description: `ssh:${name}`, target: `ssh:${name}` })),
    { label: 'Elsewhere', kind: vscode.QuickPickItemKind.Separator },
    { label: 'This machine', description: 'local', target: 'local' },
    { label: 'Another …', description: 'an ssh alias, a container or a pod' },
  ]
  const picked = await vscode.window.showQuickPick(items, {
    title: `Where is ${host} reached?`,
    placeHolder: hosts.length === 0 ? 'Your ssh configuration names no hosts' : 'The hosts of your ssh configuration',
    matchOnDescription: true,
  })
  return picked === undefined ? undefined : (picked.target ?? writeOut(host))
}

const writeOut = (host: string) =>
  vscode.window.showInputBox({
    title: `Where is ${host} reached?`,
    prompt:
      'ssh:ALIAS, docker:NAME, podman:NAME or kubectl:[NAMESPACE/]POD[/CONTAINER]; several machines with commas in between',
    value: /\s/.test(host) ? 'ssh:n1,ssh:n2' : `ssh:${host}`,
    validateInput: objectionTo,
  })

/** Keeps a target where the operator wants it kept; false when he does not say. */
async function keep(workspace: string, host: string, target: string): Promise<boolean> {
  const mine = { label: 'Only for me', description: 'setting runbook.targets' }
  const ours = {
    label: 'For everybody who works here',
    description: `runbook.targets in ${nameOf(vscode.Uri.file(workspace))}`,
  }
  const picked = await vscode.window.showQuickPick([mine, ours], { title: `Keep ${host} = ${target} …` })
  if (picked === mine) {
    const configuration = vscode.workspace.getConfiguration('runbook')
    const mine = configuration.get<Record<string, unknown>>('targets', {})
    await configuration.update('targets', { ...mine, [host]: target }, vscode.ConfigurationTarget.Global)
  } else if (picked === ours) writeTarget(workspace, host, target)
  return picked !== undefined
}
