/** The commands of a step as the shell would read them. */
import { spanInText } from '../runbook/command-places.ts'
import type { Command, Step } from '../runbook/model.ts'
import { parseShell, type ShellSyntax, type SimpleCommand } from '../shell/parse.ts'
import type { Span } from '../text/span.ts'

/** The commands of a step which a shell reads. */
export const shellCommandsOf = (step: Step): readonly Command[] =>
  step.commands.filter(({ language }) => language === 'sh')

/** Every simple command that the shell commands of a step run, with its words read through `sudo` and the like. */
export function* callsOf(step: Step): Generator<{ readonly command: Command; readonly call: Call }> {
  for (const command of shellCommandsOf(step)) for (const call of callsIn(command)) yield { command, call }
}

const calls = new WeakMap<Command, readonly Call[]>()

/** Worked out once per command, as several rules ask. */
function callsIn(command: Command): readonly Call[] {
  let known = calls.get(command)
  if (known === undefined) {
    known = readCommand(command)
      .commands.map(callOf)
      .filter(call => call !== null)
    calls.set(command, known)
  }
  return known
}

/**
 * A simple command by what it really runs.
 *
 *     sudo -u postgres /usr/bin/dropdb synnefo
 *                      ^^^^^^^^^^^^^^^ name: dropdb
 *                                      ^^^^^^^ words: only what follows the name
 */
export interface Call {
  /** The name as written, with its folder. */
  readonly path: string
  /** Without its folder. */
  readonly name: string
  /** What follows the name; null where only the shell knows what a word becomes. */
  readonly words: readonly (string | null)[]
  /** The place of each of `words` in the command's text. */
  readonly spans: readonly Span[]
  readonly simple: SimpleCommand
}

/** Commands that run the command behind them, with those of their options that take a value. */
const carriers: Readonly<Record<string, string>> = {
  sudo: '-u -g -h -p -C -r -t -U --user --group --host',
  doas: '-u -C',
  env: '-u -C -S --unset --chdir',
  nohup: '',
  nice: '-n',
  ionice: '-c -n -p',
  time: '',
  timeout: '-s -k',
  exec: '-a',
  command: '',
  setsid: '',
  chroot: '',
}

function callOf(simple: SimpleCommand): Call | null {
  if (simple.name === null) return null
  const all = [simple.name, ...simple.arguments]
  let at = 0
  for (;;) {
    const text = all[at]?.text
    if (text === undefined || text === null) return null
    const name = text.slice(text.lastIndexOf('/') + 1)
    const valued = Object.hasOwn(carriers, name) ? carriers[name] : undefined
    const next = valued === undefined ? null : carried(all, at + 1, name, valued.split(' '))
    if (next === null) {
      const rest = all.slice(at + 1)
      return { path: text, name, words: rest.map(word => word.text), spans: rest.map(word => word.span), simple }
    }
    at = next
  }
}

/** The index of the command that a carrier runs, or null when it runs none. */
function carried(all: readonly { text: string | null }[], from: number, name: string, valued: string[]): number | null {
  let at = from
  for (; at < all.length; at++) {
    const text = all[at]?.text ?? ''
    if (valued.includes(text)) at++
    else if (!text.startsWith('-') && !/^\w+=/.test(text)) break
  }
  if (name === 'timeout' || name === 'chroot') at++
  return at < all.length ? at : null
}

const readings = new WeakMap<Command, ShellSyntax>()

/** How the shell reads a command whose placeholders stand for plain words; read once per command. */
export function readCommand(command: Command): ShellSyntax {
  let syntax = readings.get(command)
  if (syntax === undefined) {
    syntax = parseShell(withWords(command))
    readings.set(command, syntax)
  }
  return syntax
}

/**
 * The command's text with a plain word of the same length at each placeholder that the shell would read as syntax, so
 * that offsets stay.
 */
function withWords(command: Command): string {
  let text = ''
  let offset = 0
  for (const { span, kind, text: spelled } of command.placeholders) {
    // A variable is the shell's own: what may become of it when nobody sets it is a rule's concern.
    if (kind === 'variable' || /^[\w.:/@%+,-]+$/.test(spelled)) continue
    const { start, end } = spanInText(command, span)
    if (start < offset || end <= start) continue
    text += command.text.slice(offset, start) + 'x'.repeat(end - start)
    offset = end
  }
  return text + command.text.slice(offset)
}
