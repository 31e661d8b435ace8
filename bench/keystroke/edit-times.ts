import type { Markup } from '../../server/markup/markup.ts'
import { changeOf } from '../../server/text/change.ts'
import type { Edit } from '../../server/text/edit.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'
import { understood as understanding } from './understood.ts'

/** At most so many edits, for so many milliseconds. */
const most = 300
const patience = 8_000

/** Milliseconds of each edit. */
export interface EditTimes {
  /** The new text, and where its lines are now. */
  readonly text: number[]
  /** Blocks. */
  readonly read: number[]
  /** Steps, commands, placeholders. */
  readonly runbook: number[]
  readonly check: number[]
  /** All three, from the new text to its problems. */
  readonly understood: number[]
  /** All four. */
  readonly all: number[]
}

/** Milliseconds of what a document costs from its text to its problems, part by part. */
export type Parts = Readonly<Record<'read' | 'runbook' | 'check', number>>

/** Takes one edit of what it has opened. */
export type Take = (edit: Edit) => void

/** A document that is open. */
export interface Opened {
  readonly take: Take
  /** What opening it has cost. */
  readonly opening: Parts
  /** What each edit has cost since then, or since it was told to forget. */
  readonly times: EditTimes
  readonly forget: () => void
}

/** Has edits taken one after the other until there are enough; how many there were. */
export function takeMany(edits: Generator<Edit, void>, take: Take): number {
  const end = performance.now() + patience
  let count = 0
  for (const edit of edits) {
    take(edit)
    if (++count === most || performance.now() > end) break
  }
  return count
}

/** A document that is open: read, understood and checked as a whole, and then after each edit that it takes. */
export function openDocument(markup: Markup, text: string): Opened {
  const times: EditTimes = { text: [], read: [], runbook: [], check: [], understood: [], all: [] }
  const reader = markup.open()
  const document = understanding()
  let source = new SourceText(text)
  const [tree, read] = timed(() => atOnce(reader.read(source, null)))
  const [understood, runbook] = timed(() => document.runbook(source, markup.id, tree))
  const [, check] = timed(() => document.problems(understood))
  // The lines are looked up once, as the first diagnostic does.
  source.lineAt(text.length)
  const take = (edit: Edit) => {
    const start = performance.now()
    source = source.edited(edit)
    const edited = performance.now()
    const tree = atOnce(reader.read(source, changeOf(edit)))
    const read = performance.now()
    const runbook = document.runbook(source, markup.id, tree)
    const built = performance.now()
    document.problems(runbook)
    const end = performance.now()
    times.text.push(edited - start)
    times.read.push(read - edited)
    times.runbook.push(built - read)
    times.check.push(end - built)
    times.understood.push(end - edited)
    times.all.push(end - start)
  }
  const forget = () => {
    for (const list of Object.values(times) as number[][]) list.length = 0
  }
  return { take, opening: { read, runbook, check }, times, forget }
}

function timed<T>(action: () => T): readonly [result: T, time: number] {
  const start = performance.now()
  const result = action()
  return [result, performance.now() - start]
}
