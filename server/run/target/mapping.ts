import type { Step } from '../../runbook/model.ts'
import { readTarget, type Target, targetName } from './target.ts'

/** Where the hosts of documents are, as the operator says: targets as they are written, by host name. */
export type Mapping = Readonly<Record<string, string>>

/** Names of hosts that are this machine whatever is mapped. */
const own = new Set(['localhost', '127.0.0.1', '::1', 'local'])

/** Documents spell one host in several ways: `astakos.host` and `astakos-host`, `DB1` and `db1`. */
const folded = (host: string): string => host.toLowerCase().replace(/[-_.]/g, '.')

/**
 * Where a host is, as written: a name that is spelled as mapped, else one that is spelled alike when all such lead to one
 * place; null when it is mapped to nothing.
 */
export function targetOfHost(host: string, mapping: Mapping): string | null {
  if (own.has(host.toLowerCase())) return 'local'
  if (Object.hasOwn(mapping, host)) return mapping[host] ?? null
  const alike = Object.keys(mapping).filter(name => folded(name) === folded(host))
  const targets = new Set(alike.map(name => mapping[name]))
  return targets.size === 1 ? ([...targets][0] ?? null) : null
}

/** The one place where a step runs, or why there is none: a sentence to show. */
export function targetOfStep(step: Step, mapping: Mapping): Target | { readonly objection: string } {
  const prompts = step.commands.flatMap(({ prompt }) => (prompt?.host == null ? [] : [prompt.host]))
  const hosts = [...new Set([...step.hosts, ...prompts])]
  const targets = new Map<string, string>()
  for (const host of hosts) {
    const text = targetOfHost(host, mapping)
    if (text === null)
      return {
        objection: `${host} is another host, and it is not known where it is reached: map it (setting runbook.targets, option --host), for example ${host}=ssh:${host}, or to local to run the step here`,
      }
    targets.set(text, host)
  }
  const [first, ...others] = targets.keys()
  if (others.length > 0)
    return { objection: `the step is for ${hosts.join(', ')}, and those are several places: run it on each yourself` }
  try {
    return first === undefined ? { kind: 'local' } : readTarget(first)
  } catch (error) {
    return { objection: `${hosts[0] ?? ''} is mapped to no target: ${error instanceof Error ? error.message : ''}` }
  }
}

/** Where a step would run, in words: the target, or the hosts that lead nowhere. */
export function placeInWords(step: Step, mapping: Mapping): string {
  const target = targetOfStep(step, mapping)
  return 'objection' in target ? step.hosts.join(', ') || 'local' : targetName(target)
}
