import type { Span } from '../text/span.ts'
import { descend, parseTree, type SyntaxNode } from './syntax-tree.ts'

/** How text is quoted at a place of a command: what a value has to be dressed in there. */
export type Quoting =
  | 'bare'
  | 'double'
  | 'single'
  | 'ansi-c'
  | 'here-document'
  | 'literal-here-document'
  /** Where quoting is no help, for another shell reads the text again: only a plain value can stand there. */
  | 'plain'
  /** In a comment, which the shell never sees. */
  | 'comment'

/**
 * The quoting at `span` of a text in which every placeholder has been replaced by a plain word of the same length;
 * null where no value can stand (a variable's name, an operator).
 */
export function quotingAt(text: string, span: Span): Quoting | null {
  const script = parseTree(text)
  let innermost: { node: SyntaxNode; within: readonly SyntaxNode[] } | null = null
  for (const entry of descend(script)) {
    if (entry.node.pos <= span.start && span.end <= entry.node.end) {
      if (innermost === null || entry.within.length >= innermost.within.length) innermost = entry
    }
  }
  if (innermost === null || innermost.node.type === 'Script') return isInComment(text, span) ? 'comment' : null
  const path = [...innermost.within, innermost.node]
  const quoting = quotingOf(path)
  if (quoting === null) return isInComment(text, span) ? 'comment' : null
  return isReadAgain(text, path) ? 'plain' : quoting
}

/** A value dressed for `quoting`, so that the shell reads exactly its characters; null when it cannot stand there. */
export function quoteValue(value: string, quoting: Quoting): string | null {
  if (value.includes('\0')) return null
  switch (quoting) {
    case 'bare':
      return isPlain(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
    case 'double':
      return value.replace(/[\\$`"]/g, '\\$&')
    case 'single':
      return value.replaceAll("'", `'\\''`)
    case 'ansi-c':
      return value.replace(/[\\']/g, '\\$&')
    case 'here-document':
      return value.includes('\n') ? null : value.replace(/[\\$`]/g, '\\$&')
    case 'literal-here-document':
      return value.includes('\n') ? null : value
    case 'plain':
      return isPlain(value) ? value : null
    case 'comment':
      return /[\r\n]/.test(value) ? null : value
  }
}

/** Reserved words would be syntax where a command begins (POSIX Shell Command Language 2.4, and bash's own). */
const reserved = new Set(
  'if then else elif fi for while until do done case esac in select function time coproc'.split(' '),
)

/** Characters that no shell reads as anything but themselves. A leading digit run is left to quotes: `2>` is an operator. */
const isPlain = (value: string): boolean => /^[A-Za-z0-9_./:@%+,-]+$/.test(value) && !reserved.has(value)

function quotingOf(path: readonly SyntaxNode[]): Quoting | null {
  for (const node of [...path].reverse()) {
    switch (node.type) {
      case 'SingleQuoted':
        return 'single'
      case 'AnsiCQuoted':
        return 'ansi-c'
      case 'DoubleQuoted':
      case 'LocaleString':
        return 'double'
      case 'HereDocBody':
        return hereDocumentQuoting(path)
      case 'Literal':
      case 'BraceExpansion':
      case 'ArrayValue':
      case 'TestUnary':
      case 'TestBinary':
        continue
      case 'Word':
      case 'Assignment':
        return 'bare'
      default:
        // An expansion, arithmetic, a here-document's delimiter, an operator: a value there would be syntax.
        return null
    }
  }
  return null
}

function hereDocumentQuoting(path: readonly SyntaxNode[]): Quoting {
  const document = path.find(node => node.type === 'HereDoc')
  return document?.type === 'HereDoc' && document.delimiter?.quoted === true ? 'literal-here-document' : 'here-document'
}

/** Commands that hand their words to another shell, which would read a quoted value as syntax again. */
const readers = new Set(
  'sh bash dash ksh zsh ash fish eval ssh su runuser watch trap xargs parallel mosh rsh pdsh clush nsenter chroot'.split(
    ' ',
  ),
)
/** Commands that run the command behind them. */
const carriers = /^(sudo|doas|env|nohup|nice|time|timeout|exec|command|docker|podman|kubectl|lxc|vagrant|find|ansible)$/

function isReadAgain(text: string, path: readonly SyntaxNode[]): boolean {
  return path.some(node => {
    // Backticks take backslashes away before the inner shell sees them.
    if (node.type === 'CommandExpansion') return text[node.pos] === '`'
    if (node.type !== 'Command' || node.name === undefined) return false
    const words = [node.name, ...node.args].map(word =>
      baseName('value' in word && typeof word.value === 'string' ? word.value : word.text),
    )
    const [name = '', ...rest] = words
    return readers.has(name) || (carriers.test(name) && rest.some(word => readers.has(word)))
  })
}

const baseName = (word: string): string => word.slice(word.lastIndexOf('/') + 1)

/** Whether a `#` that begins a word stands before `span` on its line, outside everything the shell reads. */
function isInComment(text: string, span: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start)
  return /(^|\s)#/.test(line)
}
