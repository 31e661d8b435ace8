/** A step on several hosts: how they are called, and what the outcomes of all of them come to. */
import type { Outcome } from '../event.ts'

/** What is known of one host of a step: null when nothing of the step has run there. */
export interface HostEnd {
  readonly target: string
  readonly outcome: Outcome | null
}

/** What hosts are called beside what they print: `n1` of `ssh:n1`, the whole target where two would be called alike. */
export function labelsOf(targets: readonly string[]): ReadonlyMap<string, string> {
  const short = (target: string) => target.slice(target.indexOf(':') + 1)
  const isShared = (target: string) => targets.filter(other => short(other) === short(target)).length > 1
  return new Map(targets.map(target => [target, isShared(target) ? target : short(target)]))
}

/**
 * The outcome of a step by those of its hosts: passed only when it passed on every one, unknown when it is on any; else
 * canceled, failed or timed-out, whichever comes first in this order. `why` names the hosts that did not pass.
 */
export function sumOf(hosts: readonly HostEnd[]): { readonly outcome: Outcome; readonly why: string | null } {
  const outcome = worstFirst.find(each => hosts.some(host => host.outcome === each)) ?? 'passed'
  const by = (each: Outcome | null) => hosts.filter(host => host.outcome === each).map(({ target }) => target)
  const labels = labelsOf(hosts.map(({ target }) => target))
  const named = (targets: readonly string[]) => targets.map(target => labels.get(target) ?? target).join(', ')
  const words = worstFirst.flatMap(each => (by(each).length === 0 ? [] : [`${each} on ${named(by(each))}`]))
  const open = by(null)
  if (open.length > 0) words.push(`not begun on ${named(open)}`)
  // Nothing went wrong, and yet not all was begun: whoever ended it did so in between.
  return { outcome: outcome === 'passed' && open.length > 0 ? 'canceled' : outcome, why: words.join('; ') || null }
}

const worstFirst: readonly Outcome[] = ['unknown', 'canceled', 'failed', 'timed-out', 'skipped']
