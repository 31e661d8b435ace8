import type { Block, Code } from '../../markup/block.ts'
import { unknownPrompt } from '../../runbook/commands/agreed-prompts.ts'
import { documentSettings, settingsOf } from '../../runbook/attributes/read-settings.ts'
import { writtenInComment, writtenOnCode } from '../../runbook/attributes/written.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { neighboursOf } from '../blocks.ts'
import { weighing, type Finding, type Fix, type Rule } from '../rule.ts'

export const consoleBlockWithoutCommands: Rule = {
  id: 'console-block-without-commands',
  severity: 'warning',
  summary:
    'A block is marked as a console transcript and holds no command: a file instead, or prompts that are not understood.',
  ofDocument: weighing<Finding>({
    *note(passage, around) {
      if (!around.blocks.some(isTranscript)) return
      const commands = passage.steps.flatMap(step => step.commands.map(({ span }) => span.start))
      for (const { block, before } of neighboursOf(passage, around)) {
        if (!isTranscript(block)) continue
        if (anyWithin(block.span, commands) || isOutput(before) || isTold(block, before, around.source)) continue
        const language = languageOf(block)
        if (language === null) {
          yield* ofUnknownPrompt(block)
          continue
        }
        const fix = fixFor(block, language.id, around.source)
        yield {
          span: block.lines[0]?.span ?? block.span,
          message: `expected a console transcript in a block marked \`${block.language ?? ''}\`, found ${language.name} and no command`,
          ...(fix === null ? {} : { fix }),
        }
      }
    },
    // A document that says that it is no runbook may show what it likes.
    *weigh(notes, { tree }) {
      if (documentSettings(tree).run !== false) yield* notes
    },
  }),
}

/** Reports what looks like a prompt and is not understood: its commands would be lost without a word. */
function* ofUnknownPrompt(block: Code): Iterable<Finding> {
  const unknown = unknownPrompt(block.lines.map(({ text }) => text))
  const line = unknown === null ? undefined : block.lines[unknown.index]
  if (unknown === null || line === undefined) return
  const start = line.span.end - line.text.trimStart().length
  yield {
    span: { start, end: start + unknown.text.length },
    message: `expected a prompt that is understood in a block marked \`${block.language ?? ''}\`, found \`${unknown.text}\` and no command`,
  }
}

const transcripts: ReadonlySet<string> = new Set([
  'console',
  'shell-session',
  'shellsession',
  'bash-session',
  'sh-session',
  'terminal',
])

const isTranscript = (block: Block): block is Code =>
  block.kind === 'code' && block.language !== null && transcripts.has(block.language)

/** Whether one of `starts`, which rise, lies in `span`. */
function anyWithin(span: Span, starts: readonly number[]): boolean {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < span.start) low = middle + 1
    else high = middle
  }
  return (starts[low] ?? Infinity) < span.end
}

/** Whether the text before a block announces what a command printed, which belongs to a transcript. */
const isOutput = (before: Block | null): boolean =>
  before?.kind === 'paragraph' &&
  /\b(output|outputs|print|prints|printed|display|displays|displayed|return|returns|returned|result|results|response|report|reports|look|looks|log|logs|see|shows?|similar)\b/i.test(
    before.prose.text,
  )

/** Whether the author says what the block is. */
function isTold(block: Code, before: Block | null, source: SourceText): boolean {
  const written = [
    ...writtenOnCode(block, source),
    ...(before?.kind === 'comment' ? writtenInComment(before, null) : []),
  ]
  const { run, output, manual, file, language } = settingsOf(written, ['block'])
  return [run, output, manual, file, language].some(said => said !== undefined)
}

/** What a block's text is written in, when that is plain; null when it could be anything. */
function languageOf(block: Code): { id: string; name: string } | null {
  const lines = block.lines.map(({ text }) => text).filter(text => text.trim() !== '' && !/^\s*(#|\/\/)/.test(text))
  const [first = '', second = ''] = lines
  const last = lines.at(-1) ?? ''
  if (/^[A-Za-z_][\w.]*\s*=\s*[[({'"]/.test(first) && /^[\])}'"]|^[A-Za-z_]\w*\s*=|['"\])}]$/.test(last))
    return { id: 'python', name: 'Python' }
  if (/^(from [\w.]+ import |import [\w.]+$|def \w+\(.*:$|class \w+.*:$)/.test(first))
    return { id: 'python', name: 'Python' }
  if (/^[[{]$|^\{\s*"/.test(first) && /^[\]}],?$|\}$/.test(last)) return { id: 'json', name: 'JSON' }
  if (/^\[[\w.:/ -]+\]$/.test(first) && /^[\w.-]+\s*=/.test(second)) return { id: 'ini', name: 'an INI file' }
  if (/^<(\?xml|[a-z][\w-]*(\s[^<>]*)?>)/i.test(first) && /^<\/|\/?>$/.test(last)) return { id: 'xml', name: 'XML' }
  const keys = lines.filter(line => /^\s*(- )?["']?[A-Za-z_][\w./-]*["']?:(\s|$)/.test(line)).length
  if ((first === '---' || /^[A-Za-z_][\w-]*:(\s|$)/.test(first)) && keys >= 2 && keys * 2 >= lines.length)
    return { id: 'yaml', name: 'YAML' }
  return null
}

/** Marks the block with the language it is written in. */
function fixFor(block: Code, language: string, source: SourceText): Fix | null {
  const span = spanOfLanguage(block, source)
  return span === null ? null : { title: `Mark the block as '${language}'`, edits: [{ span, text: language }] }
}

/** Where the language stands: last of its kind in the block's first line. */
function spanOfLanguage({ span, language }: Code, source: SourceText): Span | null {
  if (language === null) return null
  const line = source.lineSpan(source.lineAt(span.start))
  const at = source.slice({ start: span.start, end: line.end }).toLowerCase().indexOf(language)
  return at === -1 ? null : { start: span.start + at, end: span.start + at + language.length }
}
