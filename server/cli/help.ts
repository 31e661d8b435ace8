import type { CliCommand } from './command.ts'
import { commands } from './commands/index.ts'

const exitStatus = (fails: string): string => `Exit status:
  0  fine
${fails === '' ? '' : `  1  ${fails}\n`}  2  bad usage, or input that cannot be read
`

/** What `runbook --help` prints. */
export const overview = (): string => `Usage: runbook COMMAND [OPTION]… [ARGUMENT]…

Find the steps of upgrade and operations guides written in reStructuredText or
Markdown, check them, and run them one by one.

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(8)}  ${summary}`).join('\n')}

Options:
  -h, --help     print this; \`runbook COMMAND --help\` explains a command
  -V, --version  print the version

${exitStatus('a problem of severity error; a failed, refused, canceled or unknown step')}`

/** What `runbook COMMAND --help` prints. */
export const helpOf = ({ name, usage, summary, help, fails }: CliCommand): string =>
  `Usage: runbook ${name} ${usage}

${summary}
${help === '' ? '' : `\n${help.trim()}\n`}
${exitStatus(fails)}`
