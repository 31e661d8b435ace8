import { parseArgs } from 'node:util'
import { type Arguments, type CliCommand, UsageError } from './command.ts'

/** What stands behind a command's name, by its options and `--help`. Throws {@link UsageError}. */
export function parseArguments(command: CliCommand, argv: readonly string[]): Arguments {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
  let parsed
  try {
    parsed = parseArgs({ args: withImplied(command, argv), options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(explain(command, error), { cause: error })
  }
  const values = parsed.values as Record<string, string | boolean | (string | boolean)[] | undefined>
  const texts = (name: string) => [values[name] ?? []].flat().filter(value => typeof value === 'string')
  return {
    positionals: parsed.positionals,
    flag: name => values[name] === true,
    text: name => texts(name).at(-1) ?? null,
    texts,
  }
}

/** A value is a number here: what else follows is the next argument. */
const withImplied = ({ implied = {} }: CliCommand, argv: readonly string[]): string[] =>
  argv.map((word, index) => {
    const value = word.startsWith('--') ? implied[word.slice(2)] : undefined
    return value === undefined || /^\d+$/.test(argv[index + 1] ?? '') ? word : `${word}=${value}`
  })

/** What `parseArgs` has to say, in our words. */
function explain({ name, options }: CliCommand, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  const option = /'(?:-\w, )?(--?[^' ]+)/.exec(said)?.[1] ?? ''
  const known = Object.keys(options).map(each => `--${each}`)
  const help = `\`runbook ${name} --help\` explains them`
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return known.length === 0
        ? `runbook ${name} takes no options, found ${option}`
        : `expected an option of runbook ${name} (${known.join(', ')}), found ${option}; ${help}`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return options[option.slice(2)]?.type === 'string'
        ? `expected a value after ${option}, found none; one that begins with a dash is given as ${option}=VALUE`
        : `expected ${option} alone, found it with a value`
    default:
      return said.split('\n', 1)[0] ?? said
  }
}
