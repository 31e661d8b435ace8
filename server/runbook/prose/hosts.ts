import type { Words } from '../words.ts'

const GROUP = String.raw`(?:hosts|nodes|servers|machines|instances|hypervisors|controllers|workers|masters|members|replicas|brokers|VMs|routers)`
const ONE = String.raw`(?:host|node|server|machine|instance|hypervisor|controller|VM|router)`

/** "on all nodes", "in each node", "on every compute host": the phrase is the name. */
const every = new RegExp(
  String.raw`\b(?:on|in|at)\s+((?:all|each|every|both)\s+(?:of\s+)?(?:the\s+|your\s+|other\s+)?(?:[\w-]+\s+){0,2}?(?:${GROUP}|${ONE}))\b(?!\s+(?:${GROUP}|${ONE})\b)`,
  'gi',
)

/** "on pithos host": the word before is the name. */
const named = new RegExp(
  String.raw`\b(?:on|at)\s+(?:the\s+)?[\`"'*]{0,2}([A-Za-z][\w.-]*)[\`"'*]{0,2}\s+${ONE}(?:s)?\b`,
  'gi',
)

/** Words that say which kind of machine or that it is the same one; they name none. */
const nameless = new Set(
  `a an the this that my your our its their same new old other another target remote local destination source single any
  one first second third last next existing current each every all both some physical virtual linux windows unix bare
  dedicated separate different following given respective affected failed faulty specific running production staging
  test healthy broken original active inactive passive primary secondary standby idle fresh clean live given own additional remaining`.split(
    /\s+/,
  ),
)

/** The hosts that a piece of prose names as the place of what it tells to do; as written, without repeats. */
export function hostsInProse(text: string, known: Words): string[] {
  const hosts: string[] = []
  const add = (host: string) => {
    if (!hosts.includes(host)) hosts.push(host)
  }
  const short = text.slice(0, 1000)
  for (const [, phrase] of short.matchAll(every)) if (phrase !== undefined) add(phrase.replace(/\s+/g, ' '))
  for (const [, name] of short.matchAll(named))
    if (
      name !== undefined &&
      (known.has(name) || (/^[a-z]/.test(name) && !nameless.has(name) && !/(?:ing|ed)$/.test(name)))
    )
      add(name)
  for (const [, name] of short.matchAll(/\b(?:on|at)\s+(?:the\s+)?[`"'*]{0,2}([A-Za-z][\w.-]*\w)/g))
    if (name !== undefined && known.has(name)) add(name)
  return hosts
}
