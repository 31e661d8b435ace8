import type { MarkupId } from '../../server/markup/markup.ts'
import { markdown } from '../../server/markup/markdown/markdown.ts'
import { rst } from '../../server/markup/rst/rst.ts'
import { ms, ratio, row, summary } from '../measure.ts'
import { fetchPeers, remarkReader } from '../parsing/peers.ts'
import { outcomeOf, timeReading } from '../parsing/time-reading.ts'
import { openDocument, takeMany, type Parts } from './edit-times.ts'
import { openInTreeSitter } from './tree-sitter.ts'
import { opening, typing } from './typing.ts'

const markups = { rst, markdown } as const
/** What opens a block of code in the middle of a text. */
const openers = { rst: 'Then::\n\n', markdown: '```sh\n' } as const

const parts = {
  text: 'the text and where its lines are',
  read: 'reading',
  runbook: 'understanding',
  check: 'checking',
  understood: 'reading, understanding and checking',
  all: 'all of it',
} as const

/**
 * What opening a text costs before anything is sent, first in this process and again, and what a keystroke in it does once
 * warm: ours, part by part, and a peer's reading after it.
 */
export async function benchEdits(markup: MarkupId, text: string): Promise<void> {
  tellOpening('opened', openDocument(markups[markup], text).opening)
  const { take, opening: again, times, forget } = openDocument(markups[markup], text)
  tellOpening('opened again', again)
  takeMany(typing(text.length), take)
  forget()
  takeMany(typing(text.length), take)
  for (const part of ['text', 'read', 'runbook', 'check', 'understood', 'all'] as const) tell(parts[part], times[part])
  row(
    'of these three',
    '',
    '',
    '',
    shares({ read: sum(times.read), runbook: sum(times.runbook), check: sum(times.check) }),
  )
  const read = summary(times.read).median
  if (markup === 'rst') await treeSitter(text, read)
  else remark(text, read)

  const opened = openDocument(markups[markup], text)
  takeMany(opening(text, openers[markup]), opened.take)
  tell(`all of it, ${JSON.stringify(openers[markup])} put in and taken out`, opened.times.all)
}

function tellOpening(name: string, opening: Parts): void {
  row(`${name}: ${parts.understood}`, ms(opening.read + opening.runbook + opening.check), '', '1', shares(opening))
}

/** How much of the whole each part is, in the order in which they are done: `12 + 70 + 18 %`. */
function shares({ read, runbook, check }: Parts): string {
  const all = read + runbook + check
  return `${[read, runbook, check].map(part => Math.round((part / all) * 100)).join(' + ')} %`
}

const sum = (times: readonly number[]): number => times.reduce((all, time) => all + time, 0)

/** tree-sitter reads again only what an edit has changed, as ours does. */
async function treeSitter(text: string, ours: number): Promise<void> {
  if (!fetchPeers()) return
  const { take, times } = await openInTreeSitter(text)
  takeMany(typing(text.length), take)
  tell('tree-sitter-rst: reading', times, ratio(summary(times).median, ours))
}

/** remark reads the whole text again. */
function remark(text: string, ours: number): void {
  const reading = timeReading(remarkReader, text)
  const { time } = reading
  row(
    `${remarkReader.name}: reading the whole`,
    ...(time === null ? [outcomeOf(reading)] : [ms(time), '', '', ratio(time, ours)]),
  )
}

export function tell(name: string, times: readonly number[], ...more: readonly string[]): void {
  const { median, p99 } = summary(times)
  row(name, ms(median), ms(p99), String(times.length), ...more)
}
