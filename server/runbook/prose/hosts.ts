import { everyMatch } from '../../text/every-match.ts'
import type { Words } from '../words.ts'
import { platformsIn } from './platforms.ts'
import { withoutNumber } from './title.ts'

const GROUP = String.raw`(?:hosts|nodes|servers|machines|instances|hypervisors|controllers|workers|masters|members|replicas|brokers|VMs|routers)`
const ONE = String.raw`(?:host|node|server|machine|instance|hypervisor|controller|VM|router)`
/** What stands between "log in" or "SSH" and the place. */
const LOGIN = String.raw`(?:log(?:\s?in|ged in|ging in|\s+on)?\s+(?:in\s?|on)?to|ssh\s+(?:in)?to|connect\s+(?:(?:by|via|over|with|using)\s+ssh\s+)?to|(?:shell|terminal|session)\s+on)`
const AT = String.raw`(?:on|in|at|${LOGIN})`

/** "on all nodes", "in each node", "repeat for every compute host": the phrase is the name. */
const every = new RegExp(
  String.raw`\b(?:${AT}|(?:repeat\b[^.:]{0,40}|^)for)\s+((?:all|each|every|both)\s+(?:of\s+)?(?:the\s+|your\s+|other\s+)?(?:[\w-]+\s+){0,2}?(?:${GROUP}|${ONE}|broker|member|worker|master|replica|peer))\b(?!\s+(?:${GROUP}|${ONE})\b)`,
  'gi',
)

/** "on pithos host": the word before is the name. */
const named = new RegExp(
  String.raw`\b(?:on|at|${LOGIN})\s+(?:the\s+)?[\`"'*]{0,2}([A-Za-z][\w.-]*)[\`"'*]{0,2}\s+${ONE}s?\b`,
  'gi',
)

/** "on the master": a part that one machine of a cluster has; not "on the master branch". */
const role = new RegExp(
  String.raw`\b(?:on|${LOGIN})\s+the\s+((?:current\s+|old\s+|new\s+)?(?:master|slave|primary|secondary|standby|replica|leader|follower|bastion|jump ?host))(?=\s*(?:$|[,.:;)]|and\b|(?:first\s+)?(?:run|stop|start|execute|type)\b))`,
  'gi',
)

/** "On db1:", "On ``web-1`` and web-2, run …": at the beginning, before a colon or a comma, and spelled as hosts are. */
const first =
  /^(?:on|log\s?in\s?to|ssh\s+(?:in)?to)\s+((?:[`"'*]{0,2}[a-z][\w.-]{1,60}[`"'*]{0,2}(?:,\s+(?:and\s+)?|\s+and\s+|(?=\s*[:,]))){1,6})\s*[:,]/i

/** "Run this on node1, node2 and node3:": where an instruction begins, names that differ by their number alone. */
const numbered = new RegExp(
  String.raw`(?:^|[.:;]\s+)(?:(?:then|now|next|first|finally|again),?\s+)?(?:(?:run|execute|do|repeat|perform|type|enter|issue|log)\b[^.:;]{0,40}?\s)?(?:on|at|(?:in)?to|${LOGIN})\s+(?:both\s+)?(?:the\s+)?(?:${GROUP}\s+)?([\`"'*]{0,2}([a-z][a-z-]*)\d[\w.-]*[\`"'*]{0,2}(?:(?:,|,?\s+and)\s+[\`"'*]{0,2}\2\d[\w.-]*[\`"'*]{0,2})+)(?=\s*(?:$|[:,.;]|\b(?:and|do|run|execute|type)\b))`,
  'gi',
)

/** "Reboot db1", "Power-cycle node db1 now": what goes down is where that is done. */
const goingDown = new RegExp(
  String.raw`\b(?:reboot|power[- ]?cycle)\s+(?:the\s+)?(?:${ONE}s?\s+)?[\`"'*]{0,2}([a-z][\w.-]*\w)`,
  'gi',
)

/** What has numbers, too: devices, networks, languages and releases. */
const numberedThings =
  /^(?:eth|en[ospx]|bond|br|vlan|team|tun|tap|lo|wlan|ib|sd[a-z]|hd[a-z]|[sx]?vd[a-z]|nvme|md|dm|disk|loop|sr|tty|pts|cpu|gpu|core|slot|bus|usb|port|ipv|el|rhel|fc|php|python|py|lua|ruby|java|jdk|gcc|go|v|rev|step|phase|part|version|release|day|line|level|lv|pv|vg|pool|osd|raid|sha|md|utf|qt|gtk|v|x)-?\d/i

/** Words that say which kind of machine or that it is the same one; they name none. */
const nameless = new Set(
  `a an the this that my your our its their same new old other another target remote local destination source single any
  one first second third last next existing current each every all both some physical virtual linux windows unix bare
  dedicated separate different following given respective affected failed faulty specific running production staging
  test healthy broken original active inactive passive primary secondary standby idle fresh clean live given own additional remaining`.split(
    /\s+/,
  ),
)

/** Any word that a text sends its reader to. */
const placed = /\b(?:on|at)\s+(?:the\s+)?[`"'*]{0,2}([A-Za-z][\w.-]*\w)/g

/** The hosts that a piece of prose names as the place of what it tells to do; as written, without repeats. */
export function hostsInProse(text: string, known: Words): string[] {
  const hosts: string[] = []
  const add = (host: string) => {
    if (!hosts.includes(host)) hosts.push(host)
  }
  const short = text.slice(0, 1000)
  for (const [, phrase] of everyMatch(short, every)) if (phrase !== undefined) add(phrase.replace(/\s+/g, ' '))
  for (const [, name] of everyMatch(short, named))
    if (
      name !== undefined &&
      (known.has(name) || (/^[a-z]/.test(name) && !nameless.has(name) && !/(?:ing|ed)$/.test(name)))
    )
      add(name)
  for (const [, name] of everyMatch(short, role)) if (name !== undefined) add(name.toLowerCase())
  for (const name of first.exec(short)?.[1]?.match(/[A-Za-z][\w.-]*\w/g) ?? [])
    if (name !== 'and' && looksLikeHost(name)) add(name)
  for (const [, names = ''] of everyMatch(short, numbered))
    for (const name of names.match(/[A-Za-z][\w.-]*\w/g) ?? []) if (name !== 'and' && isNoOtherThing(name)) add(name)
  for (const [, name = ''] of everyMatch(short, goingDown)) if (known.has(name) || looksLikeHost(name)) add(name)
  for (const [, name] of everyMatch(short, placed)) if (name !== undefined && known.has(name)) add(name)
  return hosts
}

/** `db1`, `web-01.example.com`; neither `v2.1` nor `success`, `Debian`, `node18` or `re-run`. */
const looksLikeHost = (name: string): boolean =>
  /^[a-z]+[a-z-]*\d+[a-z]?(?:\.[a-z][\w.-]*)?$|^[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*){2,}$/.test(name) &&
  !/^python|^node-?[1-9]\d/.test(name) &&
  isNoOtherThing(name)

const isNoOtherThing = (name: string): boolean => !numberedThings.test(name) && platformsIn(name) === null

/** The hosts that a section's title names as the place of all that stands in it: "On all nodes", or the name alone. */
export function hostsInTitle(title: string, known: Words): string[] {
  const text = withoutNumber(title).trim()
  return known.has(text) ? [text] : hostsInProse(`${text}:`, known)
}

const login = new RegExp(
  String.raw`(?:^|[.:;,]\s+|\b(?:then|and|first|now|next|again|please)\s+)(?:then\s+)?(?:log\s?in|log on|ssh|connect|open a)\b[^.:]{0,30}`,
  'i',
)
const logout =
  /(?:^|[.:;,]\s+|\b(?:then|and|now)\s+)(?:log\s?out\b|log off\b|exit (?:from )?(?:the|this)\b|(?:close|leave) the (?:ssh )?(?:session|shell|connection)\b|(?:return|go back|back) (?:to|on) (?:the|your) )/i

const elsewhere = new RegExp(
  String.raw`\b(?:on|from|at)\s+(?:your\s+(?:own\s+|local\s+)?(?:workstation|laptop|computer|desktop|machine)|(?:another|a different|the other)\s+(?:[\w-]+\s+)?${ONE}|(?:the|a)\s+(?!same\b)(?:[\w-]+\s+){1,2}${ONE})\b`,
  'i',
)

/** Whether a text speaks of a place that it does not name: not where the reader was told to log in before. */
export const isElsewhere = (text: string): boolean => elsewhere.test(text.slice(0, 400))

/** Where a text leaves its reader: on the hosts that it tells them to log in to; null when it moves them nowhere. */
export function standingAfter(text: string, known: Words): string[] | null {
  const short = text.slice(0, 400)
  if (login.test(short)) {
    const hosts = hostsInProse(short, known)
    if (hosts.length > 0) return hosts
  }
  return logout.test(short) ? [] : null
}
