import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { MarkupId } from '../../server/markup/markup.ts'
import { ms, ratio, row } from '../measure.ts'
import { friendlyTexts } from './friendly.ts'
import type { Times } from './reading-hostile.ts'
import { hostileTexts } from './texts.ts'

/** How long one text may take, in milliseconds: it is read a dozen times. */
const patience = 20_000
/** No text may cost more than so many times what prose costs. */
const bound = 10

/** Hostile texts of 128 KB, as ratios to 128 KB of prose: read alone, and read, understood and checked. */
export async function benchHostile(): Promise<void> {
  for (const markup of ['rst', 'markdown'] as const) await compare(markup)
}

async function compare(markup: MarkupId): Promise<void> {
  const program = new Program(markup)
  const prose = await program.timesOf('prose')
  if (typeof prose === 'string') throw new Error(`expected prose to be read, found that it ${prose}`)
  row(markup, 'read', 'to prose', 'and checked', 'to prose')
  let over = 0
  for (const name of [...Object.keys(friendlyTexts(markup)), ...Object.keys(hostileTexts(markup))]) {
    const times = name === 'prose' ? prose : await program.timesOf(name)
    const isOver = typeof times === 'string' || Math.max(times.parse / prose.parse, times.all / prose.all) > bound
    if (isOver) over++
    if (typeof times === 'string') row(name, times)
    else {
      const ratios = [ratio(times.parse, prose.parse), ratio(times.all, prose.all)] as const
      row(name, ms(times.parse), ratios[0], ms(times.all), ratios[1], isOver ? `over ${bound}` : '')
    }
  }
  row(`${markup}: over ${bound} times prose`, String(over))
  program.stop()
}

/** The process that reads, started anew after a text that it does not come back from. */
class Program {
  readonly #markup: MarkupId
  #child: ChildProcess | null = null

  constructor(markup: MarkupId) {
    this.#markup = markup
  }

  /** What a text takes; in words when it takes too long or the process dies of it. */
  async timesOf(name: string): Promise<Times | string> {
    this.#child ??= await started(this.#markup)
    this.#child.send(name)
    const answer = await answerOf(this.#child, patience)
    if (typeof answer === 'string') this.stop()
    return answer as Times | string
  }

  stop(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }
}

async function started(markup: MarkupId): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('reading-hostile.mjs', import.meta.url)), [markup], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  await answerOf(child, Infinity)
  return child
}

function answerOf(child: ChildProcess, patience: number): Promise<unknown> {
  return new Promise(resolve => {
    const answer = (value: unknown) => {
      clearTimeout(timer)
      child.off('message', answer).off('exit', died)
      resolve(value)
    }
    const died = () => answer('fails')
    const timer = patience < Infinity ? setTimeout(() => answer(`over ${patience / 1000} s`), patience) : undefined
    child.once('message', answer).once('exit', died)
  })
}
