import { IncludedTexts } from '../../include/included-texts.ts'
import { blocksWhy } from '../blocks-why.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { markupNamed, readDocument } from '../read-document.ts'
import { shownText } from '../../text/shown-text.ts'
import { stepsJson } from '../steps-json.ts'
import { stepsOutline } from '../steps-outline.ts'
import { withIncludes } from '../with-includes.ts'

/** `runbook steps`: what is found in a document. */
export const steps: CliCommand = {
  name: 'steps',
  usage: 'FILE… [--json|--why] [--markup MARKUP]',
  summary: 'Print the steps, commands, hosts and placeholders of documents.',
  help: `FILE is a document in RST or Markdown, told by its name, a .txt by its content;
- is standard input. Nothing is run. Each step is shown with its id, which the
other commands take, its line and its kind: command, inline, file or manual. A ?
marks a line in doubt, which may be typed or shown; \`runbook run\` asks what it
is.

Options:
  --why            the role of each line of each block, and why
  --json           one JSON object per FILE and line, problems included
  --markup MARKUP  read every FILE as rst or markdown, whatever its name

Examples:
  runbook steps upgrade.rst
  runbook steps --why upgrade.rst | grep unread
  curl -s https://example.com/upgrade.md | runbook steps --json -
`,
  fails: '',
  options: { json: { type: 'boolean' }, why: { type: 'boolean' }, markup: { type: 'string' } },
  takes: { min: 1, max: Infinity },
  run(args) {
    const markup = markupNamed(args.text('markup'))
    const [json, why] = [args.flag('json'), args.flag('why')]
    if (json && why) throw new UsageError('expected one of --json and --why, found both; --json also says why')
    const texts = new IncludedTexts()
    return eachFile(args.positionals, file => {
      const runbook = readDocument(file, markup)
      process.stdout.write(
        json
          ? `${JSON.stringify(stepsJson(file, withIncludes(file, runbook, texts)))}\n`
          : why
            ? blocksWhy(file, runbook)
            : shownText(stepsOutline(file, runbook)),
      )
      return 0
    })
  },
}
