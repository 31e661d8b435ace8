/** The command line: argv → command → exit code. */
import { parseArguments } from './arguments.ts'
import { type CliCommand, type ExitCode, Failure, UsageError } from './command.ts'
import { commands } from './commands/index.ts'
import { helpOf, overview } from './help.ts'
import { shownLine } from './shown-text.ts'
import { guardOutput } from './standard-output.ts'
import { version } from './version.ts'

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = argv
  switch (name) {
    case undefined:
      process.stderr.write(overview())
      return 2
    case '--version':
    case '-V':
      process.stdout.write(`${version}\n`)
      return 0
    case '--help':
    case '-h':
    case 'help': {
      const [about] = rest
      process.stdout.write(about === undefined ? overview() : helpOf(commandNamed(about)))
      return 0
    }
  }
  const command = commandNamed(name)
  const args = parseArguments(command, rest)
  if (args.flag('help')) {
    process.stdout.write(helpOf(command))
    return 0
  }
  const { min, max } = command.takes
  const given = args.positionals.length
  if (given < min || given > max) {
    const found = given < min ? 'less' : `more (${args.positionals.slice(max).join(' ')})`
    throw new UsageError(`expected \`runbook ${command.name} ${command.usage}\`, found ${found}`)
  }
  return command.run(args)
}

function commandNamed(name: string): CliCommand {
  const command = commands.find(candidate => candidate.name === name)
  if (command !== undefined) return command
  throw new UsageError(`expected a command (${commands.map(each => each.name).join(', ')}), found ${name}`)
}

guardOutput()

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const known = error instanceof UsageError || error instanceof Failure
    const text = error instanceof Error ? (known ? error.message : error.stack) : String(error)
    process.stderr.write(`runbook: ${known ? shownLine(text ?? '') : `this is a bug: ${text}`}\n`)
    process.exitCode = error instanceof Failure ? 1 : 2
  },
)
