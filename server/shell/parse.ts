import type { Span } from '../text/span.ts'
import {
  isPlain,
  nodesIn,
  parseTree,
  type ParsedScript,
  type SyntaxNode,
  type Word as SyntaxWord,
} from './syntax-tree.ts'

/** A word of a command: `text` is what the shell makes of it when that is known without running anything, else null. */
export interface Word {
  readonly span: Span
  readonly text: string | null
}

export interface Redirection {
  readonly span: Span
  /** `>`, `>>`, `<`, `<<`, `&>` … */
  readonly operator: string
  readonly target: Word | null
}

/** One simple command anywhere in the text: within pipelines, loops, functions and substitutions too. */
export interface SimpleCommand {
  readonly span: Span
  /** The command word; null for a bare assignment or redirection. */
  readonly name: Word | null
  readonly arguments: readonly Word[]
  readonly redirections: readonly Redirection[]
  /** Names it assigns in front (`FOO=1 cmd`, `FOO=1`). */
  readonly assigns: readonly string[]
}

export interface ShellSyntax {
  readonly errors: readonly { readonly message: string; readonly offset: number }[]
  /** False while a quote, a here-document, a compound command or a trailing `\`, `|`, `&&` waits for more lines. */
  readonly complete: boolean
  /** What a later line must hold for the text to become complete, as `fi`; null when any line may do. */
  readonly closer: string | null
  /** The top-level statements; those joined by `;`, `&&` or `|` on one line are one. */
  readonly statements: readonly Span[]
  /** Every simple command, in the order in which they begin; those of a redirected loop have the loop's redirections. */
  readonly commands: readonly SimpleCommand[]
  /** Redirections of compound commands (`while …; done < file`). */
  readonly redirections: readonly Redirection[]
}

/** Reads shell text (bash's grammar) without running it; any text whatever. */
export function parseShell(text: string): ShellSyntax {
  const script = parseTree(text)
  // Most ask only whether it can be read.
  const commands = once(() => commandsIn(script, text))
  const redirections = once(() => redirectionsIn(script, text))
  const statements = once(() => statementsOf(text, script))
  const errors = (script.errors ?? []).map(({ message, pos }) => ({ message, offset: pos }))
  const stray = errors.length > 0 || !text.includes('(') ? undefined : strayParenthesis(text, commands())
  if (stray !== undefined) errors.push({ message: "unexpected token '('", offset: stray })
  const isOpen =
    (text.includes('<<') && nodesIn(script).some(node => node.type === 'HereDoc' && node.closing === undefined)) ||
    endsInContinuation(text) ||
    waitsForMore(text, errors)
  return {
    errors,
    complete: !isOpen,
    closer: closerOf(errors),
    get statements() {
      return statements()
    },
    get commands() {
      return commands()
    },
    get redirections() {
      return redirections()
    },
  }
}

const commandsIn = (script: SyntaxNode, text: string): SimpleCommand[] =>
  nodesIn(script)
    .filter(node => node.type === 'Command')
    .map(node => simpleCommandOf(node, text))

const redirectionsIn = (script: SyntaxNode, text: string): Redirection[] =>
  nodesIn(script)
    .filter(node => node.type === 'Redirected')
    .flatMap(node => node.redirects.map(redirect => redirectionOf(redirect, text)))

/** What is made when somebody first asks for it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** Where a parenthesis follows a word of a command, which the parser passes over: `echo (a`. */
function strayParenthesis(text: string, commands: readonly SimpleCommand[]): number | undefined {
  for (const { name, arguments: words } of commands)
    for (const { span } of name === null ? words : [name, ...words]) {
      const blanks = /^[ \t]+(?=\()/.exec(text.slice(span.end, span.end + 80))?.[0].length
      if (blanks !== undefined) return span.end + blanks
    }
  return undefined
}

/** An odd number of backslashes at the very end joins the next line. */
function endsInContinuation(text: string): boolean {
  let start = text.length
  while (text[start - 1] === '\\') start--
  return (text.length - start) % 2 === 1
}

/** Whether more lines could mend every error: something is open, and nothing is wrong before it. */
function waitsForMore(text: string, errors: ShellSyntax['errors']): boolean {
  if (errors.some(({ message }) => message.startsWith('unexpected'))) return false
  if (errors.length === 0) return false
  // What a comment ends may still go on: `a | # note`.
  const end = text
    .trimEnd()
    .replace(/\s#[^\n]*$/, '')
    .trimEnd().length
  return errors.some(
    ({ message, offset }) =>
      message.startsWith('unterminated') ||
      (offset >= end &&
        (message.includes(' to close ') || /^expected (command after|'do'|compound command)/.test(message))),
  )
}

/** What closes what an error calls unterminated. */
const closers = [
  ['double quote', '"'],
  ['single quote', "'"],
  ['ANSI-C quote', "'"],
  ['backtick', '`'],
  ['parameter expansion', '}'],
  ['command substitution', ')'],
  ['process substitution', ')'],
  ['arithmetic', ')'],
] as const

function closerOf(errors: ShellSyntax['errors']): string | null {
  for (const { message } of errors) {
    const compound = /^expected '(\S+)' to close /.exec(message)?.[1]
    if (compound !== undefined) return compound
    if (!message.startsWith('unterminated')) continue
    const closer = closers.find(([opened]) => message.includes(opened))?.[1]
    if (closer !== undefined) return closer
  }
  return null
}

function statementsOf(text: string, script: ParsedScript): Span[] {
  const statements: { start: number; end: number }[] = []
  const mayHoldDocuments = text.includes('<<')
  for (const statement of script.commands) {
    const endOfBodies = mayHoldDocuments ? endOfHereDocuments(statement) : 0
    const { end } = spanOf({ pos: statement.pos, end: Math.max(statement.end, endOfBodies) }, text)
    const previous = statements.at(-1)
    // Statements on one line are one command to the operator, and so is what begins before a here-document ends.
    if (previous !== undefined && !text.slice(previous.end, statement.pos).includes('\n'))
      previous.end = Math.max(previous.end, end)
    else statements.push({ start: statement.pos, end })
  }
  return statements
}

/** Bodies of here-documents stand after the statement that opens them. */
function endOfHereDocuments(statement: SyntaxNode): number {
  let end = 0
  for (const node of nodesIn(statement)) {
    if (node.type === 'HereDoc') end = Math.max(end, node.closing?.end ?? node.body.end)
  }
  return end
}

/** Where a node stands; the parser counts a backslash at the very end together with the character that is not there. */
const spanOf = ({ pos, end }: { readonly pos: number; readonly end: number }, text: string): Span => ({
  start: Math.min(pos, text.length),
  end: Math.min(end, text.length),
})

type CommandNode = Extract<SyntaxNode, { type: 'Command' }>

/** A node of the tree as a simple command. */
export function simpleCommandOf(node: CommandNode, text: string): SimpleCommand {
  return {
    span: spanOf(node, text),
    name: node.name === undefined ? null : wordOf(node.name, text),
    arguments: node.args.map(argument =>
      argument.type === 'Word'
        ? wordOf(argument, text)
        : { span: spanOf(argument, text), text: isLiteral(argument) ? argument.text : null },
    ),
    redirections: node.redirects.map(redirect => redirectionOf(redirect, text)),
    assigns: node.prefix.flatMap(part => (part.type === 'Assignment' ? [part.name] : [])),
  }
}

function redirectionOf(node: CommandNode['redirects'][number], text: string): Redirection {
  const target = node.type === 'HereDoc' ? undefined : node.target
  return {
    span: spanOf(node, text),
    operator: node.operator,
    target: target === undefined ? null : wordOf(target, text),
  }
}

const wordOf = (word: SyntaxWord, text: string): Word => ({
  span: spanOf(word, text),
  text: isLiteral(word) && !/^~/.test(word.text) ? word.value : null,
})

/** Parts that stand for themselves; whatever else there is depends on the shell's state or on the file system. */
const literalParts = new Set([
  'Word',
  'Literal',
  'SingleQuoted',
  'DoubleQuoted',
  'AnsiCQuoted',
  'LocaleString',
  'Assignment',
])

function isLiteral(node: SyntaxNode): boolean {
  if (isPlain(node)) return true
  for (const { type } of nodesIn(node)) if (!literalParts.has(type)) return false
  return true
}
