import { basename, dirname } from 'node:path'
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver'
import type { Connection, Disposable } from 'vscode-languageserver'
import { afterPause } from './after-pause.ts'

/** More names than this are not told apart: everything is watched. */
const most = 500
/** How long names are gathered before the client is asked, in milliseconds. */
const pause = 100

/** What means something in a glob. */
const special = /[*?{}[\],!\\]/g

/** Has the client tell of files that come, go or change, by the names that documents include. */
export class FileWatch {
  readonly #connection: Connection
  readonly #names = new Set<string>()
  readonly #soon = afterPause(pause, () => void this.#ask())
  #registered: Disposable | null = null
  /** Whether the client lets itself be asked. */
  able = false

  /** @param tell Called with the URIs of files or folders. */
  constructor(connection: Connection, tell: (uris: readonly string[]) => void) {
    this.#connection = connection
    connection.onDidChangeWatchedFiles(({ changes }) => tell(changes.map(({ uri }) => uri)))
  }

  /** Follows the files at `paths` from now on. */
  follow(paths: Iterable<string>): void {
    if (!this.able) return
    const before = this.#names.size
    for (const path of paths) {
      if (this.#names.size > most) break
      this.#names.add(basename(path))
      // A folder that comes or goes may be all that is told of its files.
      this.#names.add(basename(dirname(path)))
    }
    if (this.#names.size > before) this.#soon.touch('')
  }

  /** What is waited for need not be done. */
  end(): void {
    this.#soon.clear()
  }

  async #ask(): Promise<void> {
    const names = this.#names.size > most ? ['*'] : [...this.#names].map(name => name.replace(special, '?'))
    const watchers = names.filter(name => name !== '').map(name => ({ globPattern: `**/${name}` }))
    const before = this.#registered
    try {
      this.#registered = await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
      before?.dispose()
    } catch {
      // The client has gone, or does not mean what it said: files are looked at again with the next change.
    }
  }
}
