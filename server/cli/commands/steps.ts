import type { CliCommand } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { readDocument } from '../read-document.ts'
import { stepsJson } from '../steps-json.ts'
import { stepsOutline } from '../steps-outline.ts'

/** `runbook steps`: what is found in a document. */
export const steps: CliCommand = {
  name: 'steps',
  usage: 'FILE… [--json] [--markup rst|markdown]',
  summary: 'Prints the steps, commands, hosts and placeholders found in each document.',
  help: '  --json            one JSON object per FILE and line\n  --markup MARKUP   read every FILE as rst or markdown instead of going by its name and content\n  FILE may be - for standard input.',
  options: { json: { type: 'boolean' }, markup: { type: 'string' } },
  takes: { min: 1, max: Infinity },
  run: args =>
    eachFile(args.positionals, file => {
      const runbook = readDocument(file, args.text('markup'))
      process.stdout.write(
        args.flag('json') ? `${JSON.stringify(stepsJson(file, runbook))}\n` : stepsOutline(file, runbook),
      )
      return 0
    }),
}
