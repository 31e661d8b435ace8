import { extname } from 'node:path'
import { markups } from '../../markup/index.ts'
import { skeleton } from '../../markup/rst/skeleton.ts'
import { SourceText } from '../../text/source-text.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { readText } from '../read-document.ts'

/** `runbook tree`: an RST document's block tree, for comparison with docutils. */
export const tree: CliCommand = {
  name: 'tree',
  usage: 'FILE…',
  summary: "Print the block tree of RST documents, in docutils' element names.",
  help: `One line per FILE: nested arrays of element names, as docutils' own parser has
them before its transforms, such as ["document",["section",["title"]]]. It is
there to compare the two parsers; - is standard input.
`,
  fails: '',
  options: {},
  takes: { min: 1, max: Infinity },
  run: args =>
    eachFile(args.positionals, file => {
      const other = markups.find(
        ({ id, extensions }) => id !== 'rst' && extensions.includes(extname(file).toLowerCase()),
      )
      if (other !== undefined) throw new UsageError(`${file}: expected an RST document, found ${other.id}`)
      process.stdout.write(`${JSON.stringify(skeleton(new SourceText(readText(file))))}\n`)
      return 0
    }),
}
