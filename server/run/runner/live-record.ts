import type { Recorded, RunEvent } from '../event.ts'
import { Journal } from '../journal/journal.ts'
import type { RunRecord } from '../journal/read.ts'
import { KnownSecrets } from '../redact/known-secrets.ts'
import { redactedEvent } from '../redact/redacted-event.ts'
import { isMasked } from '../secret.ts'
import { advance, type RunState } from '../state.ts'
import { History } from '../history/history.ts'
import { readHistory } from '../history/history-on-disk.ts'

/** Told of every event, as it happens. */
export type Tell = (record: Recorded) => Taken

/** Settled when those who were told have room for more; nothing when they have now. */
export type Taken = Promise<void> | null

/**
 * A run's record while it is written: the journal, the state that it gives, and those who are told. Nothing is written
 * down but without its secrets; only what programs print is told as it is, to whoever is there to see it.
 */
export class LiveRecord {
  readonly folder: string
  /** What the run knows that nobody may read in it later. */
  readonly secrets = new KnownSecrets()
  readonly #journal: Journal
  readonly #tell: Tell
  readonly #history: History
  #state: RunState | null
  /** Commands started so far in the run: the number of the newest one. */
  #commands: number
  #starts: number
  /** Targets on which the run has had a shell. */
  readonly #targets: Set<string>

  private constructor(folder: string, journal: Journal, before: RunRecord | null, tell: Tell) {
    this.folder = folder
    this.#journal = journal
    this.#tell = tell
    this.#state = before?.state ?? null
    const count = (name: RunEvent['event']) => before?.events.filter(({ event }) => event === name).length ?? 0
    this.#commands = count('command.started')
    this.#starts = count('step.started')
    this.#targets = new Set(before?.events.flatMap(each => (each.event === 'session.opened' ? [each.target] : [])))
    this.#history = before === null ? new History(folder) : readHistory(before)
  }

  /** Begins a record, in a folder of its own; throws a `JournalError` when it cannot be written. */
  static begin(folder: string, tell: Tell): LiveRecord {
    return new LiveRecord(folder, Journal.open(folder, 0), null, tell)
  }

  /** Goes on with a record that is on the disk, and had no room there for what happened last. */
  static resume(before: RunRecord, last: readonly RunEvent[], tell: Tell): LiveRecord {
    const journal = Journal.open(before.folder, before.state.lastSeq + 1)
    const record = new LiveRecord(before.folder, journal, before, tell)
    for (const event of last) record.append(event)
    return record
  }

  /** Null until the run has started. */
  get state(): RunState | null {
    return this.#state
  }

  get commands(): number {
    return this.#commands
  }

  get starts(): number {
    return this.#starts
  }

  /** Whether the run has had a shell on a target before, perhaps of another runner. */
  hasHadShell(target: string): boolean {
    return this.#targets.has(target)
  }

  /** What happened, output and all; see {@link History} for how much of it. */
  get history(): readonly Recorded[] {
    return this.#history.records
  }

  /** Values that the record knows: not the secret ones, nor those that hold a secret. */
  get values(): Record<string, string> {
    const known = Object.entries(this.#state?.values ?? {})
    return Object.fromEntries(known.filter(([, value]) => !isMasked(value)))
  }

  append(event: RunEvent): void {
    this.#happened(this.#journal.append(redactedEvent(event, this.secrets)))
  }

  /** Throws a `JournalError`, with nothing recorded or told, when the event cannot be brought to the disk. */
  appendDurably(event: RunEvent): void {
    this.#happened(this.#journal.appendDurably(redactedEvent(event, this.secrets)))
  }

  /** Tells an event that the journal does not hold: what a program printed. */
  tellOnly(event: RunEvent): Taken {
    const record = { ...event, seq: this.#state?.lastSeq ?? 0, at: new Date().toISOString() }
    this.#history.push(record)
    return this.#tell(record)
  }

  /** Tells a refusal that the journal has no room for. */
  tellUnrecorded(event: RunEvent): void {
    this.#happened({ ...event, seq: this.#state?.lastSeq ?? 0, at: new Date().toISOString() })
  }

  /** Brings to the disk what was appended; throws a `JournalError` when that cannot be done. */
  sync(): void {
    this.#journal.sync()
  }

  close(): void {
    this.#journal.close()
  }

  #happened(record: Recorded): void {
    if (record.event === 'command.started') this.#commands++
    if (record.event === 'step.started') this.#starts++
    if (record.event === 'session.opened') this.#targets.add(record.target)
    this.#history.push(record)
    this.#state = advance(this.#state, record)
    void this.#tell(record)
  }
}
