import { SymbolKind } from 'vscode-languageserver'
import type { DocumentSymbol, Range, SymbolInformation } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { rangeOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { OpenDocument } from '../open-document.ts'
import type { Command, Procedure, Runbook, Step, StepId, StepKind } from '../../runbook/model.ts'

const stepKinds: Readonly<Record<StepKind, SymbolKind>> = {
  command: SymbolKind.Function,
  inline: SymbolKind.Function,
  file: SymbolKind.File,
  manual: SymbolKind.Event,
}

/** The first line of `text`, shortened; editors refuse a symbol without a name. */
function nameOf(text: string, otherwise: string): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? ''
  return line === '' ? otherwise : line.length > 100 ? `${line.slice(0, 99)}…` : line
}

function commandSymbol({ source }: Runbook, command: Command, within: Range): DocumentSymbol {
  const range = rangeOf(source, command.span)
  return {
    name: nameOf(command.text.replace(/\\\n\s*/g, ' '), 'command'),
    detail: command.prompt?.host ?? '',
    kind: SymbolKind.Operator,
    range: clipped(range, within),
    selectionRange: clipped(range, within),
  }
}

const isBefore = (a: Range['start'], b: Range['start']) =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** `inner` cut to `outer`: editors refuse a selection outside its symbol. */
function clipped(inner: Range, outer: Range): Range {
  const start = isBefore(inner.start, outer.start)
    ? outer.start
    : isBefore(outer.end, inner.start)
      ? outer.end
      : inner.start
  const end = isBefore(outer.end, inner.end) ? outer.end : isBefore(inner.end, start) ? start : inner.end
  return { start, end }
}

function stepSymbol(runbook: Runbook, step: Step): DocumentSymbol {
  const range = rangeOf(runbook.source, step.span)
  const firstLine = rangeOf(runbook.source, runbook.source.lineSpan(range.start.line + 1))
  return {
    name: nameOf(step.title, step.kind === 'manual' ? 'manual step' : `${step.kind} step`),
    detail: step.hosts.join(', '),
    kind: stepKinds[step.kind],
    range,
    selectionRange: clipped(firstLine, range),
    children: step.commands.map(command => commandSymbol(runbook, command, range)),
  }
}

const detailOf = ({ undoes, rollback, purpose }: Procedure): string =>
  undoes !== null ? nameOf(`rolls back: ${undoes.title}`, 'rollback') : rollback ? 'rollback' : (purpose ?? '')

function symbolsOf(runbook: Runbook): DocumentSymbol[] {
  const steps = new Map(runbook.steps.map(step => [step.id, step]))
  const procedureSymbol = (procedure: Procedure): DocumentSymbol => {
    const range = rangeOf(runbook.source, procedure.span)
    return {
      name: nameOf(procedure.title, 'section'),
      detail: detailOf(procedure),
      kind: SymbolKind.Namespace,
      range,
      selectionRange: clipped(rangeOf(runbook.source, procedure.heading), range),
      children: procedure.children.flatMap(symbol),
    }
  }
  const symbol = (node: Procedure | StepId): DocumentSymbol[] => {
    if (typeof node !== 'string') return [procedureSymbol(node)]
    const step = steps.get(node)
    return step === undefined ? [] : [stepSymbol(runbook, step)]
  }
  return runbook.outline.flatMap(symbol)
}

/** The same as a list, for clients that draw no tree. */
const flat = (uri: string, symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
  symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flat(uri, children, name),
  ])

/** Procedures, their steps, and the commands of these. */
export const documentSymbol: Feature = {
  capabilities: { documentSymbolProvider: { label: 'Runbook' } },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    const about = ({ uri, runbook }: OpenDocument): DocumentSymbol[] | SymbolInformation[] => {
      const symbols = runbook === null ? [] : symbolsOf(runbook)
      const tree = workspace.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true
      return tree ? symbols : flat(uri, symbols)
    }
    connection.onDocumentSymbol(({ textDocument: { uri } }, token) => answer({ uri, token, nothing: [], about }))
  },
}
