import { type CliCommand, UsageError } from '../command.ts'
import { runNamed } from '../recorded-runs.ts'
import { htmlReport } from '../report/html.ts'
import { junitReport } from '../report/junit.ts'
import { markdownReport } from '../report/markdown.ts'
import { type Report, reportOf } from '../report/report.ts'
import { reportedSteps } from '../run-steps.ts'

const formats: Readonly<Record<string, (report: Report) => string>> = {
  md: markdownReport,
  html: htmlReport,
  junit: junitReport,
}

/** `runbook report`: the record of a run, to be kept or handed on. */
export const report: CliCommand = {
  name: 'report',
  usage: 'RUN [--format FORMAT]',
  summary: 'Print the record of a run.',
  help: `RUN is a run's name, or how it begins; \`runbook status\` tells it. The run may be
of any workspace, open or closed, and its document may be gone. RUN may also be
the path of a record's folder (.runbook/01J9Z3…), whoever wrote it.

It says what ran where and when, how long, by whose word, and how it ended, with
the beginning and the end of what it printed. Secrets are masked in the record.

Options:
  --format FORMAT  md (the default), html, json or junit

Examples:
  runbook report 01J9Z3 > upgrade.md
  runbook report 01J9Z3 --format junit > upgrade.xml
`,
  fails: '',
  options: { format: { type: 'string' } },
  takes: { min: 1, max: 1 },
  run(args) {
    const name = args.text('format') ?? 'md'
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined
    if (format === undefined && name !== 'json')
      throw new UsageError(`expected --format md, html, json, junit, found ${name}`)
    const record = runNamed(args.positionals[0] ?? '')
    const { run, state, events, damaged } = record
    const steps = reportedSteps(state.file, state)
    const report = reportOf(record, steps)
    process.stdout.write(format?.(report) ?? `${JSON.stringify({ run, state, steps, events, damaged, report })}\n`)
    return 0
  },
}
