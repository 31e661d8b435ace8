import { StringDecoder } from 'node:string_decoder'
import type { Kept } from '../../event.ts'
import { outputPath } from '../../journal/read.ts'
import type { KnownSecrets } from '../../redact/known-secrets.ts'
import { outputLimitOf } from './output-limit.ts'
import { KeptOutput } from './kept-output.ts'

/** Where a step's output goes, and how much of it. */
export interface OutputPlace {
  /** The run's folder, and what nobody may read in it. */
  readonly record: { readonly folder: string; readonly secrets: KnownSecrets }
  /** The step's place among all that have started in the run. */
  readonly start: number
  /** Bytes of each command's output that are kept; as much as is usual when left out. */
  readonly limit: number | undefined
  /** Of a step for several hosts, the host's place among its targets. */
  readonly host?: number
}

/** What one step prints: each command's kept in a file of its own, without secrets, and told on as text, as it is. */
export class StepOutput {
  readonly #place: OutputPlace
  #kept: KeptOutput | null = null
  #broken: string | null = null
  #decoder = new StringDecoder('utf8')

  constructor(place: OutputPlace) {
    this.#place = place
  }

  /** What comes from here on is printed by the n-th command of the step. */
  begin(command: number): void {
    this.close()
    const { record, start, limit, host } = this.#place
    const path = outputPath(record.folder, start, command, host)
    this.#kept = new KeptOutput(path, record.secrets, outputLimitOf(limit))
  }

  /** Keeps the bytes and answers their text; a character cut by the end of a chunk comes with the next one. */
  take(data: Buffer): string {
    this.#kept?.take(data)
    return this.#decoder.write(data)
  }

  /** The rest of a command's text, when it has ended. */
  rest(): string {
    return this.#decoder.end()
  }

  /** What is kept of the command that has ended, as its end tells; empty when it printed nothing. */
  end(): { readonly kept?: Kept } {
    const kept = this.#kept?.end() ?? null
    this.close()
    return kept === null ? {} : { kept }
  }

  /** Why some of it is not kept; null when all of it is. */
  get broken(): string | null {
    return this.#broken ?? this.#kept?.broken ?? null
  }

  close(): void {
    this.#broken ??= this.#kept?.broken ?? null
    this.#kept?.close()
    this.#kept = null
  }
}
