import { SourceText } from '../../text/source-text.ts'
import { openContext } from './body.ts'
import type { Context } from './context.ts'
import { scanLines } from './lines.ts'
import type { Region } from './region.ts'

/** A stretch of whole lines of a document that is read as a text of its own. */
export interface Window {
  readonly context: Context
  readonly region: Region
  /** The document's offset of its first character. */
  readonly base: number
  /** The document's offset after its last character. */
  readonly end: number
  /** Whether the document ends with it. */
  readonly last: boolean
}

/** The part of a document that is read, and the line terminator that it uses. */
export interface Extent {
  readonly source: SourceText
  readonly end: number
  readonly newline: string
}

/**
 * The lines from `from`, where one begins, to the end of the one that holds `to`. Their text is copied: what is kept of
 * it would hold on to the whole document otherwise, through all edits to come.
 */
export function openWindow({ source, end, newline }: Extent, from: number, to: number): Window {
  const line = to >= end ? source.lineCount : source.lineAt(to)
  const next = line === source.lineCount ? end : Math.min(end, source.lineSpan(line + 1).start)
  const own = new SourceText(copied(source.slice({ start: from, end: next })))
  const last = next >= end
  return windowOf(own, from, last, last ? own.lineCount : own.lineCount - 1, newline)
}

/** All lines of a document, in place. */
export const wholeWindow = ({ source, end, newline }: Extent): Window => {
  const own = end === source.length ? source : new SourceText(source.slice({ start: 0, end }))
  return windowOf(own, 0, true, own.lineCount, newline)
}

function windowOf(own: SourceText, base: number, last: boolean, count: number, newline: string): Window {
  const lines = scanLines(own, count, base === 0)
  return {
    context: openContext(own, newline),
    region: { lines, from: 0, to: lines.length, indent: 0, first: 0 },
    base,
    end: base + own.text.length,
    last,
  }
}

/** The same characters in memory of their own; a part of a string is kept as a view into the whole. */
const copied = (text: string): string => (' ' + text).slice(1)
