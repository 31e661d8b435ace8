/** The command line: argv → command → exit code. */
import { parseArguments } from './arguments.ts'
import { type CliCommand, type ExitCode, Failure, UsageError } from './command.ts'
import { commands } from './commands/index.ts'
import { helpOf, overview } from './help.ts'
import { shownLine } from '../text/shown-text.ts'
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

function explain(error: unknown): string {
  if (error instanceof UsageError || error instanceof Failure) return shownLine(error.message)
  if (!(error instanceof Error)) return `this is a bug: ${String(error)}`
  // Relative names mean nothing in a folder that somebody has taken away.
  if ('syscall' in error && error.syscall === 'uv_cwd') return 'expected a current folder, found that it is gone'
  return `this is a bug: ${error.stack}`
}

guardOutput()

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`runbook: ${explain(error)}\n`)
    process.exitCode = error instanceof Failure ? 1 : 2
  },
)
