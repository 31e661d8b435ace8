import type { Language } from '../model.ts'

/** What servers speak that are reached by telnet: by the port that they listen on, and by how their statements begin. */
const protocols: readonly (readonly [Language, readonly string[], RegExp])[] = [
  [
    'memcached',
    ['11211'],
    /^(?:flush_all|stats(?: \w+)?|version|verbosity \d|cache_memlimit \d|(?:gets?|delete|incr|decr|touch) \S+)/,
  ],
  ['redis', ['6379'], /^(?:PING|AUTH |INFO|FLUSHALL|FLUSHDB|SELECT \d|KEYS )/],
  ['zookeeper', ['2181'], /^(?:ruok|mntr|srvr|stat|isro|cons|conf|envi)$/],
  ['smtp', ['25', '465', '587'], /^(?:HELO|EHLO|MAIL FROM:|RCPT TO:|DATA|AUTH LOGIN|STARTTLS|VRFY)\b/i],
  ['http', ['80', '8080'], /^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS) \S+ HTTP\/\d/],
]

/** What is spoken at a port; null when that may be anything. */
export const protocolAt = (port: string): Language | null =>
  protocols.find(([, ports]) => ports.includes(port))?.[0] ?? null

/** What a statement is of, typed where nobody has said what is spoken; null when it may be anything. */
export const protocolOf = (statement: string): Language | null =>
  protocols.find(([, , beginning]) => beginning.test(statement))?.[0] ?? null
