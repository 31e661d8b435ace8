import * as vscode from 'vscode'
import { State, type LanguageClient } from 'vscode-languageclient/node'
import { outlineChanged, outlineRequest, type Outline } from '../server/protocol.ts'
import { mayBeRunbook } from './documents.ts'

/** What the server reads in the open documents, by URI. */
export interface Outlines {
  /** The last outline of a document with steps; null for anything else. */
  of(uri: vscode.Uri): Outline | null
  /** A step's title, also of one that the document had before it was edited; empty when it never had. */
  title(uri: vscode.Uri, step: string): string
  /** The outline of the document as it is now. */
  fresh(document: vscode.TextDocument): Promise<Outline | null>
  readonly onDidChange: vscode.Event<vscode.Uri>
}

/** Asks for a document's outline when the server says that it may be another now, one request at a time. */
export function outlines(context: vscode.ExtensionContext, client: LanguageClient): Outlines {
  const known = new Map<string, Outline>()
  const asking = new Map<string, 'once' | 'again'>()
  const changed = new vscode.EventEmitter<vscode.Uri>()
  const titles = new Map<string, Map<string, string>>()

  async function ask(uri: vscode.Uri): Promise<void> {
    const key = uri.toString()
    if (asking.has(key)) {
      asking.set(key, 'again')
      return
    }
    asking.set(key, 'once')
    try {
      keep(uri, await request(uri))
    } catch {
      // The server is starting, stopping or was asked to cancel: it will say when there is something to ask for.
    }
    const again = asking.get(key) === 'again'
    asking.delete(key)
    if (again) await ask(uri)
  }

  const request = (uri: vscode.Uri) => client.sendRequest<Outline | null>(outlineRequest, { uri: uri.toString() })

  function keep(uri: vscode.Uri, outline: Outline | null): void {
    const before = known.get(uri.toString())
    if (outline && outline.steps.length > 0) {
      known.set(uri.toString(), outline)
      remember(uri, outline)
    } else known.delete(uri.toString())
    if (before || known.has(uri.toString())) changed.fire(uri)
  }

  function remember(uri: vscode.Uri, { steps }: Outline): void {
    const known = titles.get(uri.toString()) ?? new Map<string, string>()
    for (const { id, title } of steps) known.set(id, title)
    titles.set(uri.toString(), known)
  }

  const askForOpen = () => vscode.workspace.textDocuments.filter(mayBeRunbook).forEach(({ uri }) => void ask(uri))

  context.subscriptions.push(
    changed,
    client.onNotification(outlineChanged, ({ uri }: { uri: string }) => void ask(vscode.Uri.parse(uri))),
    client.onDidChangeState(({ newState }) => newState === State.Running && askForOpen()),
    vscode.workspace.onDidOpenTextDocument(document => {
      if (mayBeRunbook(document) && client.isRunning()) void ask(document.uri)
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => keep(uri, null)),
  )

  return {
    of: uri => known.get(uri.toString()) ?? null,
    title: (uri, step) => titles.get(uri.toString())?.get(step) ?? '',
    async fresh(document) {
      const last = known.get(document.uri.toString())
      if (last?.version === document.version) return last
      keep(document.uri, await request(document.uri))
      return known.get(document.uri.toString()) ?? null
    },
    onDidChange: changed.event,
  }
}
