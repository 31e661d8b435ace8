import * as vscode from 'vscode'
import type { Recorded } from '../server/run/event.ts'
import { HostVoices } from '../server/run/hosts/host-voices.ts'
import { bannerOf, missingBanner, placeBanner } from './banner.ts'
import { nameOf } from './documents.ts'
import { outputFilter } from './harmless-output.ts'
import type { Outlines } from './outlines.ts'
import type { Attached, Runs } from './runs.ts'
import { Tail } from './tail.ts'

/** The terminal tabs of the runs, one per document. */
export interface Terminals {
  /** Shows the tab of a document, opened again when it was closed. */
  show(file: string, options: { readonly focus: boolean }): void
  /** Opens the tab unless it is there already, in which case it is left where it is. */
  ready(file: string): void
  /** Size of the tab, for the session's terminal. */
  size(file: string): { readonly columns: number; readonly rows: number }
}

/**
 * How much is kept for a tab that is opened again, and how much may wait to be drawn, in UTF-16 units: more than whoever
 * comes to a run is told of it. How much of that can be scrolled back to is the user's own setting.
 */
const longestTail = 5 << 20

/** Output comes in bursts: it is drawn at most so often, in milliseconds, and so much at a time, or the window would stand. */
const pause = 16
const most = 256 * 1024

/** One document's tab: what it shows outlives the tab, and closing it ends no step. */
class RunTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>()
  readonly onDidWrite = this.#written.event
  readonly #filter = outputFilter()
  /** The hosts of the step that runs. */
  readonly hosts = new HostVoices()
  readonly #keys: (data: string) => void
  readonly #resized: (columns: number, rows: number) => void
  readonly #tail = new Tail(longestTail)
  #pending = new Tail(longestTail)
  #timer: NodeJS.Timeout | undefined
  #open = false
  #atLineStart = true
  terminal: vscode.Terminal | undefined
  size = { columns: 120, rows: 30 }

  constructor(keys: (data: string) => void, resized: (columns: number, rows: number) => void) {
    this.#keys = keys
    this.#resized = resized
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    this.#open = true
    this.#pending = new Tail(longestTail)
    this.#pending.push(this.#tail.text)
    this.#draw()
    if (dimensions) this.setDimensions(dimensions)
  }

  close(): void {
    this.#open = false
    this.terminal = undefined
  }

  handleInput(data: string): void {
    this.#keys(data)
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    if (columns === this.size.columns && rows === this.size.rows) return
    this.size = { columns, rows }
    this.#resized(columns, rows)
  }

  output(data: string): void {
    this.#write(this.#filter.pass(data))
  }

  /** Says something of our own, on a line of its own and in its own colours. */
  say(text: string): void {
    if (text === '') return
    this.#write(this.#filter.reset() + (this.#atLineStart ? '' : '\r\n') + text)
  }

  #write(text: string): void {
    if (text === '') return
    this.#atLineStart = /\n(?:\x1b\[[0-9;]*m)*$/.test(text.slice(-64))
    this.#tail.push(text)
    if (!this.#open) return
    this.#pending.push(text)
    this.#draw()
  }

  #draw(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (!this.#open || this.#pending.isEmpty) return
      this.#written.fire(this.#pending.take(most))
      this.#draw()
    }, pause)
  }
}

/** The window's note that a document's tab was open: a reload takes it away, and only its operator may. */
const wasOpen = (file: string) => `terminal ${file}`

/** Opens terminal tabs for runs and writes what happens in them. */
export function runTerminals(context: vscode.ExtensionContext, outlines: Outlines, runs: Runs): Terminals {
  const tabs = new Map<string, RunTerminal>()
  /** By document: how far the record of which run has been written. */
  const told = new Map<string, { readonly run: string; readonly seq: number }>()

  const speak = (file: string, ask: (connection: Awaited<ReturnType<Runs['connect']>>) => Promise<unknown>) => {
    // Keys are for a step: without one there is nobody to type to, and no runner is started for it.
    if (!runs.state(file)?.busy) return
    runs
      .connect(file)
      .then(ask)
      .catch((error: unknown) => tab(file).say(`${error instanceof Error ? error.message : String(error)}\r\n`))
  }

  function tab(file: string): RunTerminal {
    const known = tabs.get(file)
    if (known) return known
    const made = new RunTerminal(
      data => speak(file, connection => connection.input(file, data)),
      (columns, rows) => speak(file, connection => connection.resize(file, columns, rows)),
    )
    tabs.set(file, made)
    return made
  }

  function opened(file: string): { readonly terminal: vscode.Terminal; readonly fresh: boolean } {
    const pty = tab(file)
    const fresh = pty.terminal === undefined
    if (fresh) void context.workspaceState.update(wasOpen(file), true)
    pty.terminal ??= vscode.window.createTerminal({
      name: `${nameOf(vscode.Uri.file(file))} · Runbook`,
      iconPath: new vscode.ThemeIcon('play-circle'),
      pty,
      isTransient: true,
    })
    return { terminal: pty.terminal, fresh }
  }

  function write(file: string, record: Recorded): void {
    const pty = tab(file)
    const { hosts } = pty
    const target = 'target' in record ? record.target : undefined
    if (record.event === 'output') {
      pty.say(hosts.about(target, missingBanner(record)))
      if (hosts.isSideBySide && target !== undefined) pty.say(outputFilter().pass(hosts.output(target, record.data)))
      else pty.output(record.data)
      return
    }
    if (record.event === 'session.opening') {
      pty.output(record.data)
      return
    }
    if (record.event === 'step.started') hosts.start(record)
    if (record.event === 'host.started' && hosts.isSideBySide) return
    if (record.event === 'step.waiting' || record.event === 'command.finished')
      pty.say(outputFilter().pass(hosts.rest(target)))
    const place = record.event === 'command.started' ? hosts.comesTo(record) : null
    if (place !== null) pty.say(placeBanner(place))
    const title = (id: string) => outlines.title(vscode.Uri.file(file), id)
    const banner = bannerOf(record, title, runs.state(file)?.practice ?? false, label => hosts.label(label))
    pty.say(hosts.about(record.event === 'step.refused' ? undefined : target, banner))
  }

  /** What happened before this window came to the run, or while it had lost it; a step that runs shows itself. */
  function catchUp({ file, followed: { state, history } }: Attached): void {
    if (!state) return
    const known = told.get(file)
    const news = known?.run === state.run ? history.filter(({ seq }) => seq > known.seq) : history
    for (const record of news) write(file, record)
    told.set(file, { run: state.run, seq: state.lastSeq })
    // In Restricted Mode VS Code would ask to trust the folder, which nobody wanted to hear.
    if (!vscode.workspace.isTrusted) return
    if (state.busy) ready(file)
    else if (context.workspaceState.get(wasOpen(file))) opened(file)
  }

  function ready(file: string): void {
    const { terminal, fresh } = opened(file)
    if (fresh) terminal.show(true)
  }

  context.subscriptions.push(
    runs.onRecord(({ file, record }) => {
      write(file, record)
      const run = record.event === 'run.started' ? record.run : told.get(file)?.run
      if (run !== undefined) told.set(file, { run, seq: record.seq })
    }),
    runs.onDidAttach(catchUp),
    vscode.window.onDidCloseTerminal(({ creationOptions, exitStatus }) => {
      const [file] = [...tabs].find(([, pty]) => 'pty' in creationOptions && creationOptions.pty === pty) ?? []
      const byHand = exitStatus?.reason === vscode.TerminalExitReason.User
      if (file !== undefined && byHand) void context.workspaceState.update(wasOpen(file), undefined)
    }),
    { dispose: () => tabs.forEach(pty => pty.terminal?.dispose()) },
  )

  return {
    show(file, { focus }) {
      opened(file).terminal.show(!focus)
    },
    ready,
    size: file => tab(file).size,
  }
}
