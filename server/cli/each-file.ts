import { type ExitCode, UsageError, worse } from './command.ts'
import { shownLine } from '../text/shown-text.ts'

/**
 * Does `answer` for each file in order; one that cannot be read gives one line on standard error and exit code 2,
 * and the others are still answered.
 */
export function eachFile(files: readonly string[], answer: (file: string) => ExitCode): ExitCode {
  let code: ExitCode = 0
  for (const file of files) {
    try {
      code = worse(code, answer(file))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      process.stderr.write(`runbook: ${shownLine(error.message)}\n`)
      code = 2
    }
  }
  return code
}
