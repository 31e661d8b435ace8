import type { Recorded } from '../event.ts'
import { HostLines, marked } from './host-lines.ts'
import { labelsOf } from './hosts.ts'

/** The hosts of the step that runs, as they are shown: how they are called, and what they say kept apart. */
export class HostVoices {
  #labels: ReadonlyMap<string, string> = new Map()
  #isSideBySide = false
  #lines = new HostLines()
  /** Where a step that goes from host to host is. */
  #at: string | null = null

  /** A step has begun: from here on the hosts are its own. */
  start({ targets = [], sideBySide = 1 }: Extract<Recorded, { readonly event: 'step.started' }>): void {
    this.#labels = labelsOf(targets)
    this.#isSideBySide = sideBySide > 1
    this.#at = null
    this.#lines = new HostLines()
  }

  /** Whether several of them speak at a time. */
  get isSideBySide(): boolean {
    return this.#isSideBySide
  }

  /** The host that a step whose prompts lead from host to host has come to with this command; null when it is there already. */
  comesTo({ target }: Extract<Recorded, { readonly event: 'command.started' }>): string | null {
    if (target === undefined || this.#labels.has(target) || target === this.#at) return null
    return (this.#at = target)
  }

  /** What a target is called. */
  label(target: string): string {
    return this.#labels.get(target) ?? target
  }

  /** Whole lines of our own, with the host's name before each when several hosts speak at a time. */
  about(target: string | undefined, text: string): string {
    if (target === undefined || !this.#isSideBySide) return text
    return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map(line => marked(this.label(target), line)).join('')
  }

  /** What may be shown now of what a program printed. */
  output(target: string | undefined, data: string): string {
    return target === undefined || !this.#isSideBySide ? data : this.#lines.feed(this.label(target), data)
  }

  /** What it printed last and did not end: it waits, or has come to its end. */
  rest(target: string | undefined): string {
    return target === undefined || !this.#isSideBySide ? '' : this.#lines.rest(this.label(target))
  }
}
