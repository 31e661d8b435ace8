import type { Command, Passage, Step, StepId } from '../../runbook/model.ts'
import { everyMatch } from '../../text/every-match.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { textOf } from '../blocks.ts'
import { spanInDocument } from '../../runbook/command-places.ts'
import { callsOf, type Call } from '../commands.ts'
import { summing, type Finding, type Rule } from '../rule.ts'

export const serviceNeverRestarted: Rule = {
  id: 'service-never-restarted',
  severity: 'warning',
  summary: 'A service is stopped and never started again in the document.',
  ofDocument: summing<Note, Sum>({
    *note(passage, { source }) {
      for (const step of passage.steps) yield* notesIn(step)
      yield* comebacksIn(passage, source)
    },
    sum,
    weigh,
  }),
}

/** What a step does to services, or where a name stands on a line that speaks of starting or of removal. */
type Note =
  | { readonly act: 'reboot' }
  | { readonly act: 'removal'; readonly step: StepId }
  | { readonly act: 'start' | 'stop'; readonly service: string | null; readonly step: StepId; readonly span: Span }
  | { readonly act: 'comeback'; readonly names: readonly { readonly name: string; readonly span: Span }[] }

/** What happens to services, in order, and where each name is spoken of last. */
interface Sum {
  readonly acts: readonly Exclude<Note, { readonly act: 'comeback' }>[]
  readonly names: ReadonlyMap<string, Span>
}

function sum(notes: readonly Note[]): Sum {
  const names = new Map<string, Span>()
  for (const note of notes) if (note.act === 'comeback') for (const { name, span } of note.names) names.set(name, span)
  return { acts: notes.filter(note => note.act !== 'comeback'), names }
}

function* notesIn(step: Step): Generator<Note> {
  for (const { command, call } of callsOf(step)) {
    // Whoever removes the package in the same breath wants no service back.
    if (isRemoval(call)) yield { act: 'removal', step: step.id }
    if (call.name === 'reboot' || (call.name === 'shutdown' && call.words.includes('-r'))) yield { act: 'reboot' }
    const act = actOf(call)
    if (act === null) continue
    const span = spanInDocument(command, call.simple.span)
    for (const [index, service] of act.services.entries())
      if (service === null || !isFilledIn(command, act.spans[index]))
        yield { act: act.verb, service: service?.replace(/\.service$/, '') ?? null, step: step.id, span }
  }
}

/** The last stop of each service, unless something after it brings the service back or takes it away for good. */
function* weigh(sums: readonly Sum[]): Generator<Finding> {
  const stopped = new Map<string, { readonly span: Span; readonly step: StepId }>()
  const removing = new Set<StepId>()
  for (const note of sums.flatMap(({ acts }) => acts)) {
    if (note.act === 'removal') removing.add(note.step)
    // A name that only the shell knows may be any of them.
    else if (note.act === 'reboot' || (note.act === 'start' && note.service === null)) stopped.clear()
    else if (note.act === 'start') stopped.delete(note.service ?? '')
    else if (note.service !== null && !stopped.has(note.service)) stopped.set(note.service, note)
  }
  for (const [name, { step }] of stopped) if (removing.has(step)) stopped.delete(name)
  const last = lastMentions(stopped, sums)
  for (const [name, { span }] of stopped) if ((last.get(name) ?? -1) >= span.end) stopped.delete(name)
  for (const [name, { span }] of stopped)
    yield { span, message: `\`${name}\` is stopped here and never started again in this document` }
}

/** Where each of some names is spoken of last; of a long document no stretch is looked at more often than it has names. */
function lastMentions(wanted: ReadonlyMap<string, unknown>, sums: readonly Sum[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  const open = new Set(wanted.keys())
  for (const { names } of sums.toReversed()) {
    for (const name of names.size < open.size ? names.keys() : open) {
      const span = names.get(name)
      if (span === undefined || !open.delete(name)) continue
      last.set(name, span.start)
    }
  }
  return last
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

const cues = /\b(re)?-?start|\benabled?\b|\bbring(ing)?\b.{1,80}\bup\b|\b(remov|uninstall|purg|disabl|mask)/i

/**
 * The names on each line that speaks of starting or of removal: a command in a loop, in a string, in another language, or a
 * sentence.
 */
function* comebacksIn(passage: Passage, source: SourceText): Generator<Note> {
  const { start, end } = textOf(passage)
  const text = source.slice({ start, end })
  // Most texts have no such line.
  if (!cues.test(text)) return
  for (const line of everyMatch(text, /[^\r\n]+/g)) {
    if (!cues.test(line[0])) continue
    const names = everyMatch(line[0], /[\w@+-]+(?:[.:][\w@+-]+)*/g).map(word => {
      const at = start + line.index + word.index
      return { name: word[0].replace(/\.service$/, ''), span: { start: at, end: at + word[0].length } }
    })
    yield { act: 'comeback', names }
  }
}
