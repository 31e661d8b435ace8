import { DidChangeConfigurationNotification, Emitter } from 'vscode-languageserver'
import type { ClientCapabilities, Connection, Event } from 'vscode-languageserver'
import { sourceName } from './convert.ts'
import { defaultSettings, settingsOf } from './settings.ts'
import type { Settings } from './settings.ts'

/** The settings as the client has them. */
export interface Configuration {
  /**
   * Those of a document, which may be its folder's own. Asked of the client once, and again when it says that they are
   * others now: the same object until then. Never rejects.
   */
  of(uri: string): Promise<Settings>
  /** Lets go of a document's settings. */
  forget(uri: string): void
  readonly changed: Event<void>
  /** Called when the client has introduced itself. */
  initialize(client: ClientCapabilities, options: unknown): void
}

/**
 * Follows the section `runbook` of the client's settings: by `workspace/configuration` where the client answers it,
 * else by what it sends along with `initialize` and `workspace/didChangeConfiguration`.
 */
export function configuration(connection: Connection): Configuration {
  const changed = new Emitter<void>()
  let asks = false
  const known = new Map<string, Promise<Settings>>()
  let sent: Settings = defaultSettings

  const ask = async (uri: string): Promise<Settings> => {
    try {
      return settingsOf(await connection.workspace.getConfiguration({ scopeUri: uri, section: sourceName }))
    } catch {
      return sent
    }
  }

  connection.onDidChangeConfiguration(({ settings }) => {
    // Nobody has been told anything yet, so nobody is told that it is another thing now.
    if (asks && known.size === 0) return
    if (asks) known.clear()
    else sent = settingsOf((settings as Readonly<Record<string, unknown>> | null | undefined)?.[sourceName])
    changed.fire()
  })

  return {
    of(uri) {
      if (!asks) return Promise.resolve(sent)
      const settings = known.get(uri) ?? ask(uri)
      known.set(uri, settings)
      return settings
    },
    forget: uri => void known.delete(uri),
    changed: changed.event,
    initialize(client, options) {
      asks = client.workspace?.configuration === true
      sent = settingsOf(options)
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration !== true) return
      connection.onInitialized(() => {
        connection.client.register(DidChangeConfigurationNotification.type, { section: sourceName }).catch(() => {
          // The client has gone, or does not mean what it said: the settings stay as they are.
        })
      })
    },
  }
}
