import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { markdown } from '../server/markup/markdown/markdown.ts'
import type { Markup } from '../server/markup/markup.ts'
import { rst } from '../server/markup/rst/rst.ts'
import { SourceText } from '../server/text/source-text.ts'
import { durationsOf, ms, row, summary } from './measure.ts'
import { type Peer, rstPeers } from './peers.ts'
import { sizeName, textOf } from './texts.ts'

const sizes = [10_000, 100_000, 1_000_000, 10_000_000]
/** The size at which the peers, some of which are slow, read the same text. */
const compared = 1_000_000

/** Full readings, inline markup included, from text to Blocks: growth with the text's size, and the peers at one size. */
export async function benchParsing(): Promise<void> {
  await growth(rst, 'rst')
  await peers(rst, 'rst', await rstPeers())
  await growth(markdown, 'md')
  const remark = unified().use(remarkParse).freeze()
  const bare: Peer = {
    name: 'remark-parse alone, in one piece',
    time: async (text, times) => summary(await durationsOf(times, () => remark.parse(text))).median,
  }
  await peers(markdown, 'md', [bare])
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const own = (markup: Markup, text: string, times: number) =>
  durationsOf(times, () => markup.parse(new SourceText(text)))

async function growth(markup: Markup, extension: 'rst' | 'md'): Promise<void> {
  // The first readings are compiled while they run.
  await own(markup, textOf(extension, 200_000), 5)
  for (const size of sizes) {
    const text = textOf(extension, size)
    const { median } = summary(await own(markup, text, size > 2_000_000 ? 3 : 9))
    collectGarbage()
    const before = process.memoryUsage().heapUsed
    const tree = markup.parse(new SourceText(text))
    collectGarbage()
    const held = process.memoryUsage().heapUsed - before
    row(
      `${markup.id}, ${sizeName(size)}`,
      ms(median),
      `${((median / text.length) * 1e6).toFixed(1)} ns/unit`,
      `${(held / text.length).toFixed(0)} bytes/unit`,
    )
    if (tree.blocks.length === 0) throw new Error('expected blocks, found none')
  }
}

async function peers(markup: Markup, extension: 'rst' | 'md', all: readonly Peer[]): Promise<void> {
  const text = textOf(extension, compared)
  const { median } = summary(await own(markup, text, 9))
  for (const peer of all) {
    const time = await peer.time(text, 3)
    row(
      `${peer.name}, ${sizeName(compared)}`,
      time === null ? 'fails' : ms(time),
      time === null ? '' : `× ${(time / median).toFixed(1)}`,
    )
  }
}
