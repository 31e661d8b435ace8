import { check as problemsOf } from '../../check/check.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { problemJson } from '../problem-json.ts'
import { readDocument } from '../read-document.ts'
import { type CheckedFile, sarif } from '../sarif.ts'

/** `runbook check`: what is wrong or dangerous in a document. */
export const check: CliCommand = {
  name: 'check',
  usage: 'FILE… [--json | --sarif] [--markup rst|markdown]',
  summary: 'Reports the problems of each document; exit status 1 when one of them is an error.',
  help: '  --json            one JSON object per FILE and line\n  --sarif           one SARIF 2.1.0 log for all of them\n  --markup MARKUP   read every FILE as rst or markdown instead of going by its name and content',
  options: { json: { type: 'boolean' }, sarif: { type: 'boolean' }, markup: { type: 'string' } },
  takes: { min: 1, max: Infinity },
  run(args) {
    if (args.flag('json') && args.flag('sarif')) throw new UsageError('expected --json or --sarif, found both')
    const checked: CheckedFile[] = []
    const code = eachFile(args.positionals, file => {
      const runbook = readDocument(file, args.text('markup'))
      const problems = problemsOf(runbook).map(problem => problemJson(runbook.source, problem))
      checked.push({ file, problems })
      if (args.flag('json')) process.stdout.write(`${JSON.stringify({ file, problems })}\n`)
      else if (!args.flag('sarif')) {
        for (const { line, column, severity, rule, message } of problems) {
          process.stdout.write(`${file}:${line}:${column}: ${severity}: ${message} [${rule}]\n`)
        }
      }
      return problems.some(({ severity }) => severity === 'error') ? 1 : 0
    })
    if (args.flag('sarif')) process.stdout.write(`${JSON.stringify(sarif(checked), null, 2)}\n`)
    return code
  },
}
