import { check as problemsOf } from '../../check/check.ts'
import { IncludedTexts } from '../../include/included-texts.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { problemJson } from '../problem-json.ts'
import { markupNamed, readDocument } from '../read-document.ts'
import { type CheckedFile, sarif } from '../sarif.ts'
import { shownLine } from '../../text/shown-text.ts'
import { withIncludes } from '../with-includes.ts'

/** `runbook check`: what is wrong or dangerous in a document. */
export const check: CliCommand = {
  name: 'check',
  usage: 'FILE… [--json | --sarif] [--markup MARKUP]',
  summary: 'Report what is wrong or dangerous in each document.',
  help: `FILE is a document in RST or Markdown, told by its name, a .txt by its content;
- is standard input. Nothing is run. Files that a document includes are looked
up, but for standard input, which stands in no folder. A problem is one line,

  FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]

with severity error, warning, info or hint. Each rule has a page in docs/rules.

Options:
  --json           one JSON object per FILE and line
  --sarif          one SARIF 2.1.0 log for all of them
  --markup MARKUP  read every FILE as rst or markdown, whatever its name

Examples:
  runbook check docs/*.rst
  runbook check --sarif docs/*.md > runbook.sarif
`,
  fails: 'a problem of severity error',
  options: { json: { type: 'boolean' }, sarif: { type: 'boolean' }, markup: { type: 'string' } },
  takes: { min: 1, max: Infinity },
  run(args) {
    if (args.flag('json') && args.flag('sarif')) throw new UsageError('expected --json or --sarif, found both')
    const markup = markupNamed(args.text('markup'))
    const checked: CheckedFile[] = []
    const texts = new IncludedTexts()
    const code = eachFile(args.positionals, file => {
      const runbook = withIncludes(file, readDocument(file, markup), texts)
      const problems = problemsOf(runbook).map(problem => problemJson(runbook.source, problem))
      checked.push({ file, problems })
      if (args.flag('json')) process.stdout.write(`${JSON.stringify({ file, problems })}\n`)
      else if (!args.flag('sarif')) {
        for (const { line, column, severity, rule, message } of problems) {
          process.stdout.write(`${shownLine(`${file}:${line}:${column}: ${severity}: ${message}`)} [${rule}]\n`)
        }
      }
      return problems.some(({ severity }) => severity === 'error') ? 1 : 0
    })
    if (args.flag('sarif')) process.stdout.write(`${JSON.stringify(sarif(checked), null, 2)}\n`)
    return code
  },
}
