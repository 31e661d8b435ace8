import { reachedCommands } from '../../shell/certain-commands.ts'
import { maskPlaceholders } from '../commands/mask.ts'
import type { Command, StepKind } from '../model.ts'
import { readAllOptions, readOptions } from './options.ts'

/** That a command reboots the machine it runs on. */
export interface Reboot {
  /** Whether it has, whenever it ended with status 0; else it does on some condition. */
  readonly surely: boolean
  /** The machine goes down so many milliseconds later, at most. */
  readonly delay: number
}

const minute = 60_000

/** A cheap look that spares most commands the parser. */
const mayReboot = /\b(?:reboot|shutdown|(?:tel)?init)\b/

/** Shells in which one is where one was before. */
const sameMachine = /^\s*(?:sudo|doas|su|bash|sh|screen|tmux)\b/

/**
 * How a command reboots its machine: `reboot`, `sudo shutdown -r +5`, `systemctl reboot`, `init 6`. Null when it does not, or
 * reboots another one, as `ssh db1 reboot` does.
 */
export function rebootOf({ text, language, inside }: Pick<Command, 'text' | 'language' | 'inside'>): Reboot | null {
  if (language !== 'sh' || !mayReboot.test(text) || text.length > 20_000) return null
  return inside.every(({ opener, host }) => host === null && sameMachine.test(opener)) ? rebootIn(text) : null
}

function rebootIn(text: string): Reboot | null {
  let found: Reboot | null = null
  for (const { command, surely } of reachedCommands(maskPlaceholders(text))) {
    const delay = delayOf([command.name, ...command.arguments].map(word => word?.text ?? ''))
    if (delay !== null && found?.surely !== true) found = { surely, delay }
  }
  return found
}

/** After how many milliseconds, at most, a call has its machine go down to come back; null when it does not. */
function delayOf([path = '', ...rest]: readonly string[]): number | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return Object.hasOwn(calls, name) ? (calls[name]?.(rest) ?? null) : null
}

/** By name, what a call with these words does. */
const calls: Readonly<Record<string, (words: readonly string[]) => number | null>> = {
  reboot: words => (words.some(word => /^(?:--help|--halt|--poweroff|-p|--wtmp-only|-w)$/.test(word)) ? null : 0),
  shutdown(words) {
    const { given, rest } = readAllOptions(words, '')
    const has = (...names: string[]) => names.some(name => given.has(name))
    return has('r', 'reboot') && !has('c', 'k', 'help') ? untilTime(rest[0]) : null
  },
  systemctl(words) {
    const { given, rest } = readAllOptions(words, 'H M host machine')
    return rest[0] === 'reboot' && !['H', 'M', 'host', 'machine'].some(option => given.has(option)) ? 0 : null
  },
  init: ([level]) => (level === '6' ? 0 : null),
  telinit: ([level]) => (level === '6' ? 0 : null),
  sudo: words => delayOf(withoutAssignments(readOptions(words, 'u g h p C r t T U D R user group host prompt').rest)),
  doas: words => delayOf(readOptions(words, 'u C').rest),
  env: words => delayOf(withoutAssignments(readOptions(words, 'u C S unset chdir').rest)),
  nohup: words => delayOf(words),
  exec: words => delayOf(readOptions(words, 'a').rest),
  command: words => delayOf(words),
  sh: words => ofText(words),
  bash: words => ofText(words),
}

function ofText(words: readonly string[]): number | null {
  const { given } = readOptions(words, 'c o O')
  const text = given.get('c')
  return text == null ? null : (rebootIn(text)?.delay ?? null)
}

const withoutAssignments = (words: readonly string[]): readonly string[] =>
  words.slice(words.findIndex(word => !/^\w+=/.test(word)))

/** As shutdown(8) reads its time: at once, in so many minutes, at a time of the day; in a minute when there is none. */
function untilTime(time = '+1'): number {
  const minutes = /^\+?(\d{1,5})$/.exec(time)?.[1]
  return minutes !== undefined ? Number(minutes) * minute : time === 'now' ? 0 : 24 * 60 * minute
}

const MACHINES = '(?:node|machine|host|server|system|computer|VM|virtual machine|instance|hypervisor|box)s?'

/** "Reboot the node", "Then reboot.", "Power-cycle each machine"; a "server" that is restarted is a program as often. */
const ordersToReboot = new RegExp(
  String.raw`^(?:[^,.:]{0,60},\s*)?(?:(?:then|now|next|finally|please|and|again)\s+){0,2}(?:(?:reboot|power[- ]?cycle)(?:\s*[.:!]?$|\s+(?!is\b|was\b|will\b|may\b|required\b|needed\b)\S)|restart\s+(?:(?:the|each|every|this|that|all|both|your)\s+){0,2}(?!servers?\b|systems?\b)${MACHINES}\b\s*(?:[.,;:]|$|and\b|to\b|one\b))`,
  'i',
)

/** Whether a step reboots the machine that it is done on: one of its commands does, or its text tells the reader to. */
export const stepReboots = (kind: StepKind, title: string, commands: readonly Command[]): boolean =>
  kind === 'manual' ? ordersToReboot.test(title.trim()) : commands.some(command => rebootOf(command) !== null)
