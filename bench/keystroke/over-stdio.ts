import type { ProtocolConnection } from 'vscode-languageserver/node'
import type { MarkupId } from '../../server/markup/markup.ts'
import type { Edit } from '../../server/text/edit.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { ms, row, summary } from '../measure.ts'
import { startServer } from '../server.ts'
import { typing } from './typing.ts'

/** At most so many edits, for so many milliseconds. */
const most = 300
const patience = 8_000

const uris = { rst: 'file:///tmp/keystroke.rst', markdown: 'file:///tmp/keystroke.md' } as const
const languages = { rst: 'restructuredtext', markdown: 'markdown' } as const

/**
 * What a keystroke in a text costs from the editor's side of the built language server: until the problems and lenses
 * are there, and what of it the sync of the text and the sending of whole lists take.
 */
export async function benchServer(markup: MarkupId, text: string): Promise<void> {
  const server = await startServer()
  const document = new OpenDocument(server.connection, markup, text)
  const opened = await timed(() => document.open())
  row('server: opened, until problems and lenses', ms(opened.time), '', '1')

  const edits = typing(text.length)
  const sync = await timesOf(edits, async edit => [(await timed(() => document.echo(edit))).time])
  // Nobody has asked for anything between these edits: they are read as one that reaches over all of them.
  const unread = await timed(() => Promise.all([document.problems(), document.lenses()]))
  const answered = await timesOf(edits, async edit => {
    document.change(edit)
    const [problems, lenses] = await Promise.all([timed(() => document.problems()), timed(() => document.lenses())])
    return [problems.time, lenses.time, Math.max(problems.time, lenses.time)]
  })
  // Nothing has changed: all that is left to do is to make the lists, send them and take them in.
  const again = await timesOf(edits, async () => [
    (await timed(() => document.problems())).time,
    (await timed(() => document.lenses())).time,
  ])
  tell('server: text sync alone', sync, 0)
  row(`server: ${sync.length} edits at once, until problems and lenses`, ms(unread.time), '', '1')
  tell('server: until the problems are there', answered, 0)
  tell('server: until the lenses are there', answered, 1)
  tell('server: until both are there', answered, 2)
  tell('server: the same problems again', again, 0, bytes(await document.problems()))
  tell('server: the same lenses again', again, 1, bytes(await document.lenses()))
  server.stop()
}

/** A document that an editor has open. */
class OpenDocument {
  readonly #connection: ProtocolConnection
  readonly #markup: MarkupId
  readonly #textDocument: { readonly uri: string }
  #source: SourceText
  #version = 1

  constructor(connection: ProtocolConnection, markup: MarkupId, text: string) {
    this.#connection = connection
    this.#markup = markup
    this.#textDocument = { uri: uris[markup] }
    this.#source = new SourceText(text)
  }

  async open(): Promise<void> {
    const languageId = languages[this.#markup]
    const textDocument = { ...this.#textDocument, languageId, version: 1, text: this.#source.text }
    void this.#connection.sendNotification('textDocument/didOpen', { textDocument })
    await Promise.all([this.problems(), this.lenses()])
  }

  change(edit: Edit): void {
    const at = (offset: number) => {
      const { line, column } = this.#source.positionAt(offset)
      return { line: line - 1, character: column - 1 }
    }
    const range = { start: at(edit.span.start), end: at(edit.span.end) }
    this.#source = this.#source.edited(edit)
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { ...this.#textDocument, version: ++this.#version },
      contentChanges: [{ range, text: edit.text }],
    })
  }

  /** An answer that comes behind the change and needs nothing of the document: the question is of one that is not open. */
  echo(edit: Edit): Promise<unknown> {
    this.change(edit)
    return this.#connection.sendRequest('textDocument/codeLens', { textDocument: { uri: 'file:///tmp/closed.md' } })
  }

  problems(): Promise<unknown> {
    return this.#connection.sendRequest('textDocument/diagnostic', { textDocument: this.#textDocument })
  }

  lenses(): Promise<unknown> {
    return this.#connection.sendRequest('textDocument/codeLens', { textDocument: this.#textDocument })
  }
}

async function timed(action: () => Promise<unknown>): Promise<{ readonly time: number }> {
  const start = performance.now()
  await action()
  return { time: performance.now() - start }
}

/** Several times for each edit. */
async function timesOf(edits: Generator<Edit, void>, take: (edit: Edit) => Promise<number[]>): Promise<number[][]> {
  const times: number[][] = []
  const end = performance.now() + patience
  while (times.length < most && performance.now() < end) {
    const edit = edits.next()
    if (edit.done === true) break
    times.push(await take(edit.value))
  }
  return times
}

function tell(name: string, times: readonly (readonly number[])[], part: number, ...more: readonly string[]): void {
  const { median, p99 } = summary(times.map(each => each[part] ?? NaN))
  row(name, ms(median), ms(p99), String(times.length), ...more)
}

const bytes = (answer: unknown): string => `${Math.round(Buffer.byteLength(JSON.stringify(answer)) / 1000)} KB`
