import { UsageError } from './command.ts'

/** `NAME=VALUE` options as a record; the value may be empty and may hold further `=`. Throws {@link UsageError}. */
export function assignments(option: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map(text => {
      const at = text.indexOf('=')
      if (at < 1) throw new UsageError(`expected ${option}, found ${text === '' ? 'nothing' : text}`)
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
