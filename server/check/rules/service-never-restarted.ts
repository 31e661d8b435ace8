import type { Command, Runbook, Step } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'
import { callsOf, spanInDocument, type Call } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const serviceNeverRestarted: Rule = {
  id: 'service-never-restarted',
  severity: 'warning',
  summary: 'A service is stopped and never started again in the document.',
  *check(runbook) {
    for (const { name, span } of stopsIn(runbook))
      yield { span, message: `\`${name}\` is stopped here and never started again in this document` }
  },
}

/** The last stop of each service, unless something after it brings the service back or takes it away for good. */
function stopsIn(runbook: Runbook): Iterable<{ name: string; span: Span }> {
  const stopped = new Map<string, { span: Span; step: Step }>()
  const removing = new Set<Step>()
  for (const { step, command, call } of callsOf(runbook)) {
    // Whoever removes the package in the same breath wants no service back.
    if (isRemoval(call)) removing.add(step)
    if (call.name === 'reboot' || (call.name === 'shutdown' && call.words.includes('-r'))) stopped.clear()
    const act = actOf(call)
    if (act === null) continue
    // A name that only the shell knows may be any of them.
    if (act.verb === 'start' && act.services.includes(null)) stopped.clear()
    for (const [index, service] of act.services.entries()) {
      if (service === null || isFilledIn(command, act.spans[index])) continue
      const name = service.replace(/\.service$/, '')
      if (act.verb === 'start') stopped.delete(name)
      else if (!stopped.has(name)) stopped.set(name, { span: spanInDocument(command, call.simple.span), step })
    }
  }
  if (stopped.size === 0) return []
  const comebacks = comebacksIn(runbook.source.text)
  return [...stopped]
    .filter(([name, { span, step }]) => !removing.has(step) && (comebacks.get(name) ?? -1) < span.end)
    .map(([name, { span }]) => ({ name, span }))
}

const isRemoval = ({ name, words }: Call): boolean =>
  /^(apt|apt-get|aptitude|yum|dnf|zypper|snap|dpkg|rpm|pip3?)$/.test(name) &&
  words.some(word => word !== null && /^(remove|purge|erase|uninstall|rm|-r|-P|-e|--purge|--erase)$/.test(word))

interface Act {
  readonly verb: 'stop' | 'start'
  readonly services: readonly (string | null)[]
  readonly spans: readonly (Span | undefined)[]
}

const starts = /^(start|restart|reload-or-restart|try-restart|force-restart|condrestart|enable|up|kickstart)$/

/** What a command does to services; null when it leaves them alone. */
function actOf({ path, name, words, spans, simple }: Call): Act | null {
  const operands = words.flatMap((word, at) => (word?.startsWith('-') === true ? [] : [{ word, span: spans[at] }]))
  const verbOf = (word: string | null | undefined): Act['verb'] | null =>
    word === 'stop' ? 'stop' : typeof word === 'string' && starts.test(word) ? 'start' : null
  const act = (verb: Act['verb'] | null, services: typeof operands): Act | null =>
    verb === null ? null : { verb, services: services.map(({ word }) => word), spans: services.map(({ span }) => span) }
  switch (name) {
    case 'systemctl':
    case 'supervisorctl':
    case 'sv':
    case 'initctl':
    case 'snap':
      return act(verbOf(operands[0]?.word), operands.slice(1))
    case 'service':
    case 'invoke-rc.d':
    case 'rc-service':
      return act(verbOf(operands[1]?.word), operands.slice(0, 1))
  }
  const script = /^\/etc\/(?:rc\.d\/)?init\.d\/([\w@.-]+)$/.exec(path)
  return act(verbOf(words.at(-1)), script === null ? [] : [{ word: script[1] ?? null, span: simple.name?.span }])
}

/** Whether a service's name is the reader's to fill in. */
const isFilledIn = (command: Command, span: Span | undefined): boolean => {
  if (span === undefined) return false
  const { start, end } = spanInDocument(command, span)
  return command.placeholders.some(placeholder => placeholder.span.start < end && start < placeholder.span.end)
}

/**
 * Where each name last stands on a line that speaks of starting or of removal: a command in a loop, in a string, in
 * another language, or a sentence.
 */
function comebacksIn(text: string): Map<string, number> {
  const last = new Map<string, number>()
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const cues = /\b(re)?-?start|\benabled?\b|\bbring(ing)?\b.{1,80}\bup\b|\b(remov|uninstall|purg|disabl|mask)/i
    if (!cues.test(line[0])) continue
    for (const word of line[0].matchAll(/[\w@+-]+(?:[.:][\w@+-]+)*/g))
      last.set(word[0].replace(/\.service$/, ''), line.index + word.index)
  }
  return last
}
