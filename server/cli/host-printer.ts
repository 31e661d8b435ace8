import { HostLines, marked } from '../run/host-lines.ts'
import { labelsOf } from '../run/hosts.ts'
import type { Recorded } from '../run/event.ts'
import { terminalLines } from './terminal-lines.ts'

/** The hosts of the step that runs: how they are called, and how what they say is kept apart. */
export class HostPrinter {
  #labels: ReadonlyMap<string, string> = new Map()
  #isSideBySide = false
  #lines = new HostLines()
  /** The operator's own terminal ends lines in its own way, once. */
  readonly #ends = new Map<string, ReturnType<typeof terminalLines>>()

  start({ targets = [], sideBySide = 1 }: Extract<Recorded, { readonly event: 'step.started' }>): void {
    this.#labels = labelsOf(targets)
    this.#isSideBySide = sideBySide > 1
    this.#lines = new HostLines()
  }

  /** Whether several of them speak at a time. */
  get isSideBySide(): boolean {
    return this.#isSideBySide
  }

  /** What a target is called. */
  label(target: string): string {
    return this.#labels.get(target) ?? target
  }

  /** A text of our own with the host's name before each line, when several hosts speak at a time. */
  about(target: string | undefined, text: string): string {
    if (target === undefined || !this.#isSideBySide) return text
    return text
      .split('\n')
      .map(line => marked(this.label(target), line))
      .join('\n')
  }

  /** What may be printed now of what a program said. */
  output(target: string | undefined, data: string): string {
    const text = this.#endsOf(target).feed(data)
    return target === undefined || !this.#isSideBySide ? text : this.#lines.feed(this.label(target), text)
  }

  /** What it said last and did not end: it waits, or has come to its end. */
  rest(target?: string): string {
    const text = this.#endsOf(target).rest()
    if (target === undefined || !this.#isSideBySide) return text
    const label = this.label(target)
    return this.#lines.feed(label, text) + this.#lines.rest(label)
  }

  #endsOf(target = ''): ReturnType<typeof terminalLines> {
    const known = this.#ends.get(target) ?? terminalLines()
    this.#ends.set(target, known)
    return known
  }
}
