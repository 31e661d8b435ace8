/**
 * A process that reads hostile texts, so that one it does not come back from may be left behind: told a name, it
 * answers what reading the text takes alone, and with all that is made of it.
 */
import { check } from '../../server/check/check.ts'
import { markdown } from '../../server/markup/markdown/markdown.ts'
import { rst } from '../../server/markup/rst/rst.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { durationOf, isEnough, quickest } from '../measure.ts'
import type { Texts } from './filled.ts'
import { friendlyTexts } from './friendly.ts'
import { hostileTexts } from './texts.ts'

/** Milliseconds. */
export interface Times {
  readonly parse: number
  /** Read, understood as a runbook and checked. */
  readonly all: number
}

/** How long the same text is read again and again, in milliseconds. */
const budget = 60

const markup = process.argv[2] === 'rst' ? rst : markdown
const friendly = friendlyTexts(markup.id)
const texts: Texts = { ...friendly, ...hostileTexts(markup.id) }

function quickestOf(action: () => unknown): number {
  const durations: number[] = []
  while (!isEnough(durations, budget)) durations.push(durationOf(action))
  return quickest(durations)
}

function timesOf(text: string): Times {
  return {
    parse: quickestOf(() => markup.parse(new SourceText(text))),
    all: quickestOf(() => check(readRunbook(new SourceText(text), markup))),
  }
}

// The first readings are compiled while they run.
for (const text of Object.values(friendly)) timesOf(text())
process.on('message', (name: string) => process.send?.(timesOf(texts[name]?.() ?? '')))
process.send?.('ready')
