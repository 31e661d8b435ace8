/** Steps of a run finish in bursts: the lenses are drawn anew at most so often, in milliseconds. */
const pause = 50
/** After this long (ms) a client that has not asked for the lenses of a document is told again. */
const patience = 1000
/** How often it is told again: it may not show the document at all. */
const reminders = 2

/**
 * Has the client draw lenses anew. VS Code forgets to ask when its editor loses the focus just then, as it does when an
 * input box opens, and would show for as long as that is open what is no longer so.
 */
export interface LensRedraw {
  /** A document's lenses are others now. */
  due(uri: string): void
  /** The client will ask for a document's lenses by itself. */
  expected(uri: string): void
  /** The client has asked. */
  asked(uri: string): void
  forget(uri: string): void
  clear(): void
}

/** @param tell Tells the client that lenses may be others now, those of any document. */
export function lensRedraw(tell: () => void): LensRedraw {
  /** Documents the client has not asked about since, with the reminders that are left. */
  const unasked = new Map<string, number>()
  let soon: NodeJS.Timeout | undefined
  let later: NodeJS.Timeout | undefined

  const remindLater = () => {
    later ??= setTimeout(() => {
      later = undefined
      if (unasked.size === 0) return
      for (const [uri, left] of unasked) {
        if (left > 1) unasked.set(uri, left - 1)
        else unasked.delete(uri)
      }
      tell()
      if (unasked.size > 0) remindLater()
    }, patience).unref()
  }

  return {
    due(uri) {
      unasked.set(uri, reminders)
      soon ??= setTimeout(() => {
        soon = undefined
        tell()
        remindLater()
      }, pause).unref()
    },
    expected(uri) {
      unasked.set(uri, reminders)
      remindLater()
    },
    asked: uri => void unasked.delete(uri),
    forget: uri => void unasked.delete(uri),
    clear() {
      clearTimeout(soon)
      clearTimeout(later)
      unasked.clear()
    },
  }
}
