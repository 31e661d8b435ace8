/**
 * Where the hosts of documents are, as the operator says: targets as they are written, by host name. A name that stands
 * for several machines has several targets, with commas between them: `nodes` is `ssh:n1,ssh:n2`.
 */
export type Mapping = Readonly<Record<string, string>>

/** Names of hosts that are this machine whatever is mapped. */
const own = new Set(['localhost', '127.0.0.1', '::1', 'local'])

/** Documents spell one host in several ways: `astakos.host` and `astakos-host`, `DB1` and `db1`, `all nodes` and `nodes`. */
const folded = (host: string): string => withoutEvery(host.toLowerCase().trim()).replace(/[-_.]/g, '.')

/** "all nodes", "each of the nodes", "every node": the nodes. */
function withoutEvery(name: string): string {
  const group = /^(?:all|each|every|both)\s+(?:of\s+)?(?:(?:the|your)\s+)?(\S.*)$/.exec(name)?.[1]
  return group === undefined ? name : group.replace(/[^s]$/, '$&s')
}

/**
 * Where a host is, as written: a name that is spelled as mapped, else one that is spelled alike when all such lead to one
 * place; null when it is mapped to nothing. In order, without repeats.
 */
export function targetsOfHost(host: string, mapping: Mapping): readonly string[] | null {
  if (own.has(host.toLowerCase())) return ['local']
  if (Object.hasOwn(mapping, host)) return several(mapping[host] ?? '')
  const alike = Object.keys(mapping).filter(name => folded(name) === folded(host))
  const [found, ...others] = new Set(alike.map(name => several(mapping[name] ?? '').join()))
  return found === undefined || others.length > 0 ? null : several(found)
}

const several = (targets: string): readonly string[] => [...new Set(targets.split(',').map(target => target.trim()))]
