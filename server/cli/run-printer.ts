import { spokenDuration } from '../run/duration.ts'
import type { Recorded } from '../run/event.ts'
import { missingWords } from '../run/missing-words.ts'
import { behindPrompt, promptIn } from '../run/shown-prompt.ts'
import { awaitedWords, awaitingWords, rebootedWords, suspendedWords } from '../run/waiting-words.ts'
import type { Runbook } from '../runbook/model.ts'
import { HostPrinter } from './host-printer.ts'
import { shownLine, shownText } from '../text/shown-text.ts'
import { settledWords } from './settled-words.ts'
import { terminalLines } from './terminal-lines.ts'

/** The events that the command line's contract names; the others are the runner's own business. */
const contract = new Set([
  'run.started',
  'step.started',
  'host.started',
  'host.finished',
  'output',
  'command.finished',
  'step.finished',
  'step.refused',
  'run.finished',
])

/** Prints each event as one JSON object a line; output as the programs wrote it. */
export function jsonPrinter(): (record: Recorded) => void {
  const linesOf = new Map<string, ReturnType<typeof terminalLines>>()
  const print = (record: object) => process.stdout.write(`${JSON.stringify(record)}\n`)
  return record => {
    if (!contract.has(record.event)) return
    const target = ('target' in record ? record.target : null) ?? ''
    const lines = linesOf.get(target) ?? terminalLines()
    linesOf.set(target, lines)
    if (record.event === 'output') {
      const data = lines.feed(record.data)
      if (data !== '' || record.missing !== undefined) print({ ...record, data })
      return
    }
    if (record.event === 'command.finished') {
      const data = lines.rest()
      const { step, command, seq, at } = record
      const where = record.target === undefined ? {} : { target: record.target }
      if (data !== '') print({ event: 'output', step, ...where, command, data, seq, at })
    }
    print(record)
  }
}

/** Prints a run as an operator reads it: what runs where, its output as it comes, how it ended. */
export function textPrinter(runbook: Runbook): (record: Recorded) => void {
  const paint = painter()
  const titleOf = (step: string) => shownLine(runbook.steps.find(({ id }) => id === step)?.title ?? step)
  const hosts = new HostPrinter()
  let atLineStart = true
  /** Nothing has happened in this selection. */
  let idle = true
  const write = (text: string) => {
    if (text === '') return
    process.stdout.write(text)
    atLineStart = text.endsWith('\n')
  }
  const line = (text: string) => write(`${atLineStart ? '' : '\n'}${text}\n`)
  /** Of several hosts that speak at a time each begins on a line of its own. */
  const lines = (text: string) => write(text === '' || atLineStart || !hosts.isSideBySide ? text : `\n${text}`)
  const ended = (outcome: string, ms: number, where = '') =>
    paint(outcome === 'passed' ? 'green' : 'red', outcomeOf(outcome, ms)) + where
  return record => {
    switch (record.event) {
      case 'run.started':
        idle = true
        return line(paint('dim', `run ${record.run}${record.practice ? ' (practice: nothing real runs)' : ''}`))
      case 'step.started':
        idle = false
        hosts.start(record)
        return line(`${paint('bold', titleOf(record.step))} ${paint('dim', `[${record.step}] on ${record.target}`)}`)
      case 'lines.settled':
        for (const words of settledWords(record.lines.map(each => ({ ...each, by: record.by }))))
          line(paint('dim', shownLine(words)))
        return undefined
      case 'host.started':
        return hosts.isSideBySide ? undefined : line(paint('bold', `on ${hosts.label(record.target)}`))
      case 'host.finished':
        line(
          hosts.about(
            record.target,
            ended(record.outcome, record.ms, hosts.isSideBySide ? '' : ` on ${hosts.label(record.target)}`),
          ),
        )
        return record.why === null ? undefined : line(paint('dim', shownLine(record.why)))
      case 'command.started': {
        const place = hosts.comesTo(record)
        if (place !== null) line(paint('bold', `on ${place}`))
        return line(
          hosts.about(record.target, paint('dim', behindPrompt(shownLine(promptIn(record)), shownText(record.text)))),
        )
      }
      case 'session.opening':
        return write(hosts.output(undefined, record.data))
      case 'session.opened':
        write(hosts.rest())
        return record.note === null ? undefined : line(paint('dim', shownLine(record.note)))
      case 'output':
        if (record.missing !== undefined)
          line(hosts.about(record.target, paint('dim', shownLine(missingWords(record.missing)))))
        return lines(hosts.output(record.target, record.data))
      case 'step.waiting':
        lines(hosts.rest(record.target))
        line(hosts.about(record.target, paint('dim', awaitedText(record))))
        for (const answer of record.answers ?? [])
          line(hosts.about(record.target, paint('dim', `the document says: ${shownLine(answer)}`)))
        return undefined
      case 'step.asks':
        return record.target === undefined ? undefined : line(paint('dim', `of ${hosts.label(record.target)}:`))
      case 'command.finished':
        lines(hosts.rest(record.target))
        if (record.rebooted === true) line(hosts.about(record.target, paint('dim', rebootedWords(record.ms))))
        return record.status === 0
          ? undefined
          : line(hosts.about(record.target, paint('red', `exit ${record.signal ?? record.status ?? 'unknown'}`)))
      case 'step.finished':
        line(ended(record.outcome, record.ms))
        return record.why === null ? undefined : line(paint('dim', shownLine(record.why)))
      case 'step.refused':
        idle = false
        return line(
          `${paint('red', 'refused')} ${titleOf(record.step)} ${paint('dim', `[${record.step}]`)}: ${shownLine(record.message)}`,
        )
      case 'session.entered':
        return line(paint('dim', shownLine(`inside ${record.opener}`)))
      case 'session.left':
        return line(paint('dim', shownLine(`left ${record.opener}${leftHow(record.status)}`)))
      case 'step.left':
        return line(paint('red', shownLine(record.message)))
      case 'session.lost':
        return line(hosts.about(record.target, paint('red', shownLine(record.message))))
      case 'run.finished':
        return idle && record.outcome === 'passed' ? line(nothingLeft(runbook)) : undefined
      default:
        return undefined
    }
  }
}

function awaitedText({ for: what, since, until, byHand }: Extract<Recorded, { event: 'step.waiting' }>): string {
  switch (what) {
    case 'reboot':
      return `${awaitingWords(byHand)}${awaitedWords(since, until)}`
    case 'suspended':
      return suspendedWords
    default:
      return `waiting for ${what === 'password' ? 'a password' : 'input'}`
  }
}

const nothingLeft = ({ steps }: Runbook): string =>
  steps.length === 0 ? 'nothing to run: the document has no steps' : 'nothing left to run'

const leftHow = (status: number | null): string =>
  status === 0 ? '' : status === null ? ', nobody knows how it ended' : ` (exit ${status})`

const outcomeOf = (outcome: string, ms: number): string =>
  `${outcome === 'passed' ? '✓' : '✗'} ${outcome} ${spokenDuration(ms)}`

const codes = { bold: 1, dim: 2, red: 31, green: 32 } as const

/** Colours for a terminal whose operator has not turned them off (https://no-color.org). */
function painter(): (colour: keyof typeof codes, text: string) => string {
  const coloured = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === ''
  return (colour, text) => (coloured ? `\x1b[${codes[colour]}m${text}\x1b[0m` : text)
}
