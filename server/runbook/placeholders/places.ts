import { maskPlaceholders } from '../commands/mask.ts'
import { lastAt } from './ordered.ts'
import type { Quoted, Quoting } from './quoted.ts'

/** A place in a command, as the shell and the program see it. */
export interface Place {
  /** The word around it, from its first character, and how much of it stands before. */
  readonly word: string
  readonly before: string
  readonly quoting: Quoting
  /** The program that the word is given to, without its path; empty for the program itself and what is set before it. */
  readonly program: string
  /** Whether the word is the program. */
  readonly isProgram: boolean
  /** The option that the word is the value of: `-H` for `-H x`, `--host` for `--host=x`; empty when it is none's. */
  readonly option: string
}

export interface Places {
  at(offset: number): Place
}

interface Word {
  readonly start: number
  end: number
  readonly program: string
  readonly isProgram: boolean
  readonly option: string
}

/** Words that come before the program of a simple command. */
const wrapper = /^(?:sudo|doas|env|nohup|time|nice|watch|xargs|exec|then|do|else|if|while|!|-\w+|[A-Za-z_]\w*=\S*)$/
/** Only this much of a long word is looked at. */
const FARTHEST = 200

/** The words of a command, split once and only when somebody asks. */
export function placesIn(text: string, quoted: Quoted): Places {
  let words: readonly Word[] | null = null
  return {
    at(offset) {
      words ??= wordsOf(maskPlaceholders(text), quoted)
      const word = lastAt(words, offset)
      const isWithin = word !== undefined && offset < word.end
      const { start = offset, end = offset, program = '', isProgram = false, option = '' } = isWithin ? word : {}
      const from = Math.max(start, offset - FARTHEST)
      return {
        word: text.slice(start, Math.min(end, start + FARTHEST)),
        before: text.slice(from, offset),
        quoting: quoted.at(offset),
        program,
        isProgram,
        option: option === '' ? ownOption(text.slice(from, offset)) : option,
      }
    },
  }
}

/** `--host` of `--host=x`. */
const ownOption = (before: string): string => /^(--?[A-Za-z][\w.-]*)=/.exec(before)?.[1] ?? ''

/** Splits the text in one pass: blanks and operators separate words outside of quotes. */
function wordsOf(text: string, quoted: Quoted): Word[] {
  const words: Word[] = []
  let word: Word | null = null
  let program = ''
  let previous = ''
  let isValue = false
  const close = (end: number) => {
    if (word === null) return
    word.end = end
    const own = text.slice(word.start, Math.min(end, word.start + FARTHEST))
    // The user and the group of `sudo -u` are not programs.
    isValue = program === '' && /^-[ugU]$/.test(own)
    if (program === '' && word.isProgram) program = own.slice(own.lastIndexOf('/') + 1)
    previous = own
    word = null
  }
  const open = (start: number) => {
    const option = /^--?[A-Za-z][\w-]*$/.test(previous) ? previous : ''
    const next = /^[^\s|;&()`]*/.exec(text.slice(start, start + FARTHEST))?.[0] ?? ''
    const isProgram = program === '' && !isValue && !wrapper.test(next)
    word = { start, end: start, program, isProgram, option }
    words.push(word)
  }
  // What stands within `$(…)` and backticks is given to another program, and what comes behind to the one before.
  const outer: string[] = []
  let isInBackticks = false
  const begin = (next: string) => {
    program = next
    previous = ''
    isValue = false
  }
  const operator = (char: string) => {
    const isBacktick = char === '`'
    if (isBacktick) isInBackticks = !isInBackticks
    if (char === '(' || (isBacktick && isInBackticks)) {
      outer.push(program)
      begin('')
    } else if (char === ')' || isBacktick) begin(outer.pop() ?? '')
    else begin('')
  }
  for (const { start, end, quoting } of quoted.stretches(text.length)) {
    if (quoting === 'document' || quoting === 'literal-document') {
      close(start)
      begin('')
      words.push({ start, end, program, isProgram: false, option: '' })
      continue
    }
    if (quoting === 'single' || (quoting === 'double' && !/\$\(|`/.test(text.slice(start, end)))) continue
    for (let at = start; at < end; at++) {
      const char = text.charAt(at)
      if (char === '\\' && /[\r\n]/.test(text.charAt(at + 1))) {
        close(at)
        at++
      } else if (/[|;&()`\n]/.test(char)) {
        close(at)
        operator(char)
      } else if (/\s/.test(char)) close(at)
      else if (word === null) open(at)
    }
  }
  close(text.length)
  return words
}
