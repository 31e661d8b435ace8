import type { RunEvent } from '../event.ts'
import type { KnownSecrets } from './known-secrets.ts'
import { redacted } from './redaction.ts'

/** What of an event is written by people and programs, and may hold anything. */
const written: ReadonlySet<string> = new Set(['text', 'title', 'message', 'why', 'value', 'cwd', 'note'])

/** An event as it may be written down. */
export const redactedEvent = (event: RunEvent, known: KnownSecrets): RunEvent => clean(event, known) as RunEvent

function clean(value: unknown, known: KnownSecrets, name = ''): unknown {
  if (typeof value === 'string') return written.has(name) ? redacted(value, known) : value
  if (Array.isArray(value)) return value.map(each => clean(each, known, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each, known, key)]))
}
