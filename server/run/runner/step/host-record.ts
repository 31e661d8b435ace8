import type { RunEvent } from '../../event.ts'
import type { Taken } from '../live-record.ts'
import type { KnownSecrets } from '../../redact/known-secrets.ts'

/** What the work on one target writes down and tells; see LiveRecord. */
export interface HostRecord {
  append(event: RunEvent): void
  appendDurably(event: RunEvent): void
  tellOnly(event: RunEvent): Taken
  readonly secrets: KnownSecrets
  /** Commands started so far in the run: the number of the newest one. */
  readonly commands: number
}

/** A record in which whatever happens in a step happens on that target. */
export const recordOfHost = (record: HostRecord, target: string): HostRecord => ({
  append: event => record.append(on(target, event)),
  appendDurably: event => record.appendDurably(on(target, event)),
  tellOnly: event => record.tellOnly(on(target, event)),
  secrets: record.secrets,
  get commands() {
    return record.commands
  },
})

/** An event as one of that target. */
export const on = (target: string, event: RunEvent): RunEvent =>
  'step' in event ? ({ ...event, target } as RunEvent) : event
