import type { Command } from '../../runbook/model.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Reading } from '../document.ts'
import { fill, shown } from '../fill.ts'
import { type Circumstances, type Refused, refusalOf } from '../gate.ts'
import { openBehind } from '../nested.ts'
import { Nesting } from '../nesting.ts'
import { promptOf } from '../prompt-of.ts'
import { stepsOf } from '../plan.ts'
import { inDocument } from '../resume/present-steps.ts'
import type { RunState } from '../state.ts'
import { type Settled, settledDocument } from '../settled-document.ts'
import { stepHash } from '../step-hash.ts'
import { placeInWords } from '../target/places.ts'
import type { PlannedDoubt, PlannedStep, RunRequest } from './wire.ts'

/** The hashes of a document's steps, by id: what somebody who asks for the file as it is has seen. */
export const hashesOf = ({ runbook }: Reading): Record<string, string> =>
  Object.fromEntries(runbook.steps.map(step => [step.id, stepHash(runbook, step)]))

/** What is known when a request is worked on, in a run that has come as far as `state`. */
export function circumstancesOf(
  { trusted, practice, interactive, targets, confirmed, becoming }: RunRequest,
  state: RunState | null,
  values: Readonly<Record<string, string>>,
): Circumstances {
  return {
    ...{ trusted, practice, interactive, targets, confirmed, values },
    root: process.getuid?.() === 0,
    becoming: { ...state?.becoming, ...becoming },
  }
}

/** What a request would do, given how far a run has come; null for a run that does not exist yet. */
export function planOf(
  request: RunRequest,
  reading: Reading,
  state: RunState | null,
  circumstances: Circumstances,
): readonly PlannedStep[] {
  const seen = request.seen ?? hashesOf(reading)
  const { targets, practice } = circumstances
  const known = inDocument(state, reading.runbook)
  const settled = settledDocument(reading.runbook, request, known)
  const steps = [...settled.values()].map(({ step }) => step)
  const nesting = practice ? undefined : new Nesting({ steps }, targets)
  // What is open where, once the steps before have run.
  const open = new Map(Object.entries(state?.inside ?? {}))
  const { source } = reading.runbook
  return stepsOf(request.select, reading.runbook, known).map(({ id, stop }) => {
    const found = settled.get(id)
    const step = found?.step ?? null
    const hash = found === undefined ? null : stepHash(reading.runbook, found.written)
    const placed = (step !== null && nesting?.placed(step)) || step
    const target = placed === null || practice ? 'local' : placeInWords(placed, targets)
    const around = { ...circumstances, source, nesting, open: open.get(target) }
    const changed = step === null || seen[id] !== hash
    const refusal: Refused | null = changed
      ? { reason: 'changed', message: 'its text has changed: look at it again before you run it' }
      : (stop ?? refusalOf(step, around))
    if (refusal === null && step !== null && nesting !== undefined) open.set(target, openBehind(step, nesting))
    const commands = step?.commands.map(command => shown(command, circumstances.values)) ?? []
    const prompts = step?.commands.map(command => promptOf(command, step, practice)) ?? []
    const within = step?.commands.map(command => nesting?.placeOf(step, command).chain.at(-1)?.opener ?? null) ?? []
    const inside = within.some(opener => opener !== null) ? { inside: within } : {}
    const doubts = found === undefined ? [] : doubtsOf(found, source)
    const missing = [...new Set((step?.commands ?? []).flatMap(command => neededNames(command, circumstances.values)))]
    return {
      ...{ step: id, title: step?.title ?? '', hash, target, doubts, missing },
      ...{ commands, prompts, ...inside, refusal },
    }
  })
}

/** A step's lines in doubt as questions, with what was answered so far. */
const doubtsOf = ({ written, decided }: Settled, source: SourceText): readonly PlannedDoubt[] =>
  written.doubts.map(({ command: { span, text }, why }, index) => ({
    line: source.lineAt(span.start),
    endLine: source.lineAt(Math.max(span.start, span.end - 1)),
    ...{ text, why, as: decided[index]?.as ?? null },
  }))

/** Names of the placeholders that a command needs values for before its step starts: a sample's is known later. */
const neededNames = (command: Command, values: Readonly<Record<string, string>>): readonly string[] =>
  fill(command, values)
    .missing.filter(({ kind }) => kind !== 'sample')
    .map(({ name }) => name)
