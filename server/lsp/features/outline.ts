import type { CancellationToken } from 'vscode-languageserver'
import { afterPause } from '../after-pause.ts'
import { answering } from '../answer.ts'
import { rangeOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { OpenDocument } from '../open-document.ts'
import { outlineChanged, outlineRequest } from '../../protocol.ts'
import type { Outline, OutlineNode, OutlinePlaceholder, OutlineStep } from '../../protocol.ts'
import { whoRuns } from '../../runbook/attributes/who-runs.ts'
import type { Placeholder, Procedure, Runbook, Step, StepId } from '../../runbook/model.ts'

/** How long a document is left alone before the client is told, in milliseconds. */
const pause = 150

function nodesOf(runbook: Runbook, nodes: readonly (Procedure | StepId)[]): OutlineNode[] {
  return nodes.map(node =>
    typeof node === 'string'
      ? { kind: 'step', id: node }
      : {
          kind: 'procedure',
          title: node.title,
          range: rangeOf(runbook.source, node.span),
          rollback: node.rollback,
          undoes: node.undoes && {
            title: node.undoes.title,
            line: rangeOf(runbook.source, node.undoes.heading).start.line,
          },
          purpose: node.purpose,
          children: nodesOf(runbook, node.children),
        },
  )
}

const outlinePlaceholderOf = ({ name, text, kind, reason, command }: Placeholder): OutlinePlaceholder => ({
  name,
  text,
  kind,
  reason,
  command,
})

function outlineStepOf(document: OpenDocument, { source }: Runbook, step: Step): OutlineStep {
  const { id, kind, title, hosts, alternative, rollback, user, timeout, confirm, reboots } = step
  return {
    id,
    kind,
    title,
    range: rangeOf(source, step.span),
    hash: document.hash(step),
    sections: step.procedure,
    hosts,
    commands: step.commands.map(command => ({
      text: command.text,
      range: rangeOf(source, command.span),
      host: command.prompt?.host ?? null,
      root: whoRuns(command, step).root,
      language: command.language,
    })),
    doubts: step.doubts.map(({ command, why }) => ({
      text: command.text,
      range: rangeOf(source, command.span),
      why,
      placeholders: command.placeholders.map(outlinePlaceholderOf),
    })),
    placeholders: step.placeholders.map(outlinePlaceholderOf),
    alternative,
    rollback,
    user,
    timeout,
    confirm,
    reboots,
    notes: step.notes.map(({ kind, warns, text }) => ({ kind, warns, text })),
  }
}

function outlineOf(document: OpenDocument): Outline | null {
  const { runbook, uri, version } = document
  if (runbook === null) return null
  return {
    uri,
    version,
    markup: runbook.markup,
    title: runbook.title,
    nodes: nodesOf(runbook, runbook.outline),
    steps: runbook.steps.map(step => outlineStepOf(document, runbook, step)),
  }
}

/** What the progress tree draws. */
export const outline: Feature = {
  capabilities: {},

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    connection.onRequest(outlineRequest, (params: { readonly uri: string }, token: CancellationToken) =>
      answer({ uri: params.uri, token, nothing: null, about: outlineOf }),
    )

    const told = afterPause(pause, uri => void connection.sendNotification(outlineChanged, { uri }))
    workspace.ended(() => told.clear())
    workspace.changed(uri => told.touch(uri))
    workspace.closed(uri => told.drop(uri))
  },
}
