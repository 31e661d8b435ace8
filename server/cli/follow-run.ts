import type { Recorded } from '../run/event.ts'
import type { RunnerConnection } from '../run/runner/connect.ts'
import type { Followed, RunRequest } from '../run/runner/wire.ts'
import type { RunState } from '../run/state.ts'
import type { Runbook } from '../runbook/model.ts'
import { askAboutLines } from './ask-about-lines.ts'
import { askForConfirmation } from './ask-for-confirmation.ts'
import { askHowToBecomeRoot } from './become-root.ts'
import { askForValues } from './ask-for-values.ts'
import { type ExitCode, Failure, failure } from './command.ts'
import { type Operator, operatorOf } from './operator.ts'
import { latestRunOf } from './recorded-runs.ts'
import { SelectionEvents } from './selection-events.ts'
import { outliveReader } from './standard-output.ts'

/** What is asked for, and whether somebody is there to say what lines in doubt are. */
export interface Asked {
  readonly request: RunRequest
  readonly asksAboutLines: boolean
}

/**
 * Runs what `request` selects and prints what happens, to its end. While steps of the document run already, it goes
 * along with them and runs nothing more, unless other steps were named.
 */
export async function followRun(
  connection: RunnerConnection,
  wanted: Asked,
  runbook: Runbook,
  print: (record: Recorded) => void,
): Promise<ExitCode> {
  outliveReader()
  const { request } = wanted
  const { file } = request
  const operator = operatorOf(connection, file)
  try {
    return await new Promise<ExitCode>((finish, fail) => {
      let rootless: string | null = null
      const events = new SelectionEvents(record => {
        if (record.event === 'step.refused' && record.cause === 'become') rootless = record.target ?? 'local'
        if (record.event !== 'run.finished') {
          print(record)
          if (process.stdout.writableNeedDrain) waitForReader(connection)
          return
        }
        const end = () => {
          print(record)
          finish(record.outcome === 'passed' ? 0 : 1)
        }
        if (rootless === null || !request.interactive) return end()
        // Where one is not root elsewhere is known only when a shell is open there.
        asRoot(rootless).then(isAsked => isAsked || end(), fail)
        rootless = null
      })
      const asRoot = async (target: string): Promise<boolean> => {
        const request = await asked
        const become = request === null ? null : await askHowToBecomeRoot(operator, target)
        if (request === null || become === null) return false
        events.hold()
        events.begin(await connection.run({ ...request, becoming: { ...request.becoming, [target]: become } }))
        return true
      }
      connection.onLost(message => {
        process.stderr.write(`runbook: ${message}\n`)
        void lostEvents(request, events.seq).then(records => {
          for (const record of records) events.add(record)
          fail(new Failure('the record says how far the run came: see `runbook status`'))
        }, fail)
      })
      operator.onLeave(() => fail(new Failure('left without an answer: see `runbook status` for what goes on')))
      const asked = begin(connection, wanted, runbook, events, operator)
      asked.catch(fail)
    })
  } catch (error) {
    throw failure(error)
  } finally {
    operator.stop()
    connection.close()
  }
}

const waiting = new WeakSet<RunnerConnection>()

/** Whoever reads what we print is slower than what runs. */
function waitForReader(connection: RunnerConnection): void {
  const { stdout } = process
  if (waiting.has(connection)) return
  waiting.add(connection)
  connection.pause()
  const go = () => {
    stdout.off('drain', go).off('close', go)
    waiting.delete(connection)
    connection.resume()
  }
  stdout.on('drain', go).on('close', go)
}

/** Answers what was asked for; null when it goes along with what runs already. */
async function begin(
  connection: RunnerConnection,
  { request, asksAboutLines }: Asked,
  runbook: Runbook,
  events: SelectionEvents,
  operator: Operator,
): Promise<RunRequest | null> {
  const { file, interactive } = request
  let state: RunState | null = null
  let asked = false
  const followed = await connection.follow(
    file,
    (now, record) => {
      state = now
      events.add(record)
      if (record.event === 'step.asks') void answer(record.names)
      else if (asked && asking() === undefined) operator.hush()
    },
    { output: true },
  )
  state ??= followed.state
  const asking = () => Object.values(state?.steps ?? {}).find(({ phase }) => phase === 'asking')
  const answer = async (names: readonly string[]): Promise<void> => {
    asked = true
    const values = await askForValues(operator, names)
    asked = false
    // Another terminal may have answered in the meantime.
    if (asking() === undefined) return
    if (values === null) return void (await connection.cancel(file))
    await connection.answer(file, values).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      return asking() === undefined ? undefined : answer(names)
    })
  }

  if (goesAlong(followed, request)) {
    process.stderr.write(follows)
    events.join(happened(request, followed))
    const names = asking()?.asks
    if (names !== undefined) await answer(names)
    return null
  }
  let { values, confirmed = [], unread = {} } = request
  if (asksAboutLines) unread = await askAboutLines(operator, connection, request)
  if (interactive) {
    confirmed = await askForConfirmation(operator, connection, { ...request, unread }, runbook)
    const names = await missingNames(connection, { ...request, unread, confirmed })
    const given = await askForValues(operator, names)
    if (given === null) throw new Failure(`expected a value for ${names.join(', ')}, found none; nothing was run`)
    values = { ...values, ...given }
  }
  if (operator.canceled) throw new Failure('canceled before anything was run')
  const complete = { ...request, values, confirmed, unread }
  try {
    events.begin(await connection.run(complete))
    return complete
  } catch (error) {
    // Another terminal was faster.
    if (!(state !== null && goesAlong({ ...followed, state }, request) && events.joinNewest())) throw error
    process.stderr.write(follows)
    return null
  }
}

const follows = 'runbook: a step of this document is running already: following it\n'

/** A request for whatever comes next is met by what is at work; one that names steps is the runner's to refuse. */
const goesAlong = ({ state }: Followed, { select, practice }: RunRequest): boolean =>
  state?.busy === true && state.practice === practice && (select.kind === 'next' || select.kind === 'all')

/** What happened in a selection that goes on: what the runner still has of it, output and all, and before that the record. */
function happened({ file, run }: RunRequest, { state, history }: Followed): readonly Recorded[] {
  const events = (latestRunOf(file, run ?? state?.run)?.events ?? []).filter(({ seq }) => seq <= (state?.lastSeq ?? -1))
  const recent = events.slice(events.findLastIndex(({ event }) => event === 'run.started'))
  const told = history.filter(({ seq }) => seq >= (recent[0]?.seq ?? 0))
  const first = told[0]?.seq ?? Infinity
  return [...recent.filter(({ seq }) => seq < first), ...told]
}

/**
 * What the record of the document's run has to say after the runner was lost. A process that is killed hangs up before
 * it has gone, and only then the record's last word is known.
 */
async function lostEvents({ file, run }: RunRequest, seq: number): Promise<readonly Recorded[]> {
  for (let attempt = 0; ; attempt++) {
    const records = (latestRunOf(file, run)?.events ?? []).filter(record => record.seq > seq)
    if (records.some(({ event }) => event === 'run.finished') || attempt === 100) return records
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/**
 * Names of the spelled placeholders that nobody has filled, of the steps that would run before one that stops the run.
 * A sample's value is known later.
 */
async function missingNames(connection: RunnerConnection, request: RunRequest): Promise<readonly string[]> {
  const plan = await connection.plan(request)
  const stop = plan.findIndex(({ refusal }) => refusal !== null && refusal.reason !== 'placeholder')
  const before = stop === -1 ? plan : plan.slice(0, stop)
  return [...new Set(before.flatMap(({ refusal, missing }) => (refusal === null ? [] : missing)))]
}
