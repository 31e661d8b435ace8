import type { CancellationToken } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { textEditOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { OpenDocument } from '../open-document.ts'
import { doubtEditRequest } from '../../protocol.ts'
import type { DoubtAnswers, DoubtEdit } from '../../protocol.ts'
import { doubtfulBlock } from '../../check/doubt/find.ts'
import { writingOut, type Meaning } from '../../check/doubt/meaning.ts'

function editFor(document: OpenDocument, { step: id, hash, answers }: DoubtAnswers): DoubtEdit | null {
  const { runbook, source, version } = document
  const step = runbook?.steps.find(step => step.id === id)
  // A line that was left out stays in doubt: no attribute says "leave it out".
  const meanings = answers.filter((answer): answer is Meaning => answer === 'run' || answer === 'output')
  if (runbook === null || step === undefined || document.hash(step) !== hash) return null
  if (meanings.length !== answers.length || answers.length !== step.doubts.length) return null
  const block = doubtfulBlock(runbook, step.id)
  const fix = block === null ? null : writingOut(block, meanings)
  return fix && { title: fix.title, version, edits: fix.edits.map(edit => textEditOf(source, edit)) }
}

/** The edit that writes the operator's answers about lines in doubt into the document. */
export const doubtEdit: Feature = {
  capabilities: {},

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    connection.onRequest(doubtEditRequest, (params: DoubtAnswers, token: CancellationToken) =>
      answer({ uri: params.uri, token, nothing: null, about: document => editFor(document, params) }),
    )
  },
}
