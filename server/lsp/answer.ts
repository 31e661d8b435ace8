import { setImmediate as turn } from 'node:timers/promises'
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { CancellationToken, Connection } from 'vscode-languageserver'
import type { OpenDocument } from './open-document.ts'
import type { Workspace } from './workspace.ts'

/** A request about one open document. */
export interface Question<T> {
  readonly uri: string
  readonly token: CancellationToken
  /** The answer for a document that is not open. */
  readonly nothing: T
  /**
   * The answer for the version that was open when the request came; `isStale` says when nobody waits for it any more,
   * and then any answer will do. May throw, which is a bug.
   */
  readonly about: (document: OpenDocument, isStale: () => boolean) => T | Promise<T>
}

/** Answers one question. */
export type Answer = <T, E = void>(question: Question<T>) => Promise<T | ResponseError<E>>

/** Messages are let in one a turn: the change behind a request, its cancellation, and what came between. */
const arriving = 4

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await turn()
}

/** Resolves after `ms` milliseconds, or as soon as the token is canceled. */
const pause = (ms: number, token: CancellationToken): Promise<void> =>
  new Promise(resolve => {
    if (ms <= 0) return resolve()
    const timer = setTimeout(finish, ms)
    const canceled = token.onCancellationRequested(finish)
    function finish() {
      clearTimeout(timer)
      canceled.dispose()
      resolve()
    }
  })

/**
 * The one place where requests about documents come in, and the one that catches bugs: a question that is canceled or
 * whose document changed meanwhile is answered so before any work is done for it, and a bug costs one answer.
 */
export function answering(connection: Connection, workspace: Workspace): Answer {
  return async <T, E>({ uri, token, nothing, about }: Question<T>): Promise<T | ResponseError<E>> => {
    try {
      const document = workspace.document(uri)
      if (document === null) return nothing

      const stale = () => {
        if (token.isCancellationRequested) return new ResponseError<E>(LSPErrorCodes.RequestCancelled, 'canceled')
        if (workspace.document(uri) === document) return null
        return new ResponseError<E>(LSPErrorCodes.ContentModified, 'the document has changed')
      }
      const isStale = () => stale() !== null
      const unread = document.cost === null
      if (unread) {
        // What has already arrived, a cancellation perhaps, is let in before anything is read.
        await pause(workspace.restlessness(uri), token)
        await turns(arriving)
        const early = stale()
        if (early !== null) return early
        await document.read(isStale)
        await turns(1)
      }
      const late = stale()
      if (late !== null) return late
      const answer = await about(document, isStale)
      return stale() ?? answer
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
      return new ResponseError<E>(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error))
    }
  }
}
