import { HostVoices } from '../run/hosts/host-voices.ts'
import { terminalLines } from './terminal-lines.ts'

/** What the hosts of a step print, as the operator's own terminal takes it: it ends lines in its own way, once. */
export class HostPrinter extends HostVoices {
  readonly #ends = new Map<string, ReturnType<typeof terminalLines>>()

  override output(target: string | undefined, data: string): string {
    return super.output(target, this.#endsOf(target).feed(data))
  }

  override rest(target?: string): string {
    return super.output(target, this.#endsOf(target).rest()) + super.rest(target)
  }

  #endsOf(target = ''): ReturnType<typeof terminalLines> {
    const known = this.#ends.get(target) ?? terminalLines()
    this.#ends.set(target, known)
    return known
  }
}
