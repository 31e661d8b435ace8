import { spokenDuration } from '../../run/duration.ts'
import { shownText } from '../shown-text.ts'
import { standing } from '../run-steps.ts'
import { commandTexts, type Report } from './report.ts'

/** A run as a page of its own: no script, no outside resource, every text escaped. */
export function htmlReport(report: Report): string {
  const { record, steps } = report
  const { state } = record
  const rows = steps.map(step => {
    const ms = step.state?.ms ?? null
    const commands = commandTexts(report, step.id).map(
      (text, index) =>
        `<pre>$ ${escape(text)}</pre><p>exit ${escape(String(step.state?.commands[index]?.status ?? 'unknown'))}</p>`,
    )
    return `<tr class="${escape(standing(step))}"><td>${escape(standing(step))}</td><td><details><summary>${escape(step.title)}</summary>${commands.join('')}</details></td><td>${spokenDuration(ms)}</td><td>${escape(step.state?.startedAt ?? '')}</td><td>${escape(step.state?.why ?? '')}</td></tr>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Run ${escape(record.run)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color-scheme: light dark }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884 }
pre { margin: .3rem 0 0; white-space: pre-wrap }
.failed td:first-child, .unknown td:first-child, .timed-out td:first-child { color: #c33; font-weight: bold }
.passed td:first-child { color: #283 }
</style>
<h1>Run ${escape(record.run)}</h1>
<p>${escape(state.file)}<br>begun ${escape(state.startedAt)}, ${state.open ? 'open' : 'closed'}${state.practice ? ', practice' : ''}</p>
<table>
<thead><tr><th>outcome</th><th>step</th><th>duration</th><th>started</th><th>note</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`
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
