import { spokenDuration } from '../run/duration.ts'
import type { Recorded } from '../run/event.ts'
import type { Runbook } from '../runbook/model.ts'
import { shownLine, shownText } from './shown-text.ts'
import { terminalLines } from './terminal-lines.ts'

/** The events that the command line's contract names; the others are the runner's own business. */
const contract = new Set([
  'run.started',
  'step.started',
  'output',
  'command.finished',
  'step.finished',
  'step.refused',
  'run.finished',
])

/** Prints each event as one JSON object a line; output as the programs wrote it. */
export function jsonPrinter(): (record: Recorded) => void {
  const lines = terminalLines()
  const print = (record: object) => process.stdout.write(`${JSON.stringify(record)}\n`)
  return record => {
    if (!contract.has(record.event)) return
    if (record.event === 'output') {
      const data = lines.feed(record.data)
      if (data !== '') print({ ...record, data })
      return
    }
    if (record.event === 'command.finished') {
      const data = lines.rest()
      const { step, command, seq, at } = record
      if (data !== '') print({ event: 'output', step, command, data, seq, at })
    }
    print(record)
  }
}

/** Prints a run as an operator reads it: what runs where, its output as it comes, how it ended. */
export function textPrinter(runbook: Runbook): (record: Recorded) => void {
  const paint = painter()
  const titleOf = (step: string) => shownLine(runbook.steps.find(({ id }) => id === step)?.title ?? step)
  // The operator's own terminal ends lines in its own way, once.
  const lines = terminalLines()
  let atLineStart = true
  /** Nothing has happened in this selection. */
  let idle = true
  const write = (text: string) => {
    if (text === '') return
    process.stdout.write(text)
    atLineStart = text.endsWith('\n')
  }
  const line = (text: string) => write(`${atLineStart ? '' : '\n'}${text}\n`)
  return record => {
    switch (record.event) {
      case 'run.started':
        idle = true
        return line(paint('dim', `run ${record.run}${record.practice ? ' (practice: nothing real runs)' : ''}`))
      case 'step.started':
        idle = false
        return line(`${paint('bold', titleOf(record.step))} ${paint('dim', `[${record.step}] on ${record.target}`)}`)
      case 'command.started':
        return line(
          paint('dim', `${record.root === true ? '#' : '$'} ${shownText(record.text).replaceAll('\n', '\n> ')}`),
        )
      case 'output':
      case 'session.opening':
        return write(lines.feed(record.data))
      case 'session.opened':
        return write(lines.rest())
      case 'step.waiting':
        return line(paint('dim', `waiting for ${record.for === 'password' ? 'a password' : 'input'}`))
      case 'command.finished':
        write(lines.rest())
        return record.status === 0
          ? undefined
          : line(paint('red', `exit ${record.signal ?? record.status ?? 'unknown'}`))
      case 'step.finished':
        line(paint(record.outcome === 'passed' ? 'green' : 'red', outcomeOf(record.outcome, record.ms)))
        return record.why === null ? undefined : line(paint('dim', shownLine(record.why)))
      case 'step.refused':
        idle = false
        return line(
          `${paint('red', 'refused')} ${titleOf(record.step)} ${paint('dim', `[${record.step}]`)}: ${shownLine(record.message)}`,
        )
      case 'session.entered':
        write(lines.rest())
        return line(paint('dim', shownLine(`inside ${record.opener}`)))
      case 'session.left':
        return line(paint('dim', shownLine(`left ${record.opener}${leftHow(record.status)}`)))
      case 'session.lost':
        return line(paint('red', shownLine(record.message)))
      case 'run.finished':
        return idle && record.outcome === 'passed' ? line(nothingLeft(runbook)) : undefined
      default:
        return undefined
    }
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
