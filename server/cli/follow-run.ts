import type { Recorded } from '../run/event.ts'
import type { RunnerConnection } from '../run/runner/connect.ts'
import type { RunRequest } from '../run/runner/wire.ts'
import type { Runbook } from '../runbook/model.ts'
import { type ExitCode, UsageError } from './command.ts'
import { operatorOf } from './operator.ts'

/** Runs what `request` selects and prints what happens, to its end. */
export async function followRun(
  connection: RunnerConnection,
  request: RunRequest,
  runbook: Runbook,
  print: (record: Recorded) => void,
): Promise<ExitCode> {
  const { file } = request
  const operator = operatorOf(connection, file)
  let finish: (code: ExitCode) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const finished = new Promise<ExitCode>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  try {
    const { state } = await connection.follow(
      file,
      (_state, record) => {
        print(record)
        if (record.event === 'run.finished') finish(record.outcome === 'passed' ? 0 : 1)
        if (record.event === 'step.asks') void answer(record.names)
      },
      { output: true },
    )
    connection.onLost(message => fail(new UsageError(message)))
    const answer = async (names: readonly string[]): Promise<void> => {
      const values = await askAll(names)
      if (values === null) await connection.cancel(file)
      else await connection.answer(file, values).catch((error: unknown) => answerAgain(error, names))
    }
    const answerAgain = async (error: unknown, names: readonly string[]): Promise<void> => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      await answer(names)
    }
    const askAll = async (names: readonly string[]): Promise<Record<string, string> | null> => {
      const values: Record<string, string> = {}
      for (const name of names) {
        const value = await operator.ask(`${name} = `)
        if (value === null) return null
        values[name] = value
      }
      return values
    }
    let { values } = request
    if (request.interactive) {
      const known = state !== null && state.open ? { ...state.values, ...values } : values
      const names = await missing(connection, request, runbook, known)
      const given = await askAll(names)
      if (given === null) return 1
      values = { ...values, ...given }
    }
    await connection.run({ ...request, values })
    return await finished
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  } finally {
    operator.stop()
    connection.close()
  }
}

/** Names of the spelled placeholders that the selected steps need and nobody has filled. A sample's value is known later. */
async function missing(
  connection: RunnerConnection,
  request: RunRequest,
  runbook: Runbook,
  known: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const planned = new Set((await connection.plan(request)).map(({ step }) => step))
  const names = runbook.steps
    .filter(({ id }) => planned.has(id))
    .flatMap(({ commands }) => commands.flatMap(({ placeholders }) => placeholders))
    .filter(({ name, kind }) => kind !== 'sample' && !Object.hasOwn(known, name))
    .map(({ name }) => name)
  return [...new Set(names)]
}
