import * as vscode from 'vscode'
import { nameOf, showLine } from './documents.ts'
import { lookOf } from './look.ts'
import { onceAFrame } from './once-a-frame.ts'
import { allNodes, shapeOf, treeOf, type TreeNode } from './outline-tree.ts'
import type { Parts } from './parts.ts'
import { plainText } from './plain-text.ts'
import { countSteps, currentStep, hostsOf } from './progress.ts'
import { insideInWords } from '../server/run/inside.ts'

const viewId = 'runbook.progress'

/** The progress tree in the Runbook container: what is drawn is only what looks different from before. */
export function registerTree(context: vscode.ExtensionContext, parts: Parts): void {
  const { shown, runs, practice } = parts
  const redrawn = new vscode.EventEmitter<string[] | undefined>()
  /** Lines by key; VS Code holds the keys, so that an edit of the document moves nothing. */
  let nodes = new Map<string, TreeNode>()
  let roots: readonly TreeNode[] = []
  let shape = ''
  /** The hosts that the steps ran on, as drawn. */
  let hosts = ''
  let place = ''
  const drawn = new Map<string, string>()

  const run = () => (shown.now ? runs.state(shown.now.uri.fsPath) : null)

  const data: vscode.TreeDataProvider<string> = {
    onDidChangeTreeData: redrawn.event,
    getChildren: key => (key === undefined ? roots : (nodes.get(key)?.children ?? [])).map(node => node.key),
    getParent: key => nodes.get(key)?.parent?.key,
    getTreeItem(key) {
      const node = nodes.get(key)
      return node ? item(node) : new vscode.TreeItem('')
    },
  }

  function item(node: TreeNode): vscode.TreeItem {
    const look = lookOf(node, run())
    drawn.set(node.key, JSON.stringify(look))
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState
    const alone = node.kind === 'step' && node.children.length === 1 && node.step.commands[0]?.text === node.step.title
    const item = new vscode.TreeItem(
      look.label,
      node.children.length === 0 || alone ? None : node.kind === 'procedure' ? Expanded : Collapsed,
    )
    item.id = `${place} ${node.key}`
    item.description = look.description
    item.iconPath = new vscode.ThemeIcon(look.icon, look.color === null ? undefined : new vscode.ThemeColor(look.color))
    item.tooltip = look.tooltip
    item.contextValue = look.context
    item.accessibilityInformation = { label: look.spoken }
    item.command = { command: 'runbook.reveal', title: 'Show in the Document', arguments: [node.key] }
    if (look.checked !== null) {
      item.checkboxState = {
        state: look.checked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
        tooltip: look.checked ? 'Done' : 'Mark done',
        accessibilityInformation: { label: look.checked ? 'done' : 'to be done by hand' },
      }
    }
    return item
  }

  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: data,
    showCollapseAll: true,
    manageCheckboxStateManually: true,
  })

  function redraw(): void {
    const outline = shown.now?.outline
    roots = outline ? treeOf(outline, hostsOf(run())) : []
    nodes = new Map(allNodes(roots).map(node => [node.key, node]))
    hosts = JSON.stringify(hostsOf(run()))
    const before = place + shape
    place = shown.now?.uri.toString() ?? ''
    shape = shapeOf(roots)
    if (before === place + shape) refresh()
    else {
      drawn.clear()
      redrawn.fire(undefined)
      caption()
    }
  }

  /** Draws again the lines whose look has changed, and no other. */
  function refresh(): void {
    const state = run()
    // A step that came to hosts has more lines than before.
    if (JSON.stringify(hostsOf(state)) !== hosts) return redraw()
    const stale = [...drawn].flatMap(([key, look]) => {
      const node = nodes.get(key)
      return node && JSON.stringify(lookOf(node, state)) !== look ? [key] : []
    })
    if (stale.length > 0) redrawn.fire(stale)
    caption()
  }

  function caption(): void {
    const state = run()
    const count = shown.now ? countSteps(shown.now.outline.steps, state) : null
    const progress = shown.now && count ? `${count.done} of ${count.total} · ${nameOf(shown.now.uri)}` : ''
    view.description = progress
    // Said twice, for the description of a view that is alone in its container is not drawn.
    view.message = [
      progress,
      plainText(insideInWords(state)),
      warning(state?.open && currentStep(state) !== null ? state.practice : practice.on),
    ]
      .filter(Boolean)
      .join(' · ')
    const current = currentStep(state)
    const waits = current !== null && state?.steps[current]?.phase !== 'running'
    view.badge = waits ? { value: 1, tooltip: 'A step waits for you' } : undefined
  }

  function warning(practising: boolean): string {
    if (!shown.now) return ''
    if (!vscode.workspace.isTrusted) return 'Restricted Mode: nothing runs'
    return practising ? 'PRACTICE' : ''
  }

  /**
   * Brings the running step into view, selected nothing and focused nothing; after the drawing, or it would fail. A step
   * that takes its time is opened, so that its commands can be watched.
   */
  let last: string | null = null
  function followRun(): void {
    const current = currentStep(run())
    if (current === last) return
    last = current
    if (current === null) return
    const reveal = (expand: boolean) => {
      const key = `step ${current}`
      if (last !== current || !view.visible || !nodes.has(key)) return
      view.reveal(key, { select: false, focus: false, expand }).then(undefined, () => undefined)
    }
    setTimeout(reveal, 150, false)
    setTimeout(reveal, 1500, true)
  }

  const coalesced = onceAFrame(() => {
    refresh()
    followRun()
  })

  parts.nodeByKey = key => nodes.get(key) ?? null
  context.subscriptions.push(
    view,
    redrawn,
    shown.onDidChange(redraw),
    practice.onDidChange(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    runs.onDidChange(file => {
      if (file === shown.now?.uri.fsPath) coalesced()
    }),
    view.onDidChangeCheckboxState(async ({ items }) => {
      // The tick follows the record, not the click: it is drawn as it stands, and anew when the record changes.
      redrawn.fire(items.map(([key]) => key))
      for (const [key, state] of items) {
        const done = state === vscode.TreeItemCheckboxState.Checked
        await vscode.commands.executeCommand(done ? 'runbook.markDone' : 'runbook.unmark', key)
      }
    }),
    // A key has no line of its own: it means the selected one, which the binding has just selected.
    vscode.commands.registerCommand('runbook.tick', async () => {
      const node = nodes.get(view.selection[0] ?? '')
      const checked = node ? lookOf(node, run()).checked : null
      if (node && checked !== null) {
        await vscode.commands.executeCommand(checked ? 'runbook.unmark' : 'runbook.markDone', node.key)
      }
    }),
    vscode.commands.registerCommand('runbook.reveal', async (key: unknown) => {
      const node = typeof key === 'string' ? nodes.get(key) : undefined
      if (node && shown.now) await showLine(shown.now.uri, lineOf(node), true)
    }),
  )
  redraw()
}

/** Line of the document, from 0, that a line of the tree stands for. */
function lineOf(node: TreeNode): number {
  if (node.kind === 'procedure') return node.line
  if (node.kind !== 'command' && node.kind !== 'doubt') return node.step.range.start.line
  const { commands, doubts } = node.step
  return ((node.kind === 'doubt' ? doubts : commands)[node.index] ?? node.step).range.start.line
}
