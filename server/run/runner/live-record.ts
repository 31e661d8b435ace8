import { join } from 'node:path'
import type { Recorded, RunEvent } from '../event.ts'
import { Journal } from '../journal/journal.ts'
import { readOutputTail, type RunRecord } from '../journal/read.ts'
import { isSecret, mask } from '../secret.ts'
import { reduce, type RunState } from '../state.ts'
import { OutputTail } from './output-tail.ts'

/** Told of every event, as it happens. */
export type Tell = (record: Recorded) => void

/** How much of the terminal's output is replayed to whoever comes later, in bytes. */
const replayed = 256 * 1024

/** A run's record while it is written: the journal, the state that it gives, and those who are told. */
export class LiveRecord {
  readonly folder: string
  readonly #journal: Journal
  readonly #tell: Tell
  readonly #tail: OutputTail
  #state: RunState | null
  /** Commands started so far in the run: the number of the newest one. */
  #commands: number
  #starts: number
  /** Bytes shown since the newest step started. */
  #shown = 0

  private constructor(folder: string, journal: Journal, before: RunRecord | null, tell: Tell) {
    this.folder = folder
    this.#journal = journal
    this.#tell = tell
    this.#state = before?.state ?? null
    const count = (name: RunEvent['event']) => before?.events.filter(({ event }) => event === name).length ?? 0
    this.#commands = count('command.started')
    this.#starts = count('step.started')
    this.#tail = new OutputTail(replayed, readOutputTail(folder, this.#starts, replayed))
  }

  /** Begins a record, in a folder of its own; throws a `JournalError` when it cannot be written. */
  static begin(runs: string, run: string, tell: Tell): LiveRecord {
    const folder = join(runs, run)
    return new LiveRecord(folder, Journal.open(folder, 0), null, tell)
  }

  /** Goes on with a record that is on the disk. */
  static resume(before: RunRecord, tell: Tell): LiveRecord {
    return new LiveRecord(before.folder, Journal.open(before.folder, before.state.lastSeq + 1), before, tell)
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

  /** The end of what the terminal showed. */
  get output(): string {
    return this.#tail.text()
  }

  /** The end of what the newest step printed. */
  get stepOutput(): string {
    return this.#tail.last(this.#shown)
  }

  /** Values that the record knows: not the secret ones. */
  get values(): Record<string, string> {
    const known = Object.entries(this.#state?.values ?? {})
    return Object.fromEntries(known.filter(([name, value]) => !(isSecret(name) && value === mask)))
  }

  append(event: RunEvent): void {
    this.#happened(this.#journal.append(event))
  }

  /** Throws a `JournalError`, with nothing recorded or told, when the event cannot be brought to the disk. */
  appendDurably(event: RunEvent): void {
    this.#happened(this.#journal.appendDurably(event))
  }

  /** Tells an event that is not kept. */
  tellOnly(event: RunEvent): void {
    this.#tell({ ...event, seq: this.#state?.lastSeq ?? 0, at: new Date().toISOString() })
  }

  /** Tells a refusal that the journal has no room for. */
  tellUnrecorded(event: RunEvent): void {
    this.#happened({ ...event, seq: this.#state?.lastSeq ?? 0, at: new Date().toISOString() })
  }

  /** Keeps the end of what the terminal shows. */
  show(data: Buffer): void {
    this.#tail.push(data)
    this.#shown += data.length
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
    if (record.event === 'step.started') {
      this.#starts++
      this.#shown = 0
    }
    this.#state = reduce(this.#state, record)
    this.#tell(record)
  }
}
