import { spokenDuration } from '../../run/duration.ts'
import { shownLine, shownText } from '../shown-text.ts'
import { standing } from '../run-steps.ts'
import { commandTexts, type Report } from './report.ts'

/** A run as a Markdown page: a table of its steps, then what was run. */
export function markdownReport(report: Report): string {
  const { record, steps } = report
  const { state } = record
  const rows = steps.map(step => {
    const ms = step.state?.ms ?? null
    return `| ${cell(standing(step))} | ${cell(step.title)} | ${spokenDuration(ms)} | ${cell(step.state?.startedAt ?? '')} | ${cell(step.state?.why ?? '')} |`
  })
  const details = steps.flatMap(step => {
    const commands = commandTexts(report, step.id)
    if (commands.length === 0) return []
    const lines = commands.map(
      (text, index) => `$ ${shownText(text)}\n[${step.state?.commands[index]?.status ?? 'not finished'}]`,
    )
    const fence = '`'.repeat(Math.max(3, ...commands.map(text => (/`{3,}/.exec(text)?.[0].length ?? 0) + 1)))
    return ['', `## ${oneLine(step.title)}`, '', fence, ...lines, fence]
  })
  return [
    `# Run ${record.run}`,
    '',
    `- Document: ${state.file}`,
    `- Begun: ${state.startedAt}`,
    `- ${state.open ? 'Open' : 'Closed'}${state.practice ? ', practice' : ''}`,
    ...(record.damaged > 0 ? [`- ${record.damaged} lines of the record could not be read`] : []),
    '',
    '| outcome | step | duration | started | note |',
    '|---|---|---|---|---|',
    ...rows,
    ...details,
    '',
  ].join('\n')
}

const oneLine = (text: string): string => shownLine(text).replace(/\s+/g, ' ')
const cell = (text: string): string => oneLine(text).replace(/[\\|]/g, '\\$&')
