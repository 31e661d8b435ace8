import { spokenDuration } from '../server/run/duration.ts'
import type { Missing, Outcome, Recorded } from '../server/run/event.ts'
import { missingWords } from '../server/run/missing-words.ts'
import { promptIn, shellPrompt } from '../server/run/shown-prompt.ts'
import { awaitedWords, awaitingWords, rebootedWords, suspendedWords } from '../server/run/waiting-words.ts'
import { plainText } from './plain-text.ts'

/** Control characters of a document made visible: what runs is shown as it is, and draws nothing. */
export const visibleText = (text: string): string =>
  text

    .replace(/[\x00-\x08\x0b-\x1f]/g, char => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/[\x7f-\x9f\p{Cf}]/gu, '\u{fffd}')

const bold = (text: string) => `\x1b[1m${text}\x1b[22m`
const faint = (text: string) => `\x1b[2m${text}\x1b[22m`
const green = (text: string) => `\x1b[32m${text}\x1b[39m`
const red = (text: string) => `\x1b[31m${text}\x1b[39m`
const yellow = (text: string) => `\x1b[33m${text}\x1b[39m`

const turn = (name: string, what: string) => `\r\n${bold(`── ${name}`)} ${yellow(what)}\r\n`

function endOf(outcome: Outcome): string {
  switch (outcome) {
    case 'passed':
      return green('✓ passed')
    case 'canceled':
    case 'skipped':
      return yellow(`⏹ ${outcome}`)
    case 'unknown':
      return yellow('? unknown')
    default:
      return red(`✗ ${outcome}`)
  }
}

/** How long a step took, and what there is to say about its end; nobody knows how long it took while contact was lost. */
const how = ({ ms, why }: { ms: number; why: string | null }) =>
  [ms === 0 ? '' : spokenDuration(ms), plainText(why ?? '')].filter(Boolean).join(' · ')

/** Says on which of its hosts a step goes on. */
export const placeBanner = (place: string): string => `${bold(`── ${plainText(place)}`)}\r\n`

/** Says what is left out of a command's output there; empty when nothing is. */
export const missingBanner = ({ missing }: { readonly missing?: Missing }): string =>
  missing === undefined ? '' : `${faint(plainText(missingWords(missing)))}\r\n`

const settledWords = { run: 'is run, by your word', output: 'is output, by your word', leave: 'is left out' } as const

/** What the terminal says of its own beside a step's output; lines end in CR LF. Empty for events it does not show. */
export function bannerOf(
  record: Recorded,
  title: (step: string) => string,
  practice: boolean,
  label: (target: string) => string = target => target,
): string {
  const named = (step: string) => plainText(title(step)) || 'a step that is no longer in the document'
  switch (record.event) {
    case 'step.started':
      return (
        `\r\n${bold(`── ${named(record.step)} `)}` +
        `${faint(`on ${plainText(record.target)}`)}${practice ? ` ${yellow('PRACTICE')}` : ''}\r\n`
      )
    case 'host.started':
      return placeBanner(label(record.target))
    case 'host.finished':
      return `${endOf(record.outcome)} ${faint(`on ${plainText(label(record.target))} · ${how(record)}`)}\r\n`
    case 'command.started': {
      const prompt = promptIn(record)
      const [first = '', ...rest] = visibleText(record.text).split('\n')
      return (
        [
          `${faint(prompt === shellPrompt ? '❯' : visibleText(prompt))} ${bold(first)}`,
          ...rest.map(line => `${faint('┊')} ${bold(line)}`),
        ].join('\r\n') + '\r\n'
      )
    }
    case 'command.finished': {
      if (record.rebooted === true) return `${faint(rebootedWords(record.ms))}\r\n`
      if (record.status === 0) return ''
      const how = record.signal ?? (record.status === null ? 'status unknown' : `exit ${record.status}`)
      return `${red(`✗ ${how}`)} ${faint(spokenDuration(record.ms))}\r\n`
    }
    case 'step.finished': {
      if (record.by === 'operator') {
        return `${faint(`── ${named(record.step)}: marked ${record.outcome === 'passed' ? 'done' : record.outcome}${record.why ? `, ${plainText(record.why)}` : ''}`)}\r\n`
      }
      return `${endOf(record.outcome)} ${faint(how(record))}\r\n`
    }
    case 'step.reopened':
      return `${faint(`── ${named(record.step)}: open again`)}\r\n`
    case 'step.refused':
      // Not every refusal is a fault: a manual step is simply the operator's turn.
      if (record.reason === 'manual' && record.cause === undefined) return turn(named(record.step), 'your turn')
      if (record.reason === 'unread') return turn(named(record.step), 'your word on its lines in doubt')
      if (record.reason === 'alternative') return turn(named(record.step), 'your choice')
      return `${yellow(`⚠ ${named(record.step)}: ${plainText(record.message)}`)}\r\n`
    case 'step.waiting':
      if (record.for === 'reboot')
        return `${(record.byHand === true ? yellow : faint)(`${awaitingWords(record.byHand)}${awaitedWords(record.since, record.until)}`)}\r\n`
      if (record.for === 'suspended') return `${yellow(suspendedWords)}\r\n`
      return (record.answers ?? []).map(answer => `${faint(`the document says: ${plainText(answer)}`)}\r\n`).join('')
    case 'lines.settled':
      return record.lines
        .map(
          ({ line, text, as }) =>
            `${faint(`line ${line} ${settledWords[as]}: ${visibleText(text).split('\n', 1)[0] ?? ''}`)}\r\n`,
        )
        .join('')
    case 'step.asks':
      return `${yellow(`asks for ${record.names.map(plainText).join(', ')}${record.target === undefined ? '' : ` of ${plainText(label(record.target))}`}`)}\r\n`
    case 'session.opened':
      return record.note === null ? '' : `${yellow(plainText(record.note))}\r\n`
    case 'session.entered':
      return `${faint(`── inside ${plainText(record.opener)}`)}\r\n`
    case 'session.left':
      return `${faint(`── left ${plainText(record.opener)}`)}\r\n`
    case 'session.lost':
      return `${red(plainText(record.message))}\r\n`
    case 'run.closed':
      return `\r\n${faint('── started over')}\r\n`
    default:
      return ''
  }
}
