import { statSync } from 'node:fs'
import { readHead, readTail } from '../../run/journal/read.ts'
import { shownText } from '../../text/shown-text.ts'

/** Of a long output so many lines of its beginning and of its end are shown, and not more than so many bytes of each. */
const lines = 20
const bytes = 8 * 1024

/**
 * What a command printed, as a report quotes it: the beginning and the end of what is kept, without what steers a
 * terminal, a line that was drawn over and over as it stood last. Empty when nothing is kept.
 */
export function excerptOf(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size <= bytes) return shortened(plainLines(readTail(path, bytes).toString()))
  const head = plainLines(readHead(path, bytes).toString()).slice(0, lines)
  const tail = plainLines(readTail(path, bytes).toString()).slice(-lines)
  return [...head, `[… ${size} bytes in all …]`, ...tail].join('\n')
}

function shortened(all: readonly string[]): string {
  if (all.length <= 2 * lines) return all.join('\n')
  const left = all.length - 2 * lines
  return [...all.slice(0, lines), `[… ${left} line${left === 1 ? '' : 's'} …]`, ...all.slice(-lines)].join('\n')
}

/** Control sequences (ECMA-48): CSI, the strings OSC, DCS, SOS, PM and APC, and the short ones. */
const control =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g

const plainLines = (text: string): readonly string[] =>
  text
    .replace(control, '')
    .replace(/(?:\r?\n)+$/, '')
    .split(/\r?\n/)
    .map(line => shownText(line.replace(/^[^]*\r(?=[^\r])/, '').replace(/\r+$/, '')))
