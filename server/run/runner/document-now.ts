import type { Runbook, Step } from '../../runbook/model.ts'
import type { DocumentOnDisk, Reading } from '../document.ts'
import type { Refused } from '../gate.ts'
import { Nesting } from '../nesting.ts'
import { factsNow, inDocument } from '../resume/present-steps.ts'
import type { StepFacts } from '../resume/step-facts.ts'
import type { RunState } from '../state.ts'
import { stepHash } from '../step-hash.ts'
import type { RunRequest } from './wire.ts'

/** A step as the document has it now, and what it is known by. */
export interface StepNow {
  readonly step: Step
  readonly about: StepFacts
}

/** What follows from one reading of a document, however many of its steps run. */
interface Known {
  readonly runbook: Runbook
  /** The run's state with the steps of the document. */
  readonly state: RunState | null
  readonly nesting: Nesting | undefined
}

/** The document of a request while its steps run: it may change meanwhile, and is read again before each step. */
export class DocumentNow {
  readonly #document: DocumentOnDisk
  readonly #request: RunRequest
  readonly #state: () => RunState | null
  #known: Known | null = null

  /** @param state How far the run has come. */
  constructor(document: DocumentOnDisk, request: RunRequest, state: () => RunState | null) {
    this.#document = document
    this.#request = request
    this.#state = state
  }

  /** What its commands open, as it was read last; undefined in practice, which enters nothing. */
  get nesting(): Nesting | undefined {
    return this.#known?.nesting
  }

  /** The step as the document has it now, when that is what the reader saw (`seen`, hashes by step id). */
  step(id: string, seen: Readonly<Record<string, string>>): StepNow | Refused {
    let reading: Reading
    try {
      reading = this.#document.read(this.#request.markup)
    } catch (error) {
      return changed(error instanceof Error ? error.message : String(error))
    }
    const { runbook, steps } = reading
    const { state } = this.#of(runbook)
    const step = steps.get(id)
    if (step === undefined) return changed('it was changed or taken out: look at the document before you run it')
    if (!Object.hasOwn(seen, id) || seen[id] !== stepHash(runbook, step))
      return changed('its text has changed: look at it again before you run it')
    return { step, about: factsNow(step, runbook, state) }
  }

  #of(runbook: Runbook): Known {
    if (this.#known?.runbook === runbook) return this.#known
    const { practice, targets } = this.#request
    return (this.#known = {
      runbook,
      state: inDocument(this.#state(), runbook),
      nesting: practice ? undefined : new Nesting(runbook, targets),
    })
  }
}

const changed = (message: string): Refused => ({ reason: 'changed', message })
