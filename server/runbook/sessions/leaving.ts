import { lastSentence } from '../prose/announce.ts'

/** Whether a command leaves the shell or the program that it is typed in, whatever that is. */
export const leaves = (command: string): boolean =>
  /^(?:exit|logout|quit|bye|detach|\\q|:q!?|\.quit|\.exit|exit\(\)|quit\(\)|\^[Dd]|ctrl[-+ ]d)(?:\s+0)?\s*;?$/i.test(
    command.trim(),
  )

/** What one is in, as the text calls it; a machine or a database may be left as it is. */
const PLACE =
  '(?:shell|session|container|pod|console|prompt|client|terminal|chroot|interpreter|jail|ssh|screen|tmux|psql|mysql|mariadb|sqlite3?|cqlsh|redis-cli|mongosh?|python3?|virsh|gdb|telnet)'

const MACHINE =
  '(?:node|host|machine|server|vm|instance|guest|user|account|database|db|debugger|debug|environment|program)'

const WORDS = String.raw`(?:\s+[\w.'’"/-]{1,40}){0,3}?\s+`

/** What stands before an imperative within its sentence. */
const BEFORE =
  '(?:(?:then|and|now|finally|next|once|when|done|finished|to|please|you|can|may|afterwards?|again|first)[, ]+){0,5}'

const phrases: readonly RegExp[] = [
  new RegExp(String.raw`^${BEFORE}(?:exit|quit|leave|close)${WORDS}${PLACE}\b`, 'i'),
  new RegExp(
    String.raw`^${BEFORE}(?:exit|quit|log ?(?:out|off)|disconnect|detach|return|get out)(?:${WORDS}(?:${PLACE}|${MACHINE})\b|$)`,
    'i',
  ),
  /\b(?:ctrl|control)\s?[-+ ]\s?d\b|\^D\b|\bctrl\s?[-+ ]\s?[ab][,\s]+(?:then\s+)?d\b/i,
  /\b(?:type|typing|enter|use|with)\s+["'`]?(?:exit|logout|quit|\\q)\b/i,
  /^(?:now |then |once |when )?(?:you are )?back (?:on|in|at)\b(?!.{0,40}\b(?:container|pod|shell|session|console)\b)/i,
  /^(?:now |then )?outside (?:of )?the\b/i,
]

/**
 * Whether running text tells its reader to leave where the commands above were typed: "Exit the container.", "Press Ctrl-D".
 * What ends in a colon may tell so of the end of the block that follows; then only its beginning counts.
 */
export function tellsToLeave(text: string): boolean {
  const short = text.slice(-1200)
  const isLead = /:\s*$/.test(short)
  const last = isLead ? lastSentence(short) : null
  return short.split(/(?<=[.!?;:])\s+/).some(sentence => {
    const isInLead = last !== null && last.includes(sentence)
    const clauses = isInLead ? sentence.split(/,\s+|\s+(?:and|then)\s+/, 1) : sentence.split(/,\s+|\s+(?:and|then)\s+/)
    return clauses.some(clause => phrases.some(phrase => phrase.test(clause.trim().replace(/[.!?;:]+$/, ''))))
  })
}
