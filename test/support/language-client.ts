import { PassThrough } from 'node:stream'
import {
  ConfigurationRequest,
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  ProposedFeatures,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  UnregistrationRequest,
  createConnection,
  createProtocolConnection,
} from 'vscode-languageserver/node'
import type {
  ClientCapabilities,
  Connection,
  DidChangeWatchedFilesRegistrationOptions,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node'
import { serve } from '../../server/lsp/serve.ts'
import { outlineChanged } from '../../server/protocol.ts'

/** A client that can do what VS Code can. */
export const able: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 5000 },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    configuration: true,
    codeLens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
}

/** A client that can do nothing beyond the first version of the protocol. */
export const plain: ClientCapabilities = {}

export interface Start {
  readonly capabilities?: ClientCapabilities
  /** The section `runbook` of the settings; a function answers for each document by itself. */
  readonly settings?: unknown
  readonly initializationOptions?: unknown
  /** URIs of the folders that are open. */
  readonly folders?: readonly string[]
  /** What listens at the other end; the whole server unless told. */
  readonly listen?: (connection: Connection) => void
}

export const rulePages = 'https://example.com/rules/'

/** A real client and a real server, each with its own end of two streams in memory. */
export async function languageClient(start: Start = {}) {
  const { capabilities = able, initializationOptions } = start
  const listen = start.listen ?? (connection => serve(connection, { version: '1.2.3', rulePages }))
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  )
  listen(server)
  return connect(createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)), {
    capabilities,
    settings: start.settings,
    initializationOptions,
    ...(start.folders && { folders: start.folders }),
    end: () => server.dispose(),
  })
}

interface Connected extends Start {
  readonly end: () => void
}

/** Introduces the client on a connection to any server. */
export async function connect(connection: ProtocolConnection, start: Connected) {
  let settings = start.settings
  const seen: {
    pushed: PublishDiagnosticsParams[]
    outlines: string[]
    refreshed: string[]
    registered: string[]
    /** Globs of the files that the server wants to hear of. */
    watched: string[]
    log: string[]
  } = {
    pushed: [],
    outlines: [],
    refreshed: [],
    registered: [],
    watched: [],
    log: [],
  }
  const waiting = new Set<() => void>()
  const saw = () => {
    for (const check of [...waiting]) check()
  }

  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section, scopeUri }): unknown => {
      if (section !== 'runbook') return null
      return typeof settings === 'function' ? (settings as (uri?: string) => unknown)(scopeUri) : settings
    }),
  )
  connection.onRequest(UnregistrationRequest.type, () => undefined)
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    seen.registered.push(...registrations.map(({ method }) => method))
    for (const { registerOptions } of registrations) {
      const { watchers = [] } = (registerOptions ?? {}) as Partial<DidChangeWatchedFilesRegistrationOptions>
      seen.watched.push(...watchers.map(({ globPattern }) => globPattern).filter(glob => typeof glob === 'string'))
    }
    saw()
  })
  for (const { method } of [CodeLensRefreshRequest.type, DiagnosticRefreshRequest.type]) {
    connection.onRequest(method, () => {
      seen.refreshed.push(method)
      saw()
      return null
    })
  }
  connection.onNotification(PublishDiagnosticsNotification.type, params => {
    seen.pushed.push(params)
    saw()
  })
  connection.onNotification(outlineChanged, ({ uri }: { uri: string }) => {
    seen.outlines.push(uri)
    saw()
  })
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    seen.log.push(message)
  })
  connection.listen()
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: start.capabilities ?? able,
    initializationOptions: start.initializationOptions,
    workspaceFolders: start.folders?.map(uri => ({ uri, name: uri })) ?? null,
  })
  await connection.sendNotification('initialized', {})

  const notify = (method: string, params: object) => void connection.sendNotification(method, params)
  return {
    connection,
    initialized,
    seen,
    /** Resolves when `truth` holds of what the client has seen. */
    until: (truth: (client: typeof seen) => boolean) =>
      new Promise<void>(resolve => {
        const check = () => {
          if (!truth(seen)) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    open: (uri: string, text: string, languageId = languageOf(uri)) =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri: string, version: number, contentChanges: TextDocumentContentChangeEvent[]) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri: string) => notify('textDocument/didClose', { textDocument: { uri } }),
    notify,
    configure(next: unknown) {
      settings = next
      notify('workspace/didChangeConfiguration', { settings: { runbook: next } })
    },
    /** Asks about a document, or a position in it. */
    ask: <T>(method: string, uri: string, more: object = {}): Promise<T> =>
      connection.sendRequest(method, { textDocument: { uri }, ...more }),
    async end() {
      await connection.sendRequest('shutdown')
      connection.dispose()
      start.end()
    },
  }
}

export type LanguageClient = Awaited<ReturnType<typeof connect>>

/** VS Code's language id for a file name. */
export const languageOf = (uri: string): string =>
  uri.endsWith('.md') ? 'markdown' : uri.endsWith('.rst') ? 'restructuredtext' : 'plaintext'

/**
 * Splits a text with one mark into the text and the position of the mark.
 *
 *     $ kill 21<|>347
 */
export function marked(text: string): { readonly text: string; readonly position: Position } {
  const offset = text.indexOf('<|>')
  if (offset < 0) throw new Error('expected a mark <|> in the text, found none')
  const lines = text.slice(0, offset).split('\n')
  return {
    text: text.slice(0, offset) + text.slice(offset + 3),
    position: { line: lines.length - 1, character: lines.at(-1)!.length },
  }
}

/** Every request that the server answers about a document, with params that fit any document. */
const requests: readonly (readonly [method: string, params: (position: Position) => object])[] = [
  ['textDocument/diagnostic', () => ({})],
  ['textDocument/codeLens', () => ({})],
  ['textDocument/documentLink', () => ({})],
  ['textDocument/documentSymbol', () => ({})],
  ['textDocument/foldingRange', () => ({})],
  ['textDocument/semanticTokens/full', () => ({})],
  ['textDocument/semanticTokens/range', position => ({ range: { start: { line: 0, character: 0 }, end: position } })],
  ['textDocument/hover', position => ({ position })],
  ['textDocument/completion', position => ({ position })],
  [
    'textDocument/codeAction',
    position => ({ range: { start: { line: 0, character: 0 }, end: position }, context: { diagnostics: [] } }),
  ],
]

/** Asks everything about `text` as a document named `name`, at its start, middle and end; each must be answered. */
export async function askAll(client: LanguageClient, name: string, text: string): Promise<void> {
  const uri = `file:///${encodeURIComponent(name)}`
  client.open(uri, text)
  const lines = text.split(/\r\n|\r|\n/)
  const last = { line: lines.length - 1, character: lines.at(-1)!.length }
  const middle = Math.floor(lines.length / 2)
  const positions = [
    { line: 0, character: 0 },
    { line: middle, character: Math.floor(lines[middle]!.length / 2) },
    last,
  ]
  for (const [method, params] of requests) {
    for (const position of positions) {
      // A rejected request fails the test.
      await client.ask(method, uri, params(position))
    }
  }
  await client.connection.sendRequest('runbook/outline', { uri })
  client.close(uri)
}
