import type { Step } from '../../runbook/model.ts'
import { type Mapping, targetsOfHost } from './mapping.ts'
import { readTarget, type Target, targetName } from './target.ts'

/** Commands of a step (by index) that run one after the other on each of some targets. */
export interface Leg {
  readonly targets: readonly Target[]
  readonly commands: readonly number[]
}

/**
 * Where a step runs: at least one target, in the order in which its hosts are named. As a rule all of its commands run on
 * each of them: that is one leg. Where prompts name the hosts (`db1$ …`, `web$ …`) it goes from host to host as the document
 * does, a leg for each stretch, and each leg has one target.
 */
export interface Places {
  readonly targets: readonly Target[]
  readonly legs: readonly Leg[]
}

/** Why a step runs nowhere: a sentence to show. */
export interface Nowhere {
  readonly objection: string
}

/** The places of a step, or why there are none: one host that is mapped to nothing refuses the whole step. */
export function placesOfStep(step: Step, mapping: Mapping): Places | Nowhere {
  const prompts = step.commands.map(({ prompt }) => prompt?.host ?? null)
  const hosts = [...new Set([...step.hosts, ...prompts.filter(host => host !== null)])]
  const byHost = new Map<string, readonly Target[]>()
  for (const host of hosts) {
    const found = targetsOf(host, mapping)
    if ('objection' in found) return found
    byHost.set(host, found)
  }
  const targets = distinct(hosts.length === 0 ? [{ kind: 'local' }] : [...byHost.values()].flat())
  const whole = wholeAt(step, targets)
  if (targets.length === 1) return whole
  const own = prompts.map(host => (host === null ? targets : (byHost.get(host) ?? targets)))
  if (own.every(each => isSame(each, targets))) return whole
  // A command of one host must not run on another, and one whose place is in doubt must not run at all.
  if (own.some(each => each.length !== 1) || !isSame(distinct(own.flat()), targets))
    return {
      objection: `the step is for ${hosts.join(', ')}, and its prompts do not say which command is for which of ${namesOf(targets)}: run it on each yourself`,
    }
  return { targets, legs: legsOf(own) }
}

/** All of a step on this machine, whatever hosts it names. */
export const placeHere = (step: Step): Places => wholeAt(step, [{ kind: 'local' }])

const wholeAt = (step: Step, targets: readonly Target[]): Places => ({
  targets,
  legs: [{ targets, commands: step.commands.map((_, index) => index) }],
})

/** Where a step would run, in words: its targets, or the hosts that lead nowhere. */
export function placeInWords(step: Step, mapping: Mapping): string {
  const places = placesOfStep(step, mapping)
  return 'objection' in places ? step.hosts.join(', ') || 'local' : namesOf(places.targets)
}

/** Targets as they are written, in one line. */
export const namesOf = (targets: readonly Target[]): string => targets.map(targetName).join(', ')

function targetsOf(host: string, mapping: Mapping): readonly Target[] | Nowhere {
  const written = targetsOfHost(host, mapping)
  if (written === null)
    return {
      objection: `${host} is another host, and it is not known where it is reached: map it (setting runbook.targets, option --host), for example ${host}=${/\s/.test(host) ? 'ssh:n1,ssh:n2' : `ssh:${host}`}, or to local to run the step here`,
    }
  try {
    return written.map(readTarget)
  } catch (error) {
    return { objection: `${host} is mapped to no target: ${error instanceof Error ? error.message : ''}` }
  }
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map(target => [targetName(target), target])).values()]
}

/** Whether two lists hold the same targets, in whatever order. */
const isSame = (some: readonly Target[], others: readonly Target[]): boolean =>
  some.length === others.length && namesOf(some).split(', ').sort().join() === namesOf(others).split(', ').sort().join()

function legsOf(own: readonly (readonly Target[])[]): readonly Leg[] {
  const legs: { targets: readonly Target[]; commands: number[] }[] = []
  for (const [index, targets] of own.entries()) {
    const last = legs.at(-1)
    if (last !== undefined && isSame(last.targets, targets)) last.commands.push(index)
    else legs.push({ targets, commands: [index] })
  }
  return legs
}
