import { spokenDuration } from '../../run/duration.ts'
import { behindPrompt } from '../../run/shown-prompt.ts'
import { shownLine, shownText } from '../../text/shown-text.ts'
import { settledWords } from '../settled-words.ts'
import { type CommandReport, endOf, headOf, type Report, type StepReport, wordsOf } from './report.ts'

/** A run as a Markdown page: a table of its steps, then what was run and what it printed. */
export const markdownReport = (report: Report): string =>
  [
    `# Run ${report.run}`,
    '',
    ...headOf(report).map(([name, text]) => `- ${oneLine(name)}: ${inline(text)}`),
    '',
    '| outcome | step | where | started | duration | note |',
    '|---|---|---|---|---|---|',
    ...report.steps.map(rowOf),
    ...report.steps.flatMap(detailsOf),
    '',
  ].join('\n')

const rowOf = (step: StepReport): string =>
  `| ${[step.standing, step.title, step.target ?? '', step.startedAt ?? '', spokenDuration(step.ms), wordsOf(step)]
    .map(cell)
    .join(' | ')} |`

function detailsOf(step: StepReport): string[] {
  if (step.commands.length + step.lines.length === 0) return []
  const settled = settledWords(step.lines).map(words => `- ${inline(words)}`)
  const head = ['', `## ${inline(step.title)}`, '', ...settled]
  if (step.commands.length === 0) return head
  const text = step.commands.flatMap(linesOf).join('\n')
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length + 1)))
  return [...head, ...(settled.length === 0 ? [] : ['']), `${fence}console`, text, fence]
}

const linesOf = (command: CommandReport): string[] => [
  behindPrompt(shownLine(command.prompt), shownText(command.text)),
  ...(command.output === '' ? [] : [command.output]),
  `[${[endOf(command), spokenDuration(command.ms), ...keptText(command)].filter(Boolean).join(', ')}]`,
]

const keptText = ({ kept }: CommandReport): string[] =>
  kept === null ? [] : [`${kept.bytes} bytes kept, SHA-256 ${kept.sha256}`, ...missing(kept.missing)]

const missing = (bytes: number | undefined): string[] => (bytes === undefined ? [] : [`${bytes} bytes not kept`])

const oneLine = (text: string): string => shownLine(text).replace(/\s+/g, ' ')
/** What a document or a person wrote is no markup here. */
const inline = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>&#]/g, '\\$&')
const cell = (text: string): string => inline(text).replaceAll('|', '\\|')
