import { lastLine, withoutEscapes } from '../prompt-look.ts'
import type { Terminal } from '../terminal.ts'

/** How a program is spoken to that takes a line only while it waits at its prompt. */
export interface Conversation {
  /** Finds at the end of a line, without blanks behind it, the prompt at which it waits: its first group is what stands before. */
  readonly prompt: RegExp
  /** What the lines that are ours to type begin with, when they come in one write; of other keys only Ctrl-C passes. */
  readonly beginning: string
  /**
   * What of a line that it answers is passed on, bytes as Latin-1; asked for each line in turn. Of a very long one it is given
   * the beginning, and `end` is empty.
   */
  readonly heard: (line: string, end: string) => string
  /** Ctrl-C was passed on; it may live on. */
  readonly interrupted: () => void
}

/** So often (ms) it is asked to draw its prompt, while that has not been seen. */
const pokes = 100
/** Of what is drawn while a line is typed so many bytes are looked at. */
const enough = 16_384
/** As a terminal is given it. */
const newline = '\r\n'
/** Of what it answers on one line no more bytes are held back until the line ends. */
const longest = 65_536

/**
 * A terminal for a program that edits lines by itself and throws away what is typed ahead of its prompt: each line waits for
 * the prompt, and the Enter behind it until it was echoed. What is drawn meanwhile, prompts among it, is not passed on.
 */
export function lineByLine(around: Terminal, { prompt, beginning, heard, interrupted }: Conversation): Terminal {
  const listeners: ((data: Buffer) => void)[] = []
  let queue: readonly string[] = []
  /** `talking` once a line was entered, until the prompt is back; its echo's end comes first. */
  let phase: 'unknown' | 'prompt' | 'typing' | 'entered' | 'talking' = 'unknown'
  let shown = ''
  let wanted = ''
  /** The beginning of the line has been passed on. */
  let isWithin = false

  const poke = setInterval(() => {
    if (phase === 'unknown' && queue.length > 0) around.write('\x15')
  }, pokes)
  poke.unref()

  const pass = (text: string) => {
    if (text !== '') for (const listener of listeners) listener(Buffer.from(text, 'latin1'))
  }
  const type = () => {
    const [line, ...rest] = queue
    if (line === undefined) return
    queue = rest
    phase = 'typing'
    wanted = inked(lastLine(shown).slice(-1) + Buffer.from(line).toString('latin1'))
    shown = ''
    around.write(line)
  }
  const atPrompt = () => {
    clearInterval(poke)
    phase = 'prompt'
    type()
  }
  const talk = () => {
    const lines = shown.split(newline)
    shown = lines.pop() ?? ''
    const whole = lines.map((line, index) => (isWithin && index === 0 ? `${line}${newline}` : heard(line, newline)))
    if (whole.length > 0) isWithin = false
    pass(whole.join(''))
    const [found, before = ''] = (shown.endsWith(' ') && prompt.exec(shown.trimEnd())) || []
    if (found !== undefined) {
      // Not all that it answers ends its line.
      if (before !== '') pass(isWithin ? before : heard(before, newline))
      isWithin = false
      atPrompt()
    } else if (shown.length > longest) {
      pass(isWithin ? shown : heard(shown, ''))
      isWithin = true
      shown = ''
    }
  }

  around.onData(data => {
    shown += data.toString('latin1')
    if (phase === 'unknown' && prompt.test(lastLine(shown))) atPrompt()
    else if (phase === 'typing' && inked(withoutEscapes(shown)).includes(wanted)) {
      phase = 'entered'
      shown = ''
      around.write('\r')
    } else if (phase === 'entered' && shown.includes(newline)) {
      phase = 'talking'
      shown = shown.slice(shown.indexOf(newline) + newline.length)
      talk()
    } else if (phase === 'talking') talk()
    if (phase !== 'talking') shown = shown.slice(-enough)
  })

  return {
    kind: around.kind,
    note: around.note,
    write(data) {
      const lines = data.replace(/^\x15/, '')
      if (!lines.startsWith(beginning)) {
        if (!data.includes('\x03')) return
        interrupted()
        return around.write('\x03')
      }
      queue = [...queue, ...lines.split('\r').slice(0, -1)]
      if (phase === 'prompt') type()
    },
    onData: listener => void listeners.push(listener),
    onExit(listener) {
      around.onExit(exit => {
        clearInterval(poke)
        if (phase === 'talking') pass(shown)
        shown = ''
        listener(exit)
      })
    },
    resize: (columns, rows) => around.resize(columns, rows),
    pause: () => around.pause(),
    resume: () => around.resume(),
    kill: () => around.kill(),
  }
}

/** What of a text leaves ink: a long line is broken in ways of its own. */
const inked = (text: string): string => text.replace(/[\s\x08]/g, '')
