/** The command line: argv → command → exit code. */
import { parseArgs } from 'node:util'
import { type Arguments, type CliCommand, type ExitCode, UsageError } from './command.ts'
import { commands } from './commands/index.ts'
import { version } from './version.ts'

const overview = (): string => `Usage: runbook <command> …

${commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(58)} ${summary}`).join('\n')}

  runbook <command> --help explains one; runbook --version says which this is.
  Exit status: 0 fine, 1 an error-severity problem or a failed, refused or unknown step, 2 bad usage or unreadable input.
`

const helpOf = ({ name, usage, summary, help }: CliCommand): string =>
  `Usage: runbook ${name} ${usage}\n\n${summary}\n${help === '' ? '' : `\n${help}\n`}`

function argumentsOf(command: CliCommand, argv: readonly string[]): Arguments & { readonly help: boolean } {
  let parsed
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('\n')[0] : String(error), { cause: error })
  }
  const values = parsed.values as Record<string, string | boolean | (string | boolean)[] | undefined>
  const texts = (name: string) => [values[name] ?? []].flat().filter(value => typeof value === 'string')
  return {
    positionals: parsed.positionals,
    help: values['help'] === true,
    flag: name => values[name] === true,
    text: name => texts(name).at(-1) ?? null,
    texts,
  }
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview())
    return 0
  }
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version}\n`)
    return 0
  }
  if (name === undefined) {
    process.stderr.write(overview())
    return 2
  }
  const command = commands.find(candidate => candidate.name === name)
  if (command === undefined) {
    throw new UsageError(`expected a command (${commands.map(each => each.name).join(', ')}), found ${name}`)
  }
  const args = argumentsOf(command, rest)
  if (args.help) {
    process.stdout.write(helpOf(command))
    return 0
  }
  const { min, max } = command.takes
  if (args.positionals.length < min || args.positionals.length > max) {
    throw new UsageError(`expected: runbook ${command.name} ${command.usage}`)
  }
  return command.run(args)
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const usage = error instanceof UsageError
    process.stderr.write(
      `runbook: ${usage ? error.message : `this is a bug: ${error instanceof Error ? error.stack : String(error)}`}\n`,
    )
    process.exitCode = 2
  },
)
