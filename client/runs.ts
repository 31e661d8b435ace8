import { existsSync } from 'node:fs'
import * as vscode from 'vscode'
import type { Recorded } from '../server/run/event.ts'
import { journalFolder } from '../server/run/journal/location.ts'
import { connect, type RunnerConnection } from '../server/run/runner/connect.ts'
import type { Followed } from '../server/run/runner/wire.ts'
import type { RunState } from '../server/run/state.ts'
import { workspaceOf } from '../server/run/workspace.ts'
import { newRunName } from '../server/run/run-name.ts'
import { chosenRuns } from './chosen-run.ts'
import type { Outlines } from './outlines.ts'
import type { Practice } from './practice.ts'
import { asInOutline } from './present.ts'

export type { RunnerConnection }

/** This window has come to a run. */
export interface Attached {
  readonly file: string
  readonly followed: Followed
  /** It followed the run before, and lost its runner while a step was at work. */
  readonly lost: boolean
}

/** The runs of the documents this window has to do with. */
export interface Runs {
  /** Where the document's run stands, the real one or that in practice; null when it has none, or was started over. */
  state(file: string): RunState | null
  /** The runner of the document's workspace, started if need be. Rejects with a sentence for the operator. */
  connect(file: string): Promise<RunnerConnection>
  /** Takes up a run that goes on, or was left, without starting one. Never rejects. */
  attach(file: string): Promise<void>
  /** Shows another run of the document, or one that has yet to begin; from then on it is what is gone on with. */
  choose(file: string, run: string): Promise<void>
  /** Closes the document's run: nothing of it is shown from then on. */
  startOver(file: string): Promise<void>
  /** The state of a document may have changed. */
  readonly onDidChange: vscode.Event<string>
  readonly onRecord: vscode.Event<{ readonly file: string; readonly record: Recorded }>
  readonly onDidAttach: vscode.Event<Attached>
}

/** A run that this window follows. */
interface Follow {
  readonly line: RunnerConnection
  /** The one that was chosen; undefined for the one that everybody sees. */
  readonly run: string | undefined
  readonly answer: Promise<void>
  leave(): void
}

/** Follows the runs of documents over one line per workspace; a line that is lost is taken up again when next needed. */
export function followedRuns(context: vscode.ExtensionContext, practice: Practice, outlines: Outlines): Runs {
  const lines = new Map<string, Promise<RunnerConnection | null>>()
  const followed = new Map<string, Follow>()
  const chosen = chosenRuns(context, practice)
  const states = new Map<string, RunState | null>()
  const changed = new vscode.EventEmitter<string>()
  const recorded = new vscode.EventEmitter<{ file: string; record: Recorded }>()
  const attached = new vscode.EventEmitter<Attached>()
  /** Documents whose runner was lost while a step was at work, until it is known what became of it. */
  const missed = new Set<string>()
  const runnerPath = context.asAbsolutePath('dist/runner.cjs')
  const left = (file: string) => `started over ${file}`

  async function line(file: string, spawn: boolean): Promise<RunnerConnection | null> {
    const workspace = workspaceOf(file)
    const known = await lines.get(workspace)?.catch(() => null)
    if (known) return known
    const promise = connect({ workspace, runnerPath, spawn })
    lines.set(workspace, promise)
    try {
      const made = await promise
      if (made) made.onLost(message => lost(workspace, made, message))
      else lines.delete(workspace)
      return made
    } catch (error) {
      lines.delete(workspace)
      throw error
    }
  }

  function lost(workspace: string, line: RunnerConnection, message: string): void {
    lines.delete(workspace)
    const files = [...followed].flatMap(([file, by]) => (by.line === line ? [file] : []))
    files.forEach(file => followed.delete(file))
    const busy = files.filter(file => states.get(file)?.busy)
    // Only the record knows how far the steps came.
    for (const file of busy) {
      missed.add(file)
      runs.connect(file).catch(() => void vscode.window.showWarningMessage(`Runbook: ${message}.`))
    }
  }

  function follow(file: string, line: RunnerConnection): Promise<void> {
    // When a run takes the place of another, its record is told from the beginning: what is old is not news.
    let newest = new Date().toISOString()
    const known = followed.get(file)
    const run = chosen.of(file)
    if (known?.line === line && known.run === run) return known.answer
    known?.leave()
    const about = run === undefined ? line : line.ofRun(run)
    const listener = (state: RunState | null, record: Recorded) => {
      states.set(file, state)
      if (record.at >= newest) {
        newest = record.at
        recorded.fire({ file, record })
      }
      if (record.event !== 'output') changed.fire(file)
    }
    const answer = about.follow(file, listener, { output: true }).then(
      first => {
        states.set(file, first.state)
        attached.fire({ file, followed: first, lost: missed.delete(file) })
        changed.fire(file)
      },
      (error: unknown) => {
        followed.delete(file)
        throw error
      },
    )
    followed.set(file, { line, run, answer, leave: () => about.unfollow(file, listener) })
    return answer
  }

  const runs: Runs = {
    state(file) {
      const recorded = states.get(file) ?? null
      if (!recorded) return null
      const state = asInOutline(recorded, outlines.of(vscode.Uri.file(file)))
      if (state.busy) return state
      // A document has a run for real and one in practice: one is never taken for the other.
      if (state.practice !== practice.on) return null
      return !state.open && context.workspaceState.get(left(file)) === state.run ? null : state
    },
    async connect(file) {
      const made = await line(file, true)
      if (!made) throw new Error('Expected a runner to start, found none.')
      await follow(file, made)
      // What is shown is what is gone on with, whatever another terminal has begun meanwhile.
      const shown = runs.state(file)
      const run = chosen.of(file) ?? (shown?.open ? shown.run : undefined)
      return run === undefined ? made : made.ofRun(run)
    },
    async choose(file, run) {
      await chosen.choose(file, run)
      states.delete(file)
      await runs.connect(file)
      changed.fire(file)
    },
    async attach(file) {
      const known = followed.get(file)
      if (known && known.run === chosen.of(file)) return
      try {
        // A runner is started to read a record, never where there is none.
        const recordings = journalFolder(workspaceOf(file), process.env)
        const made = await line(file, vscode.workspace.isTrusted && existsSync(recordings))
        if (made) await follow(file, made)
      } catch {
        // Nobody asked for this: a click that needs the runner says what is wrong with it.
      }
    },
    async startOver(file) {
      const line = await runs.connect(file)
      const run = states.get(file)?.run
      await line.startOver(file)
      // Others stay open beside it: what comes next is a new one all the same.
      const others = (await line.list(file)).some(each => each.open && each.practice === practice.on)
      await chosen.choose(file, others ? newRunName() : undefined)
      await context.workspaceState.update(left(file), run)
      changed.fire(file)
    },
    onDidChange: changed.event,
    onRecord: recorded.event,
    onDidAttach: attached.event,
  }

  context.subscriptions.push(
    changed,
    recorded,
    attached,
    practice.onDidChange(() =>
      [...states.keys()].forEach(file => {
        void runs.attach(file)
        changed.fire(file)
      }),
    ),
    {
      dispose: () => lines.forEach(promise => void promise.then(line => line?.close()).catch(() => undefined)),
    },
  )
  return runs
}
