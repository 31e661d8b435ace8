import { closeSync, openSync, writeSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { whyUnwritable } from '../journal/journal.ts'
import { outputPath } from '../journal/read.ts'

/** What one step prints: each command's kept in a file of its own, byte for byte, and told on as text. */
export class StepOutput {
  readonly #runFolder: string
  readonly #start: number
  readonly #place: number | undefined
  #path = ''
  #descriptor: number | null = null
  #broken: string | null = null
  #decoder = new StringDecoder('utf8')

  /** @param place Of a step for several hosts, the host's place among its targets. */
  constructor(runFolder: string, start: number, place?: number) {
    this.#runFolder = runFolder
    this.#start = start
    this.#place = place
  }

  /** What comes from here on is printed by the n-th command of the step. */
  begin(command: number): void {
    this.close()
    this.#path = outputPath(this.#runFolder, this.#start, command, this.#place)
  }

  /** Keeps the bytes and answers their text; a character cut by the end of a chunk comes with the next one. */
  take(data: Buffer): string {
    this.#keep(data)
    return this.#decoder.write(data)
  }

  /** The rest of a command's text, when it has ended. */
  rest(): string {
    return this.#decoder.end()
  }

  /** Why the rest of it is not kept; null when all of it is. */
  get broken(): string | null {
    return this.#broken
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  #keep(data: Buffer): void {
    if (this.#broken !== null) return
    try {
      this.#descriptor ??= openSync(this.#path, 'a', 0o600)
      for (let at = 0; at < data.length;) at += writeSync(this.#descriptor, data, at)
    } catch (error) {
      // A full disk must not end the step: what it prints is still shown, and the record says what is missing.
      this.#broken = `its output is kept only in part: ${whyUnwritable(error)}`
    }
  }
}
