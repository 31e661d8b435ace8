import { spokenDuration } from '../../run/duration.ts'
import { behindPrompt } from '../../run/shown-prompt.ts'
import { shownText } from '../../text/shown-text.ts'
import { settledWords } from '../settled-words.ts'
import { type CommandReport, endOf, headOf, type Report, type StepReport, wordsOf } from './report.ts'

/** A run as a page of its own: no script, no outside resource, every text escaped. */
export const htmlReport = (report: Report): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Run ${escape(report.run)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color-scheme: light dark }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem }
dt { opacity: .7 } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884 }
td:nth-child(n+3):nth-child(-n+5) { white-space: nowrap }
summary { cursor: pointer }
pre { margin: .3rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px }
pre.output { background: #8881; padding: .4rem .6rem; border-radius: 4px; max-height: 24rem; overflow: auto }
p.end { margin: .1rem 0 .6rem; opacity: .7; font-size: 13px; overflow-wrap: anywhere }
.failed td:first-child, .unknown td:first-child, .timed-out td:first-child { color: #c33; font-weight: bold }
.passed td:first-child { color: #283 }
@media print { details > * { display: block } pre.output { max-height: none } }
</style>
<h1>Run ${escape(report.run)}</h1>
<dl>
${headOf(report)
  .map(([name, text]) => `<dt>${escape(name)}</dt><dd>${escape(text)}</dd>`)
  .join('\n')}
</dl>
<table>
<thead><tr><th>outcome</th><th>step</th><th>where</th><th>started</th><th>duration</th><th>note</th></tr></thead>
<tbody>
${report.steps.map(rowOf).join('\n')}
</tbody>
</table>
</html>
`

const rowOf = (step: StepReport): string =>
  `<tr class="${escape(step.standing)}">${[
    escape(step.standing),
    titleOf(step),
    escape(step.target ?? ''),
    step.startedAt === null
      ? ''
      : `<time datetime="${escape(step.startedAt)}">${escape(step.startedAt.replace('T', ' ').replace(/\..*/, ' UTC'))}</time>`,
    escape(spokenDuration(step.ms)),
    escape(wordsOf(step)),
  ]
    .map(cell => `<td>${cell}</td>`)
    .join('')}</tr>`

const titleOf = ({ title, standing, commands, lines }: StepReport): string =>
  commands.length + lines.length === 0
    ? escape(title)
    : `<details${standing === 'failed' ? ' open' : ''}><summary>${escape(title)}</summary>${linesOf(lines)}${commands.map(commandOf).join('')}</details>`

const linesOf = (lines: StepReport['lines']): string =>
  settledWords(lines)
    .map(words => `<p class="end">${escape(words)}</p>`)
    .join('')

function commandOf(command: CommandReport): string {
  const { text, output, kept, cwd, ms, prompt } = command
  const size = kept === null ? '' : `${kept.bytes} bytes kept, SHA-256 ${kept.sha256}`
  const missing = kept?.missing === undefined ? '' : `${kept.missing} bytes not kept`
  const end = [endOf(command), spokenDuration(ms), cwd === null ? '' : `in ${cwd}`, size, missing]
  return `<pre>${escape(behindPrompt(prompt, text))}</pre>${
    output === '' ? '' : `<pre class="output">${escape(output)}</pre>`
  }<p class="end">${escape(end.filter(Boolean).join(', '))}</p>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string =>
  shownText(text).replace(/[&<>"']/g, character => entities[character] ?? character)
