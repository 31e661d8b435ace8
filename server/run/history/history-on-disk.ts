import { statSync } from 'node:fs'
import type { Recorded } from '../event.ts'
import { outputPaths, readTail, type RunRecord } from '../journal/read.ts'
import { History, type HistoryLimits, replayed } from './history.ts'
import { sizeOf } from './step-history.ts'

/** A run's history as its record has it, with what each command printed put behind its start; only what is told is read. */
export function readHistory(
  { folder, events }: Pick<RunRecord, 'folder' | 'events'>,
  limits: HistoryLimits = replayed,
): History {
  const paths = outputPaths(folder, events)
  const found: Recorded[] = []
  let left = limits.newest
  let steps = 0
  for (const event of events.toReversed()) {
    const output = event.event === 'command.started' ? outputOf(event, paths.get(event) ?? '', left) : null
    for (const record of output === null ? [event] : [output, event]) {
      found.push(record)
      left -= sizeOf(record)
    }
    if (event.event !== 'step.started') continue
    if (++steps === 1) left = limits.older
    if (left <= 0) break
  }
  const starts = events.filter(({ event }) => event === 'step.started').length
  const history = new History(folder, limits, starts - steps)
  for (const record of found.reverse()) history.push(record)
  return history
}

/** The end of what a command printed, at most `limit` bytes, beginning with a line; null when it printed nothing. */
function outputOf(
  { step, target, command, seq, at }: Extract<Recorded, { readonly event: 'command.started' }>,
  file: string,
  limit: number,
): Recorded | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return null
  const tail = limit > 0 ? readTail(file, limit) : Buffer.alloc(0)
  const data = tail.length < size ? tail.subarray(beginningOfLine(tail)) : tail
  const bytes = size - data.length
  return {
    ...{ event: 'output', step, ...(target === undefined ? {} : { target }), command, data: data.toString(), seq, at },
    ...(bytes > 0 ? { missing: { bytes, file } } : {}),
  }
}

/** Where the first line begins; without any, the first whole character (UTF-8). */
function beginningOfLine(bytes: Buffer): number {
  const end = bytes.indexOf('\n') + 1
  return end > 0
    ? end
    : Math.max(
        0,
        bytes.subarray(0, 4).findIndex(byte => (byte & 0xc0) !== 0x80),
      )
}
