import type { MarkupId } from '../../server/markup/markup.ts'
import { ms, ratio, row } from '../measure.ts'
import { sizeName, textOf } from '../texts.ts'
import { ourReader, peers, type Reader } from './peers.ts'
import { outcomeOf, timeReading, type Reading } from './time-reading.ts'

const sizes = [10_000, 100_000, 1_000_000, 10_000_000]
/** Below this many UTF-16 units, what a program needs to run at all hides what the text needs. */
const telling = 1_000_000

/**
 * Full readings, inline markup included, from text to tree, by ours and by its peers: growth with the text's size, and
 * how many times as long as ours. A peer that failed or took too long at one size is left out at the larger ones.
 */
export function benchParsing(): void {
  for (const markup of ['rst', 'markdown'] as const) compare(markup)
}

function compare(markup: MarkupId): void {
  let left = peers[markup]()
  row(markup, 'time', 'ns/unit', 'heap held/unit', 'peak/unit', 'to ours')
  for (const size of sizes) {
    const text = textOf(markup, size)
    const ours = timeReading(ourReader(markup), text)
    tell(ourReader(markup), text, ours)
    left = left.filter(peer => {
      const reading = timeReading(peer, text)
      tell(peer, text, reading, ours)
      return reading.time !== null
    })
  }
}

function tell({ name }: Reader, text: string, reading: Reading, ours: Reading | null = null): void {
  const label = `${sizeName(text.length)}, ${name}`
  const { time, held, peak } = reading
  if (time === null) return row(label, outcomeOf(reading))
  const bytes = (count: number | null) =>
    count === null || text.length < telling * 0.99 ? '' : `${Math.round(count / text.length)} bytes`
  row(
    label,
    ms(time),
    ((time / text.length) * 1e6).toFixed(1),
    name.startsWith('tree-sitter') ? 'not on the heap' : bytes(held),
    bytes(peak),
    ours?.time == null ? '' : ratio(time, ours.time),
  )
}
