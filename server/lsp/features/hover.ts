import type { Hover } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { attributeAt } from '../attribute-hover.ts'
import { offsetOf, rangeOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import { includedText, shownLines } from '../included-text.ts'
import type { OpenDocument } from '../open-document.ts'
import { lineAt, lineText } from '../line-hover.ts'
import { noteLines } from '../note-lines.ts'
import { markupContent } from '../rich-text.ts'
import type { RichText } from '../rich-text.ts'
import { visible } from '../visible.ts'
import { spokenLimit } from '../../run/duration.ts'
import { whoRuns } from '../../runbook/attributes/who-runs.ts'
import type { Command, Placeholder, PlaceholderKind, Runbook, Step } from '../../runbook/model.ts'
import { touches } from '../../text/span.ts'
import type { Span } from '../../text/span.ts'

/** A hover shows so many UTF-16 units of a command. */
const most = 4000

const kinds: Readonly<Record<PlaceholderKind, string>> = {
  angle: 'in angle brackets',
  braces: 'in braces',
  brackets: 'in brackets',
  'upper-case': 'a word in capitals',
  dunder: 'between underscores',
  emphasis: 'emphasised',
  pattern: 'a pattern in place of a value',
  ellipsis: 'something left out',
  substitution: 'a substitution without a definition',
  variable: 'a variable that this document does not set',
  example: 'an example value',
  sample: "a value of the author's own",
  question: 'an open question',
}

interface Found {
  readonly span: Span
  readonly text: readonly RichText[]
}

const isFilled = (filled: readonly string[], { name }: Placeholder) => filled.includes(name)

const placeholderText = (placeholder: Placeholder, filled: readonly string[]): readonly RichText[] => [
  { kind: 'text', parts: ['Placeholder ', { code: visible(placeholder.name) }, `, ${kinds[placeholder.kind]}`] },
  { kind: 'text', parts: [placeholder.reason] },
  ...(isFilled(filled, placeholder) ? [{ kind: 'text', parts: ['Filled in for this run.'] } as const] : []),
]

/** Who runs a command, and where: `As root on astakos.host`, `On this step's host db1`, `Typed inside su - postgres`. */
function placeOf(command: Command, step: Step): readonly (string | { readonly code: string })[] {
  if (command.inside.length > 0)
    return command.inside.flatMap(({ opener, user, host }, index) => [
      index === 0 ? 'Typed inside ' : ', and in it ',
      { code: visible(opener.slice(0, 200)) },
      ...(user === null ? [] : [' as ', { code: visible(user) }]),
      ...(host === null ? [] : [' on ', { code: visible(host) }]),
    ])
  const { user: named, root } = whoRuns(command, step)
  const user = named ?? (root ? 'root' : null)
  const where = command.prompt?.host != null ? [command.prompt.host] : step.hosts
  const who = user === null ? [] : ['as ', { code: user }]
  const on = where.flatMap((host, index) => [index === 0 ? 'on ' : ', ', { code: host }])
  const how = [
    ...(step.timeout === null ? [] : [`, for at most ${spokenLimit(step.timeout)}`]),
    ...(step.confirm ? [', once you have confirmed it'] : []),
  ]
  if (who.length + on.length === 0) return ['Runs on the local target', ...how]
  return ['Runs ', ...who, who.length > 0 && on.length > 0 ? ' ' : '', ...on, ...how]
}

function commandText(command: Command, step: Step, filled: readonly string[]): readonly RichText[] {
  const shown = visible(command.text.slice(0, most))
  const left = command.text.length - most
  const placeholders = new Map(command.placeholders.map(placeholder => [placeholder.name, placeholder]))
  return [
    { kind: 'text', parts: placeOf(command, step) },
    ...noteLines(step).map(line => ({ kind: 'text', parts: [line] }) as const),
    { kind: 'block', language: command.language, text: left > 0 ? `${shown}\n…` : shown },
    ...(left > 0 ? [{ kind: 'text', parts: [`… and ${left} more characters.`] } as const] : []),
    ...(shown !== command.text.slice(0, most)
      ? [
          {
            kind: 'text',
            parts: ['Characters that cannot be seen are spelled out: ⇥ is a tab, ␠ a blank at the end of a line.'],
          } as const,
        ]
      : []),
    ...(placeholders.size > 0 ? [{ kind: 'text', parts: ['To fill in:'] } as const] : []),
    ...[...placeholders.values()].map(
      placeholder =>
        ({
          kind: 'item',
          parts: [
            { code: visible(placeholder.name) },
            isFilled(filled, placeholder) ? ' (filled in): ' : ': ',
            placeholder.reason,
          ],
        }) as const,
    ),
  ]
}

/** What stands at `offset`: the placeholder there, else the command, from its prompt on, else the line of a block. */
function findAt(runbook: Runbook, offset: number, filled: readonly string[]): Found | null {
  const { steps, placeholders } = runbook
  const line = lineAt(runbook, offset)
  const role = line === null ? [] : lineText(line)
  const placeholder = placeholders.find(({ span }) => touches(span, offset))
  if (placeholder !== undefined) return { span: placeholder.span, text: placeholderText(placeholder, filled) }
  for (const step of steps) {
    if (!touches(step.span, offset)) continue
    for (const command of step.commands) {
      const span = {
        start: Math.min(command.prompt?.span.start ?? Infinity, command.span.start),
        end: command.span.end,
      }
      if (touches(span, offset)) return { span, text: [...commandText(command, step, filled), ...role] }
    }
  }
  return line === null ? null : { span: line.span, text: role }
}

/**
 * On a command: where and as whom it runs, and exactly what; on a placeholder anywhere: what it is taken for, and why; on
 * an attribute: what it says; on a line of a block: what it is taken for, and why; on an included file: its first lines.
 */
export const hover: Feature = {
  capabilities: { hoverProvider: true },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    const findIncluded = async (document: OpenDocument, offset: number, isStale: () => boolean) => {
      const includes = await document.includes(isStale)
      const file = includes?.files.find(
        ({ file, inclusion: { kind, block } }) =>
          file !== null && (kind === 'include' || kind === 'literalinclude') && touches(block, offset),
      )
      if (file === undefined) return null
      return {
        span: file.inclusion.block,
        text: includedText(file, workspace.includes.beginningOf(file, shownLines)),
      }
    }
    connection.onHover(({ textDocument: { uri }, position }, token) => {
      const about = async (document: OpenDocument, isStale: () => boolean): Promise<Hover | null> => {
        const { runbook } = document
        if (runbook === null) return null
        const { source } = runbook
        const offset = offsetOf(source, position)
        const found =
          attributeAt(runbook, offset) ??
          findAt(runbook, offset, workspace.progress(uri)?.filled ?? []) ??
          (await findIncluded(document, offset, isStale))
        if (found === null) return null
        const contents = markupContent(found.text, workspace.client.textDocument?.hover?.contentFormat)
        return { range: rangeOf(source, found.span), contents }
      }
      return answer({ uri, token, nothing: null, about })
    })
  },
}
