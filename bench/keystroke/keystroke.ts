import { row } from '../measure.ts'
import { sizeName, textOf } from '../texts.ts'
import { benchEdits } from './in-process.ts'
import { benchServer } from './over-stdio.ts'

/** A usual guide, a very long one, and more than anybody writes. */
const sizes = [50_000, 1_000_000, 10_000_000]

/** Opening a document and a keystroke in its middle, in this process and over a language server. */
export async function benchKeystroke(): Promise<void> {
  for (const markup of ['rst', 'markdown'] as const) {
    for (const size of sizes) {
      const text = textOf(markup, size)
      row(`${markup}, ${sizeName(size)}`, 'median', 'p99', 'edits', '')
      await benchEdits(markup, text)
      await benchServer(markup, text)
    }
  }
}
